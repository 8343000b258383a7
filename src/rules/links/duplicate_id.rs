use std::collections::{BTreeMap, HashMap};

use crate::config::Part;
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Form, Record};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "duplicate-id",
    group: Group::Links,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("duplicate-id.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    if !facts.strategy.has_namesakes() {
        return;
    }
    let mut first = HashMap::new();
    let mut again: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, record) in facts.records() {
        // Of an initiative that is there twice its options are too.
        if let Some(initiative) = initiative(record) {
            let of_that_name = facts.strategy.named(&format!("initiative/{initiative}"));
            let is_first = |inside: usize| of_that_name.first() == Some(&inside);
            if facts.strategy.inside(number).is_some_and(|inside| !is_first(inside)) {
                continue;
            }
        }
        let first = *first.entry((record.kind, initiative(record), record.id.as_str())).or_insert(number);
        if first != number {
            again.entry(first).or_insert_with(|| vec![first]).push(number);
        }
    }
    for numbers in again.into_values() {
        if let [first, .., last] = numbers.as_slice() {
            reports.extend(report(facts, *first, *last, &numbers));
        }
    }
}

/// The initiative in which an option stands: the same name in two of them is no duplicate.
fn initiative(record: &Record) -> Option<&str> {
    match &record.form {
        Form::Inline { initiative, .. } => Some(initiative),
        _ => None,
    }
}

fn report(facts: &Facts<'_>, first: usize, last: usize, all: &[usize]) -> Option<Report> {
    let record = facts.strategy.record(last)?;
    let count = if all.len() == 2 { "two".to_owned() } else { all.len().to_string() };
    let (nouns, id) = (record.kind.nouns(), &record.id);
    let place = Place::Record(last);
    let report = match initiative(record) {
        Some(initiative) => {
            let told = format!("{count} {nouns} of `initiative/{initiative}` are called `{id}`");
            Report::new(place, told).help(format!("call one of them something else; links to `{id}` mean the first"))
        }
        None => {
            let path = facts.strategy.record(first).map_or("", |first| facts.strategy.path_of(first));
            let mapping = record.mapping.and_then(|number| facts.strategy.settings.mappings.get(number));
            let way_out = match mapping.filter(|mapping| mapping.part != Part::File) {
                Some(mapping) if !mapping.id.contains("{section}") => {
                    "word one of them differently, or let the mapping's `id` have `{section}`, the heading above"
                }
                Some(_) => "word one of them differently",
                None => "give one of them another `id`",
            };
            Report::new(place, format!("{count} {nouns} are called `{id}`"))
                .help(format!("{way_out}; until then links to `{id}` mean the one in `{path}`"))
        }
    };
    let earlier = all.iter().filter(|number| **number != last);
    let report = report.label("again here");
    Some(earlier.fold(report, |report, number| {
        let what = if *number == first { "first here" } else { "and here" };
        report.other(Place::Record(*number), what)
    }))
}
