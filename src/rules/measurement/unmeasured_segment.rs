use super::practice::left_out;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::resting::first_resting_on;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "unmeasured-segment",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unmeasured-segment.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let segments = facts.of_kind(Kind::Segment);
    let asked = segments.filter(|(number, record)| !record.has_ended() && facts.asks_for(*number, "metrics"));
    let served = asked.filter_map(|(number, record)| {
        let segment = record.body.segment()?;
        let served_by = first_resting_on(facts.strategy, number, |_, field| field == "segments")?;
        Some((number, record, segment, served_by))
    });
    let unmeasured = left_out(served, |(_, _, segment, _)| !segment.metrics.is_absent());
    for (number, record, _, (by, place)) in unmeasured {
        let message = format!(
            "`{}` works for `{}`, and no metric shows whether these get what they need",
            by.full_name(),
            record.full_name()
        );
        let report = Report::new(Place::field(number, "metrics"), message).help(
            "name under `metrics` what these people do when it goes well for them, as the other segments have it",
        );
        reports.add(report.other(place, "here"));
    }
}
