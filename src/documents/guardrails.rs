use super::{criterion_line, with_unit};
use crate::graph::{DatedReading, Strategy};
use crate::model::amounts::meets;
use crate::model::{Criterion, Record};
use crate::values::{Date, Kind, Status};

/// What must not get worse, and whether it does.
pub struct Guardrail<'s> {
    /// The number of the record that asks for it.
    pub record: usize,
    /// The number of the metric.
    pub metric: usize,
    /// "at least 93 %"
    pub asked: String,
    pub last: Option<DatedReading<'s>>,
    /// Whether the last reading keeps to it; none where that cannot be told.
    pub holds: Option<bool>,
    /// The day of the first of the readings that break it, one after the other, up to the last.
    pub broken_since: Option<Date>,
}

impl Guardrail<'_> {
    /// The last reading with its unit.
    pub fn now(&self, strategy: &Strategy) -> Option<String> {
        let metric = strategy.record(self.metric).and_then(|record| record.body.metric());
        self.last.map(|last| with_unit(last.value, metric))
    }
}

/// The guardrails of a record that names a metric that is found, as of a day. One that is to hold only by a later day is not
/// among them.
pub fn guardrails(strategy: &Strategy, number: usize, today: Date) -> Vec<Guardrail<'_>> {
    let all = strategy.record(number).filter(|record| !record.broken).and_then(|record| record.body.guardrails());
    let fiscal = strategy.settings.fiscal;
    let is_due = |criterion: &&Criterion| {
        !criterion.by.is_invalid() && criterion.by.get().is_none_or(|by| by.last_day(fiscal) <= today)
    };
    all.into_iter()
        .flat_map(|all| all.iter())
        .filter(is_due)
        .filter_map(|criterion| one(strategy, number, criterion, today))
        .collect()
}

fn one<'s>(strategy: &'s Strategy, number: usize, criterion: &Criterion, today: Date) -> Option<Guardrail<'s>> {
    let metric = strategy.target(number, *criterion.metric.get()?)?;
    let body = strategy.record(metric)?.body.metric()?;
    let last = strategy.last_reading(metric, today);
    let holds = last.and_then(|last| meets(body, criterion, last.value));
    let mut broken_since = None;
    if holds == Some(false) {
        let readings = strategy.readings(metric);
        let breaking = readings.iter().rev().filter(|reading| reading.on <= today);
        broken_since = breaking
            .take_while(|reading| meets(body, criterion, reading.value) == Some(false))
            .last()
            .map(|first| first.on);
    }
    Some(Guardrail {
        record: number,
        metric,
        asked: criterion_line(strategy, number, criterion).asked,
        last,
        holds,
        broken_since,
    })
}

/// Those who ask that something does not get worse, the widest first: visions, active intents, initiatives under way.
pub fn guards(strategy: &Strategy) -> impl Iterator<Item = usize> {
    let is_guard = |record: &Record| match record.kind {
        Kind::Vision => !record.has_ended(),
        Kind::Intent => record.is(Status::Active),
        _ => record.is_under_way(),
    };
    let all = [Kind::Vision, Kind::Intent, Kind::Initiative].into_iter().flat_map(|kind| strategy.of_kind(kind));
    all.filter(move |(_, record)| !record.broken && is_guard(record)).map(|(number, _)| number)
}
