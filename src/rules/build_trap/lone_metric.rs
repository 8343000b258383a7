use crate::finding::Severity;
use crate::model::Record;
use crate::rules::shared::branch::{above, below, readable, some_may_serve_any};
use crate::rules::shared::outcomes::outcomes;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Status;
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    name: "lone-metric",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("lone-metric.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    if some_may_serve_any(facts) {
        return;
    }
    for (number, record, _) in facts.intents().filter(|(_, record, _)| record.is(Status::Active)) {
        let below = below(facts, number);
        let all: Vec<usize> = above(facts, &below).chain(below.iter().copied()).collect();
        let records: Option<Vec<&Record>> = all.iter().map(|number| readable(facts, *number)).collect();
        let known = !facts.strategy.way_up_unknown(number) && facts.asks_for(number, "guardrails");
        let Some(records) = records.filter(|_| known) else { continue };
        if records.iter().any(|record| record.body.guardrails().is_none_or(|guardrails| !guardrails.is_absent())) {
            continue;
        }
        let stated: Vec<_> = below
            .iter()
            .filter_map(|number| Some((*number, facts.strategy.record(*number)?)))
            .filter(|(_, record)| !record.has_ended_badly())
            .flat_map(|(number, record)| outcomes(facts, number, record))
            .filter(|at| !at.outcome.metric.is_absent())
            .collect();
        let metrics: Option<BTreeSet<usize>> = stated.iter().map(|at| Some(at.metric?.0)).collect();
        let (Some(first), Some(1)) = (stated.first(), metrics.map(|metrics| metrics.len())) else { continue };
        let Some((_, metric, _)) = first.metric else { continue };
        let message = format!(
            "`{}` alone says whether `{}` is reached, and no guardrail says what must not get worse",
            metric.id,
            record.full_name()
        );
        let help = format!(
            "name what would suffer if everybody only pushed `{}`, as in `guardrails: {{retention: at least 90 %}}`",
            metric.id
        );
        reports.add(Report::new(first.place("metric"), message).help(help));
    }
}
