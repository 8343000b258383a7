//! Fields that a mapping of `pm.yaml` gives to none of its records: told once, at the mapping.

use super::owed::{Looked, OWED};
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::model::reading::main_field;
use crate::rules::{Facts, Report, Reports};
use crate::values::Kind;

/// Reports, for each mapping, the fields that rules need and none of its records has.
pub(super) fn unmapped(facts: &Facts<'_>, reports: &mut Reports) {
    let mappings = &facts.strategy.settings.mappings;
    let mut read: Vec<Vec<Looked<'_>>> = mappings.iter().map(|_| Vec::new()).collect();
    for (number, record) in facts.records() {
        let list = record.mapping.and_then(|mapping| read.get_mut(mapping));
        list.into_iter().for_each(|list| list.push(Looked { strategy: facts.strategy, unread: false, number, record }));
    }
    for (mapping, records) in mappings.iter().zip(&read).filter(|(_, records)| !records.is_empty()) {
        let owed = OWED.iter().filter(|owed| owed.kind == mapping.kind).map(|owed| (owed.field, owed.absent));
        let more = MORE.iter().filter(|(kind, ..)| *kind == mapping.kind).map(|(_, field, absent)| (*field, *absent));
        for (field, absent) in owed.chain(more) {
            let name = field.first().copied().unwrap_or("");
            if mapping.gives(name) || main_field(mapping.kind) == Some(name) || !records.iter().all(|one| absent(one)) {
                continue;
            }
            let place = Place::Config(["records", &format!("[{}]", mapping.number), "kind"].into_iter().collect());
            let told = format!("no {} names {}: {}", mapping.kind.noun(), in_words(name), count(records.len()));
            let help = format!(
                "name what gives it, as in `fields: {{Their name: {name}}}`; rules that need it pass these over"
            );
            reports.add(Report::new(place, told).help(help).severity(Severity::Info));
        }
    }
}

type Absent = fn(&Looked<'_>) -> bool;

/// What rules of their own ask for.
const MORE: &[(Kind, &[&str], Absent)] = &[
    (Kind::Intent, &["outcomes"], |looked| is_absent(looked.record)),
    (Kind::Initiative, &["outcomes"], |looked| is_absent(looked.record)),
    (Kind::Experiment, &["success"], |looked| is_absent(looked.record)),
];

fn is_absent(record: &Record) -> bool {
    let body = &record.body;
    body.intent().is_none_or(|body| body.outcomes.is_absent())
        && body.initiative().is_none_or(|body| body.outcomes.is_absent())
        && body.experiment().is_none_or(|body| body.success.is_absent())
}

/// "an intent", "outcomes".
fn in_words(field: &str) -> String {
    let words = field.replace('_', " ");
    match words.chars().next() {
        _ if words.ends_with('s') => words,
        Some('a' | 'e' | 'i' | 'o') => format!("an {words}"),
        _ => format!("a {words}"),
    }
}

fn count(records: usize) -> String {
    if records == 1 { "1 record".to_owned() } else { format!("{records} records") }
}
