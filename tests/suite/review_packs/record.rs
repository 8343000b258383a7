//! The record that `--record` writes.

use std::fs;

use super::{holds, markdown, pm, section, workshop};
use crate::support::world::{self, write_file};

#[test]
fn the_record_has_a_blank_for_every_open_decision() {
    let folder = workshop();
    write_file(
        folder.path(),
        "reviews/2026-10-08.md",
        "---\ncadence: quarterly-business\nstatus: planned\non: 2026-10-08\n---\n",
    );
    let run = pm(folder.path(), &["review", "quarterly-business", "--record"]);
    assert_eq!(run.code, 0, "{}", run.err);
    holds(&run.out, &["reviews/2026-10-05-business.md: 1 decision to fill in"]);
    holds(&run.err, &["review/2026-10-08 is planned for 2026-10-08", "reviews/2026-10-08.md"]);
    let path = folder.path().join("reviews/2026-10-05-business.md");
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(
        text,
        "---\ncadence: quarterly-business\non: 2026-10-05\ncovers: [enterprise]\ndecisions:\n  # concluded 4 weeks ago, supported, its criterion met, no decision\n  - about: by-phone\n    decided: <what was decided>\n---\n# Business review, 5 Oct 2026\n"
    );
    let lint = pm(folder.path(), &["lint", "--format", "concise", "reviews"]);
    assert_eq!(lint.out.lines().filter(|line| line.contains("2026-10-05-business")).count(), 1, "{}", lint.out);
    holds(&lint.out, &["placeholder-text"]);
    assert_eq!(pm(folder.path(), &["show", "review/2026-10-05-business"]).code, 0);
    // The pack of the same day is the same, and the next one begins there.
    holds(&markdown(folder.path(), &["quarterly-business"]), &["(review/2026-07-02-business)"]);
    let next = world::pm(folder.path(), &["--today", "2027-01-04", "review", "quarterly-business"]);
    holds(&next.out, &["since 5 Oct 2026, the last of these reviews (review/2026-10-05-business)"]);

    let again = pm(folder.path(), &["review", "quarterly-business", "--record"]);
    assert_eq!((again.code, again.out.as_str()), (2, ""));
    holds(&again.err, &["there is a review called `2026-10-05-business` already"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    // Filled in, nothing is left to say about it.
    fs::write(&path, text.replace("<what was decided>", "call ten more, then decide")).unwrap();
    let lint = pm(folder.path(), &["lint", "--format", "concise", "reviews"]);
    assert!(!lint.out.contains("2026-10-05-business"), "{}", lint.out);
}

#[test]
fn a_pack_goes_to_a_file_of_its_own_and_to_no_region() {
    let folder = workshop();
    let file = folder.path().join("pack.md");
    let name = file.to_str().unwrap();
    let printed = markdown(folder.path(), &["quarterly-initiative"]);
    for _ in 0..2 {
        let run = pm(folder.path(), &["review", "quarterly-initiative", "-o", name]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text.split_once("-->\n").unwrap().1, printed);
    }
    fs::write(&file, "# Ours\n").unwrap();
    let run = pm(folder.path(), &["review", "quarterly-initiative", "-o", name]);
    assert_eq!(run.code, 2);
    holds(&run.err, &["pm did not make it", "--force"]);
    let run = pm(folder.path(), &["review", "quarterly-initiative", "--into", name]);
    assert_eq!((run.code, fs::read_to_string(&file).unwrap().as_str()), (2, "# Ours\n"));
    holds(&run.err, &["stands in no region", "shallow clone", "pm review quarterly-initiative -o FILE"]);
    assert_eq!(pm(folder.path(), &["review", "quarterly-initiative", "-o", "pack.txt"]).code, 2);
}

/// Two matters of one record are two decisions, and each says which it is, in the pack and in the record.
#[test]
fn two_matters_of_one_record_can_be_told_apart() {
    let folder = workshop();
    write_file(
        folder.path(),
        "initiatives/search.md",
        "---\nintent: enterprise\nstatus: delivery\noutcomes: {found: {baseline: 20 %, target: 30 %, by: 2026-09-15}}\nquestions:\n  - {ask: \"Who | searches: # at night?\", by: 2026-09-01}\n---\n# Finding things\n\nIt is hard.\n",
    );
    let pack = pm(folder.path(), &["review", "quarterly-business"]).out;
    let missed = "30 % was due 2 weeks ago, found is at 26 %";
    let rows = section(&pack, "Decisions");
    holds(rows, &[&format!("| initiative/search | {missed} | | | |")]);
    assert_eq!(rows.lines().filter(|line| line.starts_with("| initiative/search | ")).count(), 2, "{rows}");
    let run = pm(folder.path(), &["review", "quarterly-business", "--record"]);
    holds(
        &run.out,
        &[
            "2026-10-05-business.md: 3 decisions to fill in",
            &format!("  # {missed}\n  - about: search\n    decided: <what was decided>\n"),
            "  # unanswered, 4 weeks late: Who | searches: # at night?\n  - about: search\n",
        ],
    );
    // Filled in, it is a record like any other.
    let path = folder.path().join("reviews/2026-10-05-business.md");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("<what was decided>", "go on")).unwrap();
    let lint = pm(folder.path(), &["lint", "--format", "concise", "reviews"]);
    assert!(!lint.out.contains("2026-10-05-business"), "{}", lint.out);
}
