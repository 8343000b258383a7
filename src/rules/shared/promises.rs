//! What was promised of a metric, and what its readings say about it.

use std::rc::Rc;

use hashbrown::HashMap;

use super::outcomes::{MetricRecord, OutcomeAt, outcomes};
use crate::graph::{DatedReading, Place};
use crate::model::amounts::reaches;
use crate::model::{Metric, Record};
use crate::rules::Facts;
use crate::typed::Field;
use crate::values::{Date, Target, TimeUnit};

/// An outcome with a target, of a metric of which every reading is known.
pub struct Promise<'s> {
    pub at: OutcomeAt<'s>,
    pub metric: MetricRecord<'s>,
    pub target: &'s Target,
    /// To this day, the oldest first.
    pub readings: Rc<[DatedReading<'s>]>,
}

/// How a target that is said to be reached is not.
pub enum Miss {
    /// It was never reached.
    Short,
    /// It was reached, and is not any more.
    Fallen,
}

/// Finds promises, and puts the readings of a metric in order once for all that promise something of it.
pub struct Promises<'s> {
    facts: Facts<'s>,
    /// By metric, where every reading is known.
    readings: HashMap<usize, Option<Rc<[DatedReading<'s>]>>>,
}

impl<'s> Promises<'s> {
    pub fn of(facts: &Facts<'s>) -> Promises<'s> {
        Promises { facts: *facts, readings: HashMap::new() }
    }

    /// The outcomes of a record with a target that can be judged. How much work was done is nobody's outcome, and a
    /// finding of its own.
    pub fn by(&mut self, number: usize, record: &'s Record) -> Vec<Promise<'s>> {
        let all = outcomes(&self.facts, number, record);
        let promise = |at: OutcomeAt<'s>| {
            let (metric, target) = (at.metric.filter(|(.., metric)| !metric.counts_work())?, at.outcome.target.get()?);
            Some(Promise { at, metric, target, readings: self.readings(metric.0)? })
        };
        all.into_iter().filter_map(promise).collect()
    }

    fn readings(&mut self, metric: usize) -> Option<Rc<[DatedReading<'s>]>> {
        let Facts { strategy, today, .. } = self.facts;
        let until_today = || {
            let readings = strategy.readings(metric).into_iter().filter(|reading| reading.on <= today);
            strategy.readings_known(metric).then(|| readings.collect())
        };
        self.readings.entry(metric).or_insert_with(until_today).clone()
    }
}

impl<'s> Promise<'s> {
    /// Whether a reading reaches the target; nothing where that cannot be said.
    pub fn is_reached(&self, reading: &DatedReading<'_>) -> Option<bool> {
        reaches(self.metric.2, self.target, reading.value)
    }

    pub fn last(&self) -> Option<&DatedReading<'s>> {
        self.readings.last()
    }

    /// How a target that is said to be reached, on a day if that is known, was missed; nothing where it holds or where
    /// that cannot be said.
    pub fn missed(&self, achieved: Option<Date>) -> Option<Miss> {
        if self.is_reached(self.last()?)? {
            return None;
        }
        let begins = self.at.outcome.baseline.get().and_then(|baseline| baseline.on.copied());
        // Where it stood at the beginning is no success, even if all it has to do is to hold.
        let since = |reading: &&DatedReading<'_>| begins.is_none_or(|begins| reading.on > begins);
        let at_its_end = achieved.and_then(|day| self.readings.iter().rfind(|reading| reading.on <= day));
        let from = at_its_end.map(|reading| reading.on);
        let counted = self.readings.iter().filter(since).filter(|reading| from.is_none_or(|from| reading.on >= from));
        let reached: Option<Vec<bool>> = counted.map(|reading| self.is_reached(reading)).collect();
        Some(if reached?.contains(&true) { Miss::Fallen } else { Miss::Short })
    }

    pub fn target_place(&self) -> Place {
        self.at.place("target")
    }
}

/// The days from one reading to the next. A metric that says nothing about it is taken for a monthly one; nothing where
/// what it says cannot be read.
pub fn days_between_readings(metric: &Metric) -> Option<crate::values::Number> {
    match &metric.cadence {
        Field::Absent => Some(TimeUnit::Month.days()),
        Field::Present(cadence) => Some(cadence.duration().days()),
        Field::Invalid => None,
    }
}

/// So many times a stretch of days, in whole days, rounded up.
pub fn times(count: u32, days: crate::values::Number) -> Option<i64> {
    days.checked_mul(crate::values::Number::new(i128::from(count), 0)?)?.ceiling()
}
