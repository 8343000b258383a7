//! What everyone reads.

use super::{holds, markdown, pm, section, workshop};
use crate::support::world::{self, write, write_file};

#[test]
fn everyone_sees_what_a_release_came_to() {
    let folder = workshop();
    let text = markdown(folder.path(), &["monthly-release"]);
    holds(&text, &["since 5 Sep 2026, the usual time", "Nothing was released."]);
    let judged = section(&text, "Released two months ago, judged now");
    holds(
        judged,
        &[
            "### Bulk import",
            "option/bulk-import, 28 Jul 2026 · for Small admins · initiative/search",
            "> Finding things is hard (7 of 9 admins).",
            "| found | 20 % (1 May 2026) | 26 % (20 Sep 2026) | 25 % | reached |",
        ],
    );
    // What a release taught stands with it, and not among what came up since.
    holds(judged, &["\n\nLearned: They import twice and then never again."]);
    assert!(!text.contains("## What surprised us"), "{text}");
    holds(
        section(&text, "Coming, and what we expect of it"),
        &["- We expect found 26 % (20 Sep 2026) → 30 % by 31 Dec 2026 (promised before this period began)"],
    );
    assert!(!text.contains("## Decisions"), "{text}");

    let text = markdown(folder.path(), &["monthly-release", "--since", "2026-07-01"]);
    holds(&text, &["since 1 Jul 2026, as asked for."]);
    holds(
        section(&text, "Released"),
        &["### Bulk import", "| found | 20 % (1 May 2026) | 26 % (20 Sep 2026) | 25 % | reached |"],
    );
    assert!(!text.contains("judged now"), "{text}");
}

#[test]
fn a_promise_with_another_day_was_not_made_before() {
    let folder = workshop();
    let path = folder.path().join("initiatives/search.md");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("by: 2026-12-31"), "{text}");
    std::fs::write(&path, text.replace("by: 2026-12-31", "by: 2027-03-31")).unwrap();
    let coming = markdown(folder.path(), &["monthly-release"]);
    holds(&coming, &["- We expect found 26 % (20 Sep 2026) → 30 % by 31 Mar 2027"]);
    assert!(!coming.contains("promised before this period"), "{coming}");
}

const METRICS: &str = "\
activation: {definition: teams, measures: customer, unit: '%', readings: {2026-03-01: 31 %, 2026-09-28: 38 %}}
found: {definition: searches, measures: customer, unit: '%', readings: {2026-05-01: 20 %, 2026-09-20: 26 %}}
calls: {definition: calls, measures: customer, unit: '%', readings: {2026-03-01: 9 %}}
";

/// What is expected by a day that is past is told as what came of it.
#[test]
fn a_day_that_is_past_is_told_as_missed_reached_or_not_read() {
    let folder = workshop();
    let search = "---\nintent: enterprise\nstatus: delivery\noutcomes:\n  found: {baseline: 20 %, target: 30 %, by: 2026-09-15}\n  activation: {baseline: 31 %, target: 35 %, by: 2026-09-15}\n  calls: {baseline: 12 %, target: 5 %, by: 2026-09-15}\n---\n# Finding things\n\nIt is hard.\n";
    let import = "---\ninitiative: search\nstatus: shipped\nshipped_on: 2026-07-28\noutcomes: {found: {baseline: 20 %, target: 30 %, by: 2026-09-15}}\n---\n# Bulk import\n\nBring all pages.\n";
    let files = [("metrics.yaml", METRICS), ("initiatives/search.md", search), ("options/bulk-import.md", import)];
    write(folder.path(), &files);
    let text = pm(folder.path(), &["review", "monthly-release"]).out;
    let lines = [
        "- We expected found 26 % (20 Sep 2026) → 30 % by 15 Sep 2026: missed, and no new date is on record",
        "- We expected activation 38 % (28 Sep 2026) → 35 % by 15 Sep 2026: reached",
        "- We expected calls 9 % (1 Mar 2026) → 5 % by 15 Sep 2026: not read since",
    ];
    holds(section(&text, "Coming, and what we expect of it"), &lines);
    assert!(!text.contains("We expect found"), "{text}");
    let judged = section(&text, "Released two months ago, judged now");
    holds(judged, &["| 26 % (20 Sep 2026) | 30 % by 15 Sep 2026 | missed, 60 % of the way |"]);
    // The day itself is not past.
    let early = world::pm(folder.path(), &["--today", "2026-09-15", "review", "monthly-release"]);
    let text = if early.code == 0 { early.out } else { panic!("{}", early.err) };
    assert!(!text.contains("We expected"), "{text}");
}

/// A lesson of another day than those of the period says how it comes to stand there.
#[test]
fn a_lesson_that_was_written_down_later_says_so() {
    let folder = workshop();
    let path = folder.path().join("initiatives/hardware-box.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let learned = text.replace("status: stopped\n", "status: stopped\nlearned: A box is a company of its own.\n");
    write_file(folder.path(), "initiatives/hardware-box.md", &learned);
    let text = markdown(folder.path(), &["monthly-release"]);
    let line = "(initiative/hardware-box) 15 Aug 2026, written down since\n\n> A box is a company of its own.";
    holds(section(&text, "What surprised us"), &[line]);
    let text = markdown(folder.path(), &["monthly-release", "--since", "2026-08-01"]);
    holds(section(&text, "What surprised us"), &["(initiative/hardware-box) 15 Aug 2026\n\n> A box"]);
}
