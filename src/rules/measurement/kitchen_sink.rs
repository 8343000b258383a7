use std::collections::BTreeSet;

use super::bets::listed;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::outcomes::{is_bet, outcomes};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "kitchen-sink",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: Some(4),
    fixable: false,
    page: include_str!("kitchen-sink.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let limit = facts.limit(&RULE);
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    for (number, record) in facts.records().filter(|(_, record)| !record.has_ended()) {
        if !matches!(record.kind, Kind::Intent | Kind::Initiative) || !is_bet(facts, number, record) {
            continue;
        }
        // One metric with a target for every quarter is one thing that should change.
        let names: Vec<String> = outcomes(facts, number, record).iter().map(|at| at.name()).collect();
        let count = names.iter().collect::<BTreeSet<_>>().len();
        if count <= most {
            continue;
        }
        let message = format!(
            "`{}` wants {count} things to change at once: {}",
            record.full_name(),
            listed(names.iter().map(String::as_str), "and")
        );
        let help = format!(
            "keep the one or two that would show that it worked; what must not get worse is a guardrail, what moves on the way \
             stands in `drives` of its metric; more than {limit} leave nobody knowing what comes first"
        );
        reports.add(Report::new(Place::field(number, "outcomes"), message).help(help));
    }
}
