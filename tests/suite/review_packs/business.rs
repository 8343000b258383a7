//! What leadership reads.

use super::{holds, json, markdown, section, workshop};
use crate::support::world::write_file;
use serde_json::Value;

#[test]
fn leadership_sees_what_changed_since_the_last_review() {
    let folder = workshop();
    let text = markdown(folder.path(), &["quarterly-business"]);
    assert!(text.starts_with("# Business review: Crafts\n\n5 Oct 2026 · since 2 Jul 2026, the last of these reviews (review/2026-07-02-business).\n"), "{text}");
    holds(&text, &["Compared with commit ", " of 20 Jun 2026."]);
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(
        headings,
        [
            "Decide today",
            "Where we are",
            "What changed in the strategy",
            "What we learned that changes the plan",
            "What we now know not to build",
            "Money by stage",
            "Decisions"
        ]
    );
    holds(section(&text, "Decide today"), &["**By phone** (experiment/by-phone, ada): "]);
    let here = section(&text, "Where we are");
    holds(
        here,
        &[
            "**Win teams** (intent/enterprise) | activation | 31 % (1 Mar 2026) | 33 % (15 Jun 2026) | 38 % (28 Sep 2026) | 40 % by 2026-Q4 | 77 % of the way | revenue 5\u{a0}000\u{a0}000 EUR (30 Jun 2026) → 6\u{a0}900\u{a0}000 EUR (30 Sep 2026) |",
        ],
    );
    let changed = section(&text, "What changed in the strategy");
    holds(
        changed,
        &[
            "Compared with 2026-07-02, the strategy makes 1 promise easier (activation 45 % → 40 %, after it started)",
            "stops 1 initiative with a reason",
            "moves search from ",
            "| intent/enterprise | activation | 45 % | 40 % | easier, after it started | 30 Sep 2026, ",
            " Three months | the channel closed (3 Aug 2026) |",
            "- **Paying by invoice** (initiative/billing), proposed: Paying by invoice is hard (7 of 9 admins).",
            "- **A box of our own** (initiative/hardware-box): stopped 15 Aug 2026: two makers ended their talks",
            "principle: We never sell the screen",
        ],
    );
    let learned = section(&text, "What we learned that changes the plan");
    let order: Vec<usize> =
        ["price-page-test", "by-phone", "bulk-import"].map(|name| learned.find(name).unwrap()).to_vec();
    assert!(order.is_sorted(), "{learned}");
    holds(learned, &["(experiment/price-page-test) 20 Jul 2026, refuted, stop: Prices come too early."]);
    let not_built = section(&text, "What we now know not to build");
    holds(
        not_built,
        &[
            "(initiative/hardware-box): stopped 15 Aug 2026: two makers ended their talks (not spent, as estimated: 12 weeks)",
            "refuted 20 Jul 2026; asked activation at least 40 %, seen 22 %: Prices come too early.",
            "(not spent, as estimated, option/price-page: 4 to 8 weeks)",
            "Weeks not spent, as they were estimated: 16 to 20",
        ],
    );
    let money = section(&text, "Money by stage");
    holds(
        money,
        &[
            // What was stopped had it then, and has it no more.
            "| discover | 50\u{a0}000\u{a0}EUR |  | 50\u{a0}000\u{a0}EUR |  |  |",
            "| validate |  | 90\u{a0}000\u{a0}EUR |  | 90\u{a0}000\u{a0}EUR | initiative/onboarding |",
            "20 Aug 2026, **Setting up** (initiative/onboarding): 90\u{a0}000\u{a0}EUR (validate): seven of nine gave up",
        ],
    );
    holds(
        section(&text, "Decisions"),
        &[
            "| about | what is open | decided | why | who |",
            "| experiment/by-phone | concluded 4 weeks ago, supported, its criterion met, no decision | | | |",
        ],
    );
    assert_eq!(text, markdown(folder.path(), &["quarterly-business"]), "twice the same bytes");
    assert!(!text.contains("[]") && !text.contains("none)") && !text.contains("null"), "{text}");
}

#[test]
fn data_says_the_same_as_the_page() {
    let folder = workshop();
    let pack = json(folder.path(), &["quarterly-business"]);
    assert_eq!(pack["since"]["on"], "2026-07-02");
    assert_eq!(
        (&pack["since"]["why"], &pack["since"]["commit_on"]),
        (&Value::from("last-review"), &Value::from("2026-06-20"))
    );
    assert_eq!(pack["decide"][0]["kind"], "result-undecided");
    let outcome = &pack["business"]["intents"][0]["outcomes"][0];
    let told =
        ["baseline", "then", "then_on", "now", "now_on", "target"].map(|key| outcome[key].as_str().unwrap().to_owned());
    assert_eq!(told, ["31 %", "33 %", "2026-06-15", "38 %", "2026-09-28", "40 %"]);
    assert_eq!(pack["business"]["changed"]["promises"].as_array().unwrap().len(), 1);
    assert_eq!((&pack["initiatives"], &pack["releases"]), (&Value::Null, &Value::Null));
    // By a revision, and of a revision.
    let pack = json(folder.path(), &["quarterly-business", "--since", "HEAD~1", "--at", "HEAD"]);
    assert_eq!((&pack["since"]["on"], &pack["since"]["why"]), (&Value::from("2026-06-20"), &Value::from("asked")));
    let pack = json(folder.path(), &["quarterly-business", "--at", "HEAD~1"]);
    assert_eq!(pack["business"]["changed"]["sentence"], Value::Null);
    assert_eq!(pack["business"]["changed"]["is_known"], true);
}

/// What there was and what was given, less what ended, is what there is.
#[test]
fn the_money_adds_up() {
    let folder = workshop();
    let over = "---\nintent: enterprise\nstatus: achieved\noutcomes: {activation: 35 %}\nfunding:\n  - {stage: validate, amount: 10000 EUR, on: 2026-03-01}\n  - {stage: build, amount: 5000 EUR, on: 2026-08-01}\n---\n# A first week\n\nIt is long.\n";
    write_file(folder.path(), "initiatives/first-week.md", over);
    let search = "---\nintent: enterprise\nstatus: delivery\noutcomes: {found: 30 %}\nfunding:\n  - {stage: validate, amount: 20000 EUR, on: 2026-03-01}\n  - {stage: build, amount: 70000 EUR, on: 2026-09-01}\n  - {stage: scale, amount: 900000 EUR, on: 2027-01-01}\n---\n# Finding things\n\nIt is hard.\n";
    write_file(folder.path(), "initiatives/search.md", search);
    let text = super::pm(folder.path(), &["review", "quarterly-business"]).out.replace('\u{a0}', " ");
    let rows: Vec<&str> = section(&text, "Money by stage").lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(
        rows,
        [
            "| stage | 2 Jul 2026 | given since | less what ended since | 5 Oct 2026 | at this stage now |",
            "|---|---|---|---|---|---|",
            "| discover | 50 000 EUR |  | 50 000 EUR |  |  |",
            "| validate | 30 000 EUR | 90 000 EUR | 10 000 EUR | 110 000 EUR | initiative/onboarding |",
            "| build |  | 75 000 EUR | 5000 EUR | 70 000 EUR | initiative/search |",
        ]
    );
    holds(&text, &["(initiative/first-week): 5000 EUR (build), ended since\n"]);
}
