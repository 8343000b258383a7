use crate::finding::Severity;
use crate::model::Record;
use crate::rules::shared::outcomes::stated;
use crate::rules::shared::promises::{Miss, promises};
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
    for (number, record, intent) in facts.intents().filter(|(_, record, _)| record.is(Status::Achieved)) {
        let on = intent.achieved.get().and_then(|achieved| achieved.on.copied());
        for promise in promises(facts, number, record) {
            let fallen = matches!(promise.missed(on), Some(Miss::Fallen));
            let Some(last) = promise.last().filter(|_| fallen && !may_be_guarded(facts, promise.metric.0)) else { continue };
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
            reports.add(report.other(last.place.clone(), "the last reading"));
        }
    }
}

/// Whether something that holds guards a metric or works on it, or cannot be read and may do so.
fn may_be_guarded(facts: &Facts<'_>, metric: usize) -> bool {
    let holds = |record: &Record| match record.kind {
        Kind::Vision => !record.has_ended(),
        Kind::Intent | Kind::Initiative => record.is_under_way() || record.status().is_none(),
        _ => false,
    };
    facts.strategy.records.iter().enumerate().any(|(number, record)| {
        let unread = || record.body.guardrails().is_some_and(|all| all.unread > 0) || stated(record).is_some_and(|all| all.unread > 0);
        let names = |field| {
            facts.strategy.targets(number, field).any(|named| named == metric) || facts.strategy.has_unknown(number, field)
        };
        record.broken || (holds(record) && (names("guardrails") || names("outcomes") || unread()))
    })
}
