use crate::finding::Severity;
use crate::model::Record;
use crate::rules::shared::branch::guarded;
use crate::rules::shared::outcomes::outcomes;
use crate::rules::{Facts, Group, Report, Reports, Rule};
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
    for branch in guarded(facts) {
        let is_guarded = |record: &Record| record.body.guardrails().is_none_or(|guardrails| !guardrails.is_absent());
        if branch.records().any(|(_, record)| is_guarded(record)) {
            continue;
        }
        let stated: Vec<_> = branch
            .below
            .iter()
            .filter(|(_, record)| !record.has_ended_badly())
            .flat_map(|(number, record)| outcomes(facts, *number, record))
            .filter(|at| !at.outcome.metric.is_absent())
            .collect();
        let metrics: Option<BTreeSet<usize>> = stated.iter().map(|at| Some(at.metric?.0)).collect();
        let (Some(first), Some(1)) = (stated.first(), metrics.map(|metrics| metrics.len())) else { continue };
        let Some((_, metric, _)) = first.metric else { continue };
        let message = format!(
            "`{}` alone says whether `{}` is reached, and no guardrail says what must not get worse",
            metric.id,
            branch.intent.full_name()
        );
        let help = format!(
            "name what would suffer if everybody only pushed `{}`, as in `guardrails: {{retention: at least 90 %}}`",
            metric.id
        );
        reports.add(Report::new(first.place("metric"), message).help(help));
    }
}
