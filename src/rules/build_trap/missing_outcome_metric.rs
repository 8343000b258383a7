use std::collections::HashSet;

use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::shared::outcomes::{is_bet, state, weight};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Text;

pub static RULE: Rule = Rule {
    name: "missing-outcome-metric",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-outcome-metric.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let metrics: HashSet<&str> = facts.metrics().map(|(_, record, _)| record.id.as_str()).collect();
    for (number, record) in facts.records() {
        let Some(severity) = weight(record) else { continue };
        let Some(outcomes) = record.body.outcomes() else { continue };
        // A name that leads nowhere is a name, and an entry that cannot be read may be one.
        let names_none = outcomes.unread == 0 && outcomes.iter().all(|outcome| outcome.metric.is_absent());
        if names_none && is_bet(facts, number, record) && facts.asks_for(number, "outcomes") {
            // A word that is a metric's id names it; the table of a mapped file has no other way to.
            let named =
                outcomes.iter().filter_map(|outcome| outcome.text.get()).find(|text| metrics.contains(text.0.as_str()));
            if named.is_none() || record.mapping.is_none() {
                reports.add(report(number, record, outcomes.items.len(), named).severity(severity));
            }
        }
    }
}

fn report(number: usize, record: &Record, worded: usize, named: Option<&Text>) -> Report {
    let name = record.full_name();
    let is_given = !record.written_status.is_absent();
    let message = match (is_given, worded) {
        (true, 0) => format!("`{name}` {}, and no outcome is written down", state(record)),
        (true, 1) => format!("`{name}` {}, and its outcome names no metric", state(record)),
        (true, several) => format!("`{name}` {}, and none of its {several} outcomes names a metric", state(record)),
        (false, 0) => format!("`{name}` has no outcome"),
        (false, 1) => format!("the outcome of `{name}` names no metric"),
        (false, several) => format!("none of the {several} outcomes of `{name}` names a metric"),
    };
    let help = match named {
        Some(named) => format!(
            "`{0}` is a metric, and stands here as mere words: write `outcomes: {{{0}: {{baseline: …, target: …}}}}`",
            named.0
        ),
        None => "say which number should move, from where to where, as in `outcomes: {activation: {baseline: 31 %, \
                 target: 45 %}}`; without one nobody can tell whether it was worth it"
            .to_owned(),
    };
    Report::new(Place::field(number, "outcomes"), message).help(help)
}
