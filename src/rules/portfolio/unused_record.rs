use std::collections::BTreeSet;

use crate::finding::Severity;
use crate::graph::{LinkTarget, Place};
use crate::model::Record;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "unused-record",
    group: Group::Portfolio,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("unused-record.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    // What cannot be read may use any of them.
    if strategy.records.iter().any(|record| record.broken) {
        return;
    }
    let linked: BTreeSet<usize> = strategy
        .links
        .iter()
        .filter_map(|link| match link.target {
            LinkTarget::Record(number) if link.record != Some(number) => Some(number),
            _ => None,
        })
        .collect();
    for kind in [Kind::Metric, Kind::Segment, Kind::Research] {
        let is_used = |number: usize, record: &Record| linked.contains(&number) || is_used(facts, number, record);
        let (used, unused): (Vec<_>, Vec<_>) =
            facts.of_kind(kind).partition(|(number, record)| is_used(*number, record));
        // Where none is used the practice is not there yet; a name that leads nowhere may mean any of them.
        if used.is_empty() || some_name_leads_nowhere(facts, kind) {
            continue;
        }
        let others = match kind {
            Kind::Metric => "no outcome, guardrail or other metric names it, and it was never read",
            Kind::Segment => "no initiative, research or experiment is about it",
            _ => "it informs nothing, and nothing names it as evidence",
        };
        for (number, record) in unused.into_iter().filter(|(_, record)| !is_over(record)) {
            let told = format!("`{}` is used nowhere: {others}", record.full_name());
            let help = match kind {
                Kind::Research => {
                    "name under `informs` what it speaks for or against; if it speaks for nothing on record, \
                                   it may be a problem that nobody works on yet"
                }
                _ => "name it where it matters, or delete it: whoever comes next reads what is there as what counts",
            };
            reports.add(Report::new(Place::Record(number), told).help(help));
        }
    }
}

/// Whether somebody else names it, or it leads to something itself.
fn is_used(facts: &Facts<'_>, number: usize, record: &Record) -> bool {
    let body = &record.body;
    let leads_on = body.metric().is_some_and(|metric| !metric.drives.is_absent() || !metric.readings.is_absent())
        || body.research().is_some_and(|research| !research.informs.is_absent());
    leads_on || facts.strategy.incoming(number).iter().any(|incoming| incoming.from != number)
}

fn is_over(record: &Record) -> bool {
    record.has_ended() || record.is(Status::Planned) || record.status().is_none()
}

fn some_name_leads_nowhere(facts: &Facts<'_>, kind: Kind) -> bool {
    facts.strategy.records.iter().enumerate().any(|(number, record)| {
        record.references.iter().enumerate().any(|(reference, named)| {
            let may_be = named.kinds.is_empty() || named.kinds.contains(&kind.name());
            may_be && facts.strategy.resolution_at(number, reference).record().is_none()
        })
    })
}
