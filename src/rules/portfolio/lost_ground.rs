use crate::finding::Severity;
use crate::model::Record;
use crate::rules::shared::promises::{Miss, Promises};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "lost-ground",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("lost-ground.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    if some_may_guard_any(facts) {
        return;
    }
    let mut promises = Promises::of(facts);
    for (number, record, intent) in facts.intents().filter(|(_, record, _)| record.is(Status::Achieved)) {
        let on = intent.achieved.get().and_then(|achieved| achieved.on.copied());
        for promise in promises.by(number, record) {
            let fallen = matches!(promise.missed(on), Some(Miss::Fallen));
            let Some(last) = promise.last().filter(|_| fallen && !is_guarded(facts, promise.metric.0)) else {
                continue;
            };
            let metric = &promise.metric.1.id;
            let told = format!(
                "`{metric}` has fallen behind what `{}` had reached: {} on {}, and the target was {}",
                record.full_name(),
                last.value,
                last.on,
                promise.target
            );
            let help = format!(
                "put `{metric}` under the `guardrails` of the vision or of an active intent, so that whoever works on \
                 something else sees it fall; or work on it again"
            );
            let report = Report::new(promise.target_place(), told).help(help);
            reports.add(report.other(last.place(), "the last reading"));
        }
    }
}

/// Whether something that holds guards a metric or works on it.
fn is_guarded(facts: &Facts<'_>, metric: usize) -> bool {
    let sources = ["guardrails", "outcomes"].into_iter().flat_map(|field| facts.strategy.sources(metric, field));
    sources.filter_map(|number| facts.strategy.record(number)).any(holds)
}

/// Whether something cannot be read that may guard any metric.
fn some_may_guard_any(facts: &Facts<'_>) -> bool {
    facts.strategy.records.iter().enumerate().any(|(number, record)| {
        let is_unknown = |field| facts.strategy.has_unknown(number, field);
        let unread = || {
            record.body.guardrails().is_some_and(|all| all.unread > 0)
                || record.body.outcomes().is_some_and(|all| all.unread > 0)
        };
        record.broken || (holds(record) && (is_unknown("guardrails") || is_unknown("outcomes") || unread()))
    })
}

fn holds(record: &Record) -> bool {
    match record.kind {
        Kind::Vision => !record.has_ended(),
        Kind::Intent | Kind::Initiative => record.is_under_way() || record.status().is_none(),
        _ => false,
    }
}
