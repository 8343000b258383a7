//! The rules of evidence and organisation at their edges: what sets each off, and for each of its conditions the nearest
//! thing that does not.

mod experiments;
mod options;
mod organisation;
mod research;

use crate::support::small_workspace;
use pm::rules::{Example, Selection};
use small_workspace::lint;

/// A change to the files of a case: in the file of that path, one text for another; or, where there is no such file, the
/// whole of it.
type Change<'c> = (&'c str, &'c str, &'c str);

/// In a change, takes the file away.
const GONE: &str = "(gone)";

/// Lints the files after the changes and counts what one rule finds.
fn count(rule: &str, files: &[(&str, &str)], changes: &[Change<'_>]) -> (usize, String) {
    let mut files: Vec<(String, String)> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    for (path, from, to) in changes {
        if *from == GONE {
            files.retain(|(there, _)| there != path);
            continue;
        }
        match files.iter_mut().find(|(there, _)| there == path) {
            Some((_, text)) => {
                assert!(text.contains(from), "{rule}: no {from:?} in {path}");
                *text = text.replace(from, to);
            }
            None => files.push(((*path).to_owned(), (*to).to_owned())),
        }
    }
    let select = vec![rule.to_owned()];
    let (findings, shown) =
        lint(&Example { files, ..Example::default() }, &Selection { select, ..Selection::default() });
    (findings.len(), shown)
}

/// The files set the rule off once; each of the changes silences it, each of the others does not.
fn edges(rule: &str, files: &[(&str, &str)], silent: &[(&str, &[Change<'_>])], still: &[(&str, &[Change<'_>])]) {
    let (found, shown) = count(rule, files, &[]);
    assert_eq!(found, 1, "{rule}\n{shown}");
    for (what, changes) in silent {
        let (found, shown) = count(rule, files, changes);
        assert_eq!(found, 0, "{rule}: {what}\n{shown}");
    }
    for (what, changes) in still {
        let (found, shown) = count(rule, files, changes);
        assert_eq!(found, 1, "{rule}: {what}\n{shown}");
    }
}

const START: &str = "initiatives/guided-start.md";
const DELIVERY: &str = "---\nintent: enterprise\nstatus: delivery\noutcomes: {activation: {baseline: 31 %, target: 45 %, by: 2026-Q4}}\n---\nNew admins give up at the permissions screen.\n";
const STATUS: Change<'_> = (START, "status: delivery", "status: discovery");
const UPKEEP: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nwork: upkeep");
const MANDATE: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nwork: mandate");
const UNREAD_WORK: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nwork: whatever");
const IN_WORDS: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nevidence: 7 of 9 admins stopped there");
const ADDRESS: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nevidence: https://wiki.example.org/7");
const NOWHERE: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nevidence: [ocotber]");
const OTHER_RESEARCH: (&str, &str) =
    ("research/other.md", "---\nmethod: interview\non: 2026-10-12\ninforms: vision\n---\nThey dare not press it.\n");
const INTERVIEW: &str = "---\nmethod: interview\non: 2026-10-12\ninforms: guided-start\n---\nThey dare not press it.\n";
const PLANNED: &str = "---\nmethod: interview\nstatus: planned\ninforms: guided-start\n---\n# November\n";
const UNREAD_STATUS: &str = "---\nmethod: interview\nstatus: whatever\ninforms: guided-start\n---\n# November\n";
const BROKEN: &str = "---\nmethod: [\n---\n";
const TRIED: &str = "---\ntests: guided-start\nstatus: concluded\nmethod: prototype\nends: 2026-11-06\nresult: {on: 2026-11-09, verdict: supported}\n---\nFour of ten invite three.\n";
const OPTION: (&str, &str) = ("options/invite.md", "---\ninitiative: guided-start\nstatus: chosen\n---\nOne invite.\n");
const SECOND: (&str, &str) =
    ("initiatives/first-report.md", "---\nintent: enterprise\nstatus: discovery\n---\nThe first report stays empty.\n");
const SECOND_TRIED: (&str, &str) = (
    "experiments/report.md",
    "---\ntests: first-report\nstatus: concluded\nmethod: prototype\nends: 2026-11-06\nresult: {on: 2026-11-09, verdict: supported}\n---\nHalf of them fill it.\n",
);
