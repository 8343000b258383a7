//! Packs of a workspace that speaks German.

use super::{holds, markdown, pm, workshop};
use crate::support::world::write_file;

#[test]
fn titles_are_german_where_the_workspace_is() {
    let folder = workshop();
    write_file(folder.path(), "pm.yaml", "currency: EUR\nlanguages: [de, en]\n");
    let text = markdown(folder.path(), &["quarterly-business"]);
    holds(
        &text,
        &[
            "# Geschäftsrückblick: Crafts",
            "5.\u{a0}Okt. 2026 · seit 2.\u{a0}Juli 2026",
            "## Heute zu entscheiden",
            "## Wo wir stehen",
            "leichter, nach dem Beginn",
        ],
    );
    let run = pm(folder.path(), &["review", "quarterly-business", "--record"]);
    holds(&run.out, &["# Geschäftsrückblick, 5.\u{a0}Okt. 2026"]);
}

/// Words of ours that would show that a sentence was forgotten.
const ENGLISH: [&str; 23] = [
    " the ",
    " of the way",
    " is to ",
    " at least ",
    " at most ",
    " weeks",
    " not ",
    "running",
    "refuted",
    "supported",
    "chosen",
    "considered",
    "delivery",
    "discovery",
    "proposed",
    " by ",
    " since ",
    "held",
    "reached",
    "read ",
    "no cost",
    " days",
    "decision",
];

#[test]
fn of_an_english_strategy_all_that_pm_says_is_german() {
    let folder = workshop();
    // What people wrote has no word in common with what pm says.
    write_file(folder.path(), "pm.yaml", "currency: EUR\nlanguages: [de, en]\n");
    let own = [
        "the channel closed",
        "two makers ended their talks",
        "We never sell the screen",
        "Bring three members",
        "seven of nine gave up",
    ];
    for (cadence, since) in [
        ("quarterly-business", "2026-07-02"),
        ("quarterly-initiative", "2026-07-02"),
        ("monthly-release", "2026-07-01"),
    ] {
        let text = markdown(folder.path(), &[cadence, "--since", since]);
        let told = own.iter().fold(text.clone(), |text, own| text.replace(own, "…"));
        for line in told.lines().filter(|line| !line.starts_with('>')) {
            for word in ENGLISH {
                assert!(!line.contains(word), "{cadence}: `{word}` in {line}");
            }
        }
    }
}
