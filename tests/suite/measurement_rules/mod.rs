//! What the rules of measurement pass over: each page's failing example with one thing changed. Beside every condition
//! stands a change that keeps the rule speaking, where the two are easily confused.

mod adrift;
mod leading;
mod metrics;
mod targets;
mod unmeasured;

use crate::support::small_workspace;
use pm::rules::{Example, Selection};
use small_workspace::{base, lint};

const SILENT: bool = false;
const SPEAKS: bool = true;

/// What is changed: a text by another wherever it stands, or a file more where the first names a path.
type Edit = (&'static str, &'static str);

/// A failing example of a rule's page by number, what is changed in it and why, and whether the rule still speaks.
type Case = (&'static str, usize, &'static str, &'static [Edit], bool);

/// All cases, by what they are about.
fn cases() -> impl Iterator<Item = &'static Case> {
    [adrift::CASES, leading::CASES, metrics::CASES, targets::CASES, unmeasured::CASES].into_iter().flatten()
}

fn edited((rule, number, ..): &Case, edits: &[Edit]) -> Example {
    let mut files = base();
    files.extend(
        pm::rules::named(rule).unwrap().page().fails[*number]
            .files
            .iter()
            .cloned()
            .map(|(path, text)| (path, text.into_bytes())),
    );
    for (from, to) in edits {
        if from.ends_with(".md") || from.ends_with(".yaml") {
            files.insert((*from).to_owned(), to.as_bytes().to_vec());
            continue;
        }
        let mut found = false;
        for text in files.values_mut() {
            let before = String::from_utf8(text.clone()).unwrap();
            found |= before.contains(from);
            *text = before.replace(from, to).into_bytes();
        }
        assert!(found, "{rule}: nothing says {from}");
    }
    let files = files.into_iter().map(|(path, text)| (path, String::from_utf8(text).unwrap())).collect();
    Example { files, ..Example::default() }
}

#[test]
fn each_condition_has_a_near_miss() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (rule, _, why, edits, speaks) = case;
        // A file that could not be read would be silent for no good reason.
        let select = ["invalid-yaml", "unknown-key", "duplicate-key", *rule].map(str::to_owned).to_vec();
        let (findings, shown) = lint(&edited(case, edits), &Selection { select, ..Selection::default() });
        let spoke: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
        if spoke.iter().any(|other| other != rule) || spoke.is_empty() == *speaks {
            wrong.push(format!("{rule}: {why}\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_of_the_group_has_near_misses() {
    for rule in pm::rules::all().filter(|rule| rule.group == pm::rules::Group::Measurement) {
        let silent = cases().filter(|(name, .., speaks)| *name == rule.name && !speaks).count();
        assert!(silent >= 2, "{}", rule.name);
    }
}
