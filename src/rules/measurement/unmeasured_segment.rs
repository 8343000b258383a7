use super::practice::left_out;
use crate::finding::Severity;
use crate::graph::{Incoming, Place, Strategy};
use crate::model::Record;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Reference;
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
        Some((number, record, segment, served_by(facts.strategy, number)?))
    });
    let unmeasured = left_out(served, |(_, _, segment, _)| !segment.metrics.is_absent());
    for (number, record, _, (from, by, reference)) in unmeasured {
        let message = format!(
            "`{}` works for `{}`, and no metric shows whether these get what they need",
            by.full_name(),
            record.full_name()
        );
        let report = Report::new(Place::field(number, "metrics"), message).help(
            "name under `metrics` what these people do when it goes well for them, as the other segments have it",
        );
        reports.add(report.other(Place::reference(from, by.file, reference), "here"));
    }
}

/// The first record under way that is for a segment.
fn served_by(strategy: &Strategy, segment: usize) -> Option<(usize, &Record, &Reference)> {
    let open = |record: &Record| record.is_under_way() || (record.kind == Kind::Vision && !record.has_ended());
    strategy.incoming(segment).iter().find_map(|Incoming { from, reference }| {
        let record = strategy.record(*from).filter(|record| !record.broken && open(record))?;
        let reference = record.references.get(*reference)?;
        reference.field.is_of("segments").then_some((*from, record, reference))
    })
}
