use crate::finding::Severity;
use crate::graph::{DatedReading, Place};
use crate::model::Record;
use crate::rules::shared::promises::times;
use crate::rules::shared::resting::first_resting_on;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Cadence, Kind};

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
    for Stale { record, cadence, last, from, place, .. } in stale_metrics(facts) {
        let every = match cadence.to_string() {
            word if word.starts_with(|c: char| c.is_ascii_digit()) => format!("every {word}"),
            word => word,
        };
        let told = format!(
            "`{}` is to be read {every} and was last read {} days ago, on {}; `{}` rests on it",
            record.full_name(),
            last.on.days_until(facts.today),
            last.on,
            from.full_name()
        );
        let help = "read it again, or say under `cadence` how often it is worth reading; a number that nobody looks at \
                    decides nothing";
        reports.add(Report::new(last.place(), told).help(help).other(place, "what rests on it"));
    }
}

/// A metric that was not read for longer than its cadence allows.
pub struct Stale<'s> {
    pub number: usize,
    pub record: &'s Record,
    pub cadence: Cadence,
    pub last: DatedReading<'s>,
    /// The first thing under way that rests on it, and where it says so.
    pub from: &'s Record,
    pub place: Place,
}

pub fn stale_metrics<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Stale<'s>> + use<'s> {
    let facts = *facts;
    facts.metrics().filter(|(_, record, _)| !record.has_ended()).filter_map(move |(number, record, metric)| {
        let cadence = metric.cadence.copied().filter(|_| facts.strategy.readings_known(number))?;
        let last = facts.strategy.last_reading(number, facts.today)?;
        let patience = times(facts.limit(&RULE), cadence.duration().days())?;
        let (from, place) = rests_on(&facts, number).filter(|_| last.on.days_until(facts.today) > patience)?;
        Some(Stale { number, record, cadence, last, from, place })
    })
}

/// The first thing under way that is measured or guarded by a metric, and where it says so.
fn rests_on<'s>(facts: &Facts<'s>, metric: usize) -> Option<(&'s Record, Place)> {
    let fields = |kind| match kind {
        Kind::Vision => &["north_star_metric", "guardrails"][..],
        Kind::Intent | Kind::Initiative | Kind::Option => &["outcomes", "guardrails", "stop_if"][..],
        _ => &[],
    };
    first_resting_on(facts.strategy, metric, |record, field| fields(record.kind).contains(&field))
}
