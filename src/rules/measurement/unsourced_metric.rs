use super::practice::left_out;
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Metric, Readings};
use crate::rules::shared::resting::first_resting_on;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "unsourced-metric",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unsourced-metric.md"),
    check,
};

/// The fields in which a metric decides something.
const DECIDING: [&str; 5] = ["outcomes", "success", "guardrails", "stop_if", "north_star_metric"];

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let asked = facts.metrics().filter(|(number, record, _)| !record.has_ended() && facts.asks_for(*number, "source"));
    let used = asked.filter_map(|(number, record, metric)| {
        let user = first_resting_on(facts.strategy, number, |_, field| DECIDING.contains(&field))?;
        Some((number, record, metric, user))
    });
    for (number, record, _, (by, place)) in left_out(used, |(.., metric, _)| names_source(metric)) {
        let message = format!("nothing says where `{}` is read, and `{}` rests on it", record.id, by.full_name());
        let report = Report::new(Place::field(number, "source"), message).help(
            "write `source:`, as the other metrics have it: the system, the query or who counts, so that two people come to \
             the same number",
        );
        reports.add(report.other(place, "here"));
    }
}

/// Whether a metric says where its number comes from. An exported file is a source.
fn names_source(metric: &Metric) -> bool {
    !metric.source.is_absent() || matches!(metric.readings.get(), Some(Readings::Csv(_)))
}
