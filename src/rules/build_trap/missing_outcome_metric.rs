use super::outcomes::{is_bet, stated, state};
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "missing-outcome-metric",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-outcome-metric.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports<'_>) {
    for (number, record) in facts.records() {
        let Some(severity) = severity(record) else { continue };
        let Some(outcomes) = stated(record) else { continue };
        // A name that leads nowhere is a name, and an entry that cannot be read may be one.
        let names_none = outcomes.unread == 0 && outcomes.iter().all(|outcome| outcome.metric.is_absent());
        if names_none && is_bet(facts, number, record) && facts.asks_for(number, "outcomes") {
            reports.add(report(number, record, outcomes.items.len()).severity(severity));
        }
    }
}

/// How much it weighs; nothing for what is stopped or is no intent or initiative.
fn severity(record: &Record) -> Option<Severity> {
    match (record.kind, record.written_status()) {
        // Of a file in which nothing is written it is the title that is missed first.
        (Kind::Initiative, Field::Absent) if is_empty(record) => None,
        // An intent of a title alone is proposed, and nothing works on it yet: it owes nothing.
        (Kind::Initiative, Field::Absent) => Some(Severity::Warning),
        (Kind::Intent | Kind::Initiative, Field::Present(status)) => match status {
            Status::Proposed | Status::Paused => Some(Severity::Info),
            Status::Discovery | Status::Active => Some(Severity::Warning),
            status if status.from_delivery_on() => Some(Severity::Error),
            _ => None,
        },
        _ => None,
    }
}

fn is_empty(record: &Record) -> bool {
    !record.titled && record.body.initiative().is_some_and(|initiative| initiative.problem.is_absent())
}

fn report(number: usize, record: &Record, worded: usize) -> Report {
    let name = record.full_name();
    let is_given = !record.written_status().is_absent();
    let message = match (is_given, worded) {
        (true, 0) => format!("`{name}` {}, and no outcome is written down", state(record)),
        (true, 1) => format!("`{name}` {}, and its outcome names no metric", state(record)),
        (true, several) => format!("`{name}` {}, and none of its {several} outcomes names a metric", state(record)),
        (false, 0) => format!("`{name}` has no outcome"),
        (false, 1) => format!("the outcome of `{name}` names no metric"),
        (false, several) => format!("none of the {several} outcomes of `{name}` names a metric"),
    };
    Report::new(Place::field(number, "outcomes"), message).help(
        "say which number should move, from where to where, as in `outcomes: {activation: {baseline: 31 %, target: 45 %}}`; \
         without one nobody can tell whether it was worth it",
    )
}
