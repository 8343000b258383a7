use super::practice::left_out;
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::shared::experiments::on;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "unmeasured-option",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unmeasured-option.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let open = |number: usize, record: &Record| record.broken || facts.strategy.has_unknown(number, "tests");
    if facts.strategy.of_kind(Kind::Experiment).any(|(number, record)| open(number, record)) {
        return;
    }
    let under_way = facts.options().filter(|(number, record, _)| {
        record.is_under_way() && is_bet(facts, *number, record) && facts.asks_for(*number, "outcomes")
    });
    let is_measured = |number: usize, record: &Record| {
        names_metric(record) || on(facts, number).any(|(_, _, experiment)| !experiment.success.is_absent())
    };
    for (number, record, _) in left_out(under_way, |(number, record, _)| is_measured(*number, record)) {
        let status = record.status().map_or("", |status| status.in_words());
        let message = format!("`{}` {status}, and nothing says which number it should move", record.full_name());
        reports.add(Report::new(Place::field(number, "outcomes"), message).help(
            "say what would be different for customers, as in `outcomes: {activation: 40 %}`, or in the `success` of an \
             experiment on it; that is how options of one initiative can be compared",
        ));
    }
}

/// Whether one of its outcomes names a metric, or cannot be read.
fn names_metric(record: &Record) -> bool {
    record.body.outcomes().is_none_or(|all| all.unread > 0 || all.iter().any(|outcome| !outcome.metric.is_absent()))
}
