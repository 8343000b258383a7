use super::practice::left_out;
use crate::finding::Severity;
use crate::graph::{Incoming, Place, Strategy};
use crate::model::{Metric, Readings, Record};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Reference;
use crate::values::Kind;

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
        let user = resting_on(facts.strategy, number)?;
        Some((number, record, metric, user))
    });
    for (number, record, _, (user, by, reference)) in left_out(used, |(.., metric, _)| names_source(metric)) {
        let message = format!("nothing says where `{}` is read, and `{}` rests on it", record.id, by.full_name());
        let report = Report::new(Place::field(number, "source"), message).help(
            "write `source:`, as the other metrics have it: the system, the query or who counts, so that two people come to \
             the same number",
        );
        reports.add(report.other(Place::reference(user, by.file, reference), "here"));
    }
}

/// Whether a metric says where its number comes from. An exported file is a source.
fn names_source(metric: &Metric) -> bool {
    !metric.source.is_absent() || matches!(metric.readings.get(), Some(Readings::Csv(_)))
}

/// The first record under way for which a metric decides something.
fn resting_on(strategy: &Strategy, metric: usize) -> Option<(usize, &Record, &Reference)> {
    let open = |record: &Record| record.is_under_way() || (record.kind == Kind::Vision && !record.has_ended());
    strategy.incoming(metric).iter().find_map(|Incoming { from, reference }| {
        let record = strategy.record(*from).filter(|record| !record.broken && open(record))?;
        let reference = record.references.get(*reference)?;
        DECIDING.contains(&reference.field.field()).then_some((*from, record, reference))
    })
}
