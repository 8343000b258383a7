use schemars::JsonSchema;
use serde::Serialize;

use super::amount::Amount;
use crate::documents::OutcomeLine;
use crate::graph::Strategy;
use crate::model::{BaselineValue, Outcome, Record};
use crate::values::Date;

/// What a metric came to on a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReadingRow {
    /// The day.
    pub on: Date,
    /// What it came to, in the metric's unit, where it bears none of its own.
    pub value: Amount,
}

/// The readings of a metric by day, wherever they are written. What cannot be read is not among them.
pub fn readings_of(strategy: &Strategy, number: usize, record: &Record) -> Vec<ReadingRow> {
    let unit = record.body.metric().and_then(|metric| metric.unit.get()).map(|unit| unit.0.as_str());
    let row = |reading: crate::graph::DatedReading<'_>| ReadingRow {
        on: reading.on,
        value: Amount::of(reading.value).in_unit(unit),
    };
    strategy.readings(number).into_iter().map(row).collect()
}

/// An outcome of a record and how it stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct OutcomeRow {
    /// The number of the metric's record, from 0; nothing where none is named, or none is found.
    #[serde(skip)]
    pub metric: Option<usize>,
    /// The metric as written.
    pub metric_written: Option<String>,
    /// The change in words, where no metric is named.
    pub text: Option<String>,
    /// Where it started.
    pub baseline: Option<Amount>,
    /// What the metric came to last.
    pub now: Option<Amount>,
    /// The day of that reading.
    pub now_on: Option<Date>,
    /// Where it should go.
    pub target: Option<Amount>,
    /// As written, or the record's own.
    pub by: Option<String>,
    /// Its last day.
    pub by_day: Option<Date>,
    /// How much of the way it has come, in percent: under 0 it is further away than at the start, from 100 on it is there.
    /// Null where that cannot be told.
    pub way: Option<i64>,
    /// The same in words: "50 % of the way", "held", "never read".
    pub so_far: Option<String>,
}

/// The outcomes of a record as they are written, with how those stand whose metric is found.
pub fn outcomes_of(strategy: &Strategy, number: usize, record: &Record, today: Date) -> Vec<OutcomeRow> {
    let Some(outcomes) = record.body.outcomes() else { return Vec::new() };
    let standings = strategy.standings(number, today);
    let mut standings = standings.iter().peekable();
    let mut rows = Vec::new();
    for outcome in outcomes {
        // They come in the same order; those without a metric have none.
        let standing = standings.next_if(|standing| std::ptr::eq(standing.outcome, outcome));
        let by = record.body.due(outcome);
        let mut row = OutcomeRow {
            metric_written: metric_written(record, outcome),
            text: outcome.text.get().map(|text| text.0.clone()),
            baseline: match outcome.baseline.get().and_then(|baseline| baseline.value.get()) {
                Some(BaselineValue::Known(value)) => Some(Amount::of(value)),
                _ => None,
            },
            target: outcome.target.get().map(Amount::of_target),
            by: by.map(|by| by.to_string()),
            by_day: by.map(|by| by.last_day(strategy.settings.fiscal)),
            ..OutcomeRow::default()
        };
        if let Some(standing) = standing {
            let measured = strategy.record(standing.metric).and_then(|metric| metric.body.metric());
            let unit = measured.and_then(|metric| metric.unit.get()).map(|unit| unit.0.as_str());
            let in_unit = |amount: Amount| amount.in_unit(unit);
            row.metric = Some(standing.metric);
            row.baseline = row.baseline.map(in_unit);
            row.target = row.target.map(in_unit);
            row.now = standing.last.as_ref().map(|last| in_unit(Amount::of(last.value)));
            row.now_on = standing.last.as_ref().map(|last| last.on);
            let line = OutcomeLine::of(strategy, standing);
            (row.way, row.so_far) = (line.way, Some(line.so_far));
        }
        rows.push(row);
    }
    rows
}

fn metric_written(record: &Record, outcome: &Outcome) -> Option<String> {
    let reference = outcome.metric.get()?;
    record.references.get(reference.number as usize).map(|written| written.text.clone())
}
