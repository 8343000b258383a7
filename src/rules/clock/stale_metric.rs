use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::shared::promises::times;
use crate::rules::shared::resting::first_resting_on;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "stale-metric",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: Some(2),
    fixable: false,
    page: include_str!("stale-metric.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    for (number, record, metric) in facts.metrics().filter(|(_, record, _)| !record.has_ended()) {
        let Some(cadence) = metric.cadence.copied().filter(|_| strategy.readings_known(number)) else { continue };
        let Some(last) = strategy.last_reading(number, facts.today) else { continue };
        let Some(patience) = times(facts.limit(&RULE), cadence.duration().days()) else { continue };
        let age = last.on.days_until(facts.today);
        let Some((from, place)) = rests_on(facts, number).filter(|_| age > patience) else { continue };
        let every = match cadence.to_string() {
            word if word.starts_with(|c: char| c.is_ascii_digit()) => format!("every {word}"),
            word => word,
        };
        let told = format!(
            "`{}` is to be read {every} and was last read {age} days ago, on {}; `{}` rests on it",
            record.full_name(),
            last.on,
            from.full_name()
        );
        let help = "read it again, or say under `cadence` how often it is worth reading; a number that nobody looks at \
                    decides nothing";
        reports.add(Report::new(last.place(), told).help(help).other(place, "what rests on it"));
    }
}

/// The first thing under way that is measured or guarded by a metric, and where it says so.
fn rests_on<'s>(facts: &Facts<'s>, metric: usize) -> Option<(&'s Record, Place)> {
    let fields = |kind| match kind {
        Kind::Vision => &["north_star_metric", "guardrails"][..],
        Kind::Intent | Kind::Initiative | Kind::Option => &["outcomes", "guardrails", "stop_if"][..],
        _ => &[],
    };
    first_resting_on(facts.strategy, metric, |record, reference| {
        fields(record.kind).iter().any(|field| reference.field.is_of(field))
    })
}
