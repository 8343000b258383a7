use crate::documents::OutcomeLine;
use crate::documents::amounts::{grouped, with_unit};
use crate::documents::gist::gist;
use crate::graph::Strategy;
use crate::model::amounts::{number, promised};
use crate::model::{Criterion, Metric, Readings};
use crate::values::{Better, Bound, Date, Number, Side, Target, is_percent};

/// What a metric came to over time, where it is to go, and what it must not come to. All numbers are in its unit.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct MetricChart {
    pub record: String,
    pub title: String,
    pub definition: Option<String>,
    pub unit: Option<String>,
    /// `up`, `down` or `within`; nothing where that cannot be read.
    pub better: Option<String>,
    pub today: Option<Date>,
    /// By day.
    pub readings: Vec<ChartReading>,
    /// The outcomes that are to move it, by record. Those that were given up are not among them.
    pub goals: Vec<ChartGoal>,
    pub guardrails: Vec<ChartBound>,
    /// Something that is written of its readings cannot be read, or is counted in another unit: it is not drawn.
    pub is_partly_unknown: bool,
}

#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ChartReading {
    pub on: Date,
    pub value: Number,
    /// With its unit.
    pub shown: String,
    pub note: Option<String>,
}

/// An outcome that is to move a metric.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct ChartGoal {
    pub record: String,
    pub title: String,
    pub baseline: Option<Number>,
    pub baseline_on: Option<Date>,
    pub baseline_shown: Option<String>,
    /// Both are the same but for a range.
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub target_shown: Option<String>,
    pub by: Option<String>,
    pub due: Option<Date>,
    pub so_far: String,
}

/// What a metric must not come to.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct ChartBound {
    pub record: String,
    pub at_least: Option<Number>,
    pub at_most: Option<Number>,
    /// "at least 20 %".
    pub shown: String,
}

/// The data of a metric's chart on a day; nothing for another kind of record, or for one that cannot be read.
pub fn metric_chart(strategy: &Strategy, metric: usize, today: Date) -> Option<MetricChart> {
    let record = strategy.record(metric).filter(|record| !record.broken)?;
    let body = record.body.metric()?;
    let all = strategy.readings(metric);
    let reading = |reading: &crate::graph::DatedReading<'_>| {
        let value = number(body, reading.value)?;
        let note = note(body, reading.on, reading.value);
        Some(ChartReading { on: reading.on, value, shown: with_unit(reading.value, Some(body)), note })
    };
    let readings: Vec<ChartReading> = all.iter().filter_map(reading).collect();
    Some(MetricChart {
        record: record.full_name(),
        title: record.title.clone(),
        definition: body.definition.get().and_then(|text| gist(text)),
        unit: body.unit.get().map(|unit| unit.0.clone()),
        better: body.direction().map(|better| better.to_string()),
        today: Some(today),
        is_partly_unknown: readings.len() < all.len() || !strategy.readings_known(metric),
        readings,
        goals: goals(strategy, metric, body, today),
        guardrails: guardrails(strategy, metric, body),
    })
}

fn note(metric: &Metric, on: Date, value: &crate::values::Quantity) -> Option<String> {
    let Some(Readings::Written(readings)) = metric.readings.get() else { return None };
    let one = readings.iter().find(|one| one.on.copied() == Some(on) && one.value.get() == Some(value))?;
    gist(one.note.get()?)
}

fn goals(strategy: &Strategy, metric: usize, body: &Metric, today: Date) -> Vec<ChartGoal> {
    let standings = strategy.standings_of_metric(metric, today).into_iter();
    let goal = |standing: crate::graph::Standing<'_>| {
        let record = strategy.record(standing.record).filter(|record| !record.has_ended_badly())?;
        let outcome = standing.outcome;
        let (low, high) = match outcome.target.get() {
            Some(Target::Value(value)) => (promised(body, value), promised(body, value)),
            Some(Target::Range { low, high }) => (promised(body, low), promised(body, high)),
            None => (None, None),
        };
        let line = OutcomeLine::of(strategy, &standing);
        Some(ChartGoal {
            record: record.full_name(),
            title: record.title.clone(),
            baseline: standing.baseline.and_then(|value| promised(body, value)),
            baseline_on: line.baseline_on,
            baseline_shown: line.baseline,
            low: low.zip(high).map(|(low, _)| low),
            high: low.zip(high).map(|(_, high)| high),
            target_shown: line.target,
            by: line.by,
            due: line.due,
            so_far: line.so_far,
        })
    };
    standings.filter_map(goal).collect()
}

fn guardrails(strategy: &Strategy, metric: usize, body: &Metric) -> Vec<ChartBound> {
    let of_record = |number: usize| {
        let record = strategy.record(number).filter(|record| !record.has_ended())?;
        let is_it = move |criterion: &&Criterion| {
            criterion.metric.get().and_then(|named| strategy.target(number, *named)) == Some(metric)
        };
        let all = record.body.guardrails()?.iter().filter(is_it);
        Some(all.map(|criterion| bound(record.full_name(), body, criterion)).collect::<Vec<ChartBound>>())
    };
    strategy.sources(metric, "guardrails").into_iter().filter_map(of_record).flatten().collect()
}

fn bound(record: String, metric: &Metric, criterion: &Criterion) -> ChartBound {
    let mut at_least = criterion.at_least.get().and_then(|value| promised(metric, value));
    let mut at_most = criterion.at_most.get().and_then(|value| promised(metric, value));
    if let Some(Bound { side, target, .. }) = criterion.bound.get() {
        match target {
            Target::Value(value) => {
                let better = metric.direction().filter(|better| *better != Better::Within).and_then(Side::better);
                match side.or(better) {
                    Some(Side::AtLeast) => at_least = promised(metric, value),
                    Some(Side::AtMost) => at_most = promised(metric, value),
                    None => {}
                }
            }
            Target::Range { low, high } => (at_least, at_most) = (promised(metric, low), promised(metric, high)),
        }
    }
    ChartBound { record, at_least, at_most, shown: criterion.to_string() }
}

impl MetricChart {
    pub(super) fn is_percent(&self) -> bool {
        self.unit.as_deref().is_some_and(is_percent)
    }

    /// The unit behind a number: `%`; empty where it is long and stands beside the axis once.
    pub(super) fn short_unit(&self) -> String {
        match self.unit.as_deref() {
            Some(unit) if is_percent(unit) => "\u{a0}%".to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn with_unit(&self, number: Number) -> String {
        let unit = self.unit.as_deref().map_or(String::new(), |unit| format!(" {unit}"));
        format!("{}{unit}", grouped(&number.to_string()))
    }
}
