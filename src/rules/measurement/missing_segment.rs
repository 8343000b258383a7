use super::practice::left_out;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::outcomes::{is_bet, state};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "missing-segment",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-segment.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let segments = facts.of_kind(Kind::Segment).filter(|(_, record)| !record.has_ended()).count();
    // Of a single one it is clear who is meant.
    if segments < 2 {
        return;
    }
    let under_way = facts.initiatives().filter(|(number, record, _)| {
        record.is_under_way() && is_bet(facts, *number, record) && facts.asks_for(*number, "segments")
    });
    for (number, record, _) in left_out(under_way, |(.., initiative)| !initiative.segments.is_absent()) {
        let message = format!("`{}` {}, and nothing says whose problem it is", record.full_name(), state(record));
        reports.add(Report::new(Place::field(number, "segments"), message).help(
            "name the segment that has it, as the other initiatives do; a problem that everybody has is mostly solved for nobody",
        ));
    }
}
