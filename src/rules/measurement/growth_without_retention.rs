use std::collections::BTreeSet;

use crate::finding::Severity;
use crate::model::{Metric, Record};
use crate::rules::shared::branch::{Branch, guarded};
use crate::rules::shared::outcomes::{OutcomeAt, outcomes};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Category, Status};

pub static RULE: Rule = Rule {
    name: "growth-without-retention",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("growth-without-retention.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for branch in guarded(facts) {
        let Some(watched) = watched(facts, &branch) else { continue };
        let growing =
            watched.outcomes.iter().find(|at| at.metric.and_then(|(.., metric)| category(metric)).is_some_and(grows));
        let stays = |metric: &usize| {
            let metric = facts.strategy.record(*metric).and_then(|record| record.body.metric());
            // What has no category may be what is looked for.
            metric
                .and_then(category)
                .is_none_or(|category| matches!(category, Category::Retention | Category::Engagement))
        };
        let Some((at, (_, metric, _))) = growing.and_then(|at| Some((at, at.metric?))) else { continue };
        if watched.metrics.iter().any(stays) {
            continue;
        }
        let message = format!(
            "`{}` counts those who come, by `{}`, and nothing watches whether they stay",
            branch.intent.full_name(),
            metric.id
        );
        reports.add(Report::new(at.place("metric"), message).help(
            "set beside it a number of those who are still there after a while, as an outcome or as a guardrail: \
             `guardrails: {retention: at least 90 %}`",
        ));
    }
}

/// What is looked at on the way to an intent.
struct Watched<'s> {
    /// The outcomes of what goes on for it.
    outcomes: Vec<OutcomeAt<'s>>,
    /// The metrics of these, of the guardrails above and below, and of the North Star above.
    metrics: BTreeSet<usize>,
}

/// Nothing where a part of it cannot be read or found.
fn watched<'s>(facts: &Facts<'s>, branch: &Branch<'s>) -> Option<Watched<'s>> {
    let mut watched = Watched { outcomes: Vec::new(), metrics: BTreeSet::new() };
    for (number, record) in branch.records() {
        let unknown = ["guardrails", "north_star_metric", "outcomes"];
        if record.body.guardrails().is_some_and(|guardrails| guardrails.unread > 0)
            || unknown.iter().any(|field| facts.strategy.has_unknown(number, field))
        {
            return None;
        }
        for field in ["guardrails", "north_star_metric"] {
            watched.metrics.extend(facts.strategy.targets(number, field));
        }
        if !is_over(record) {
            watched.outcomes.extend(outcomes(facts, number, record));
        }
    }
    watched.metrics.extend(watched.outcomes.iter().filter_map(|at| Some(at.metric?.0)));
    Some(watched)
}

fn is_over(record: &Record) -> bool {
    record.status().is_none_or(Status::ended)
}

fn category(metric: &Metric) -> Option<Category> {
    metric.category.get().and_then(|category| category.known())
}

/// Whether it counts those who come, and who need not stay.
fn grows(category: Category) -> bool {
    matches!(category, Category::Acquisition | Category::Activation | Category::Referral)
}
