use std::collections::BTreeSet;

use super::Period;
use crate::documents::with_unit;
use crate::documents::{OutcomeLine, outcome_lines};
use crate::graph::Strategy;
use crate::model::Outcome;
use crate::rules::Facts;
use crate::rules::clock::missed_target::missed_by;
use crate::rules::shared::promises::Promises;
use crate::values::{Date, Measures};

/// An outcome: from, then, now, and where it should go.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Measured {
    #[serde(flatten)]
    pub line: OutcomeLine,
    /// What its metric came to when the period began: the last reading until then.
    pub then: Option<String>,
    /// The day of that reading.
    pub then_on: Option<Date>,
    /// The metric says what the business gets, by itself.
    pub is_business: bool,
    /// What the business gets by it: the metrics of the business that it drives.
    pub drives: Vec<Driven>,
    /// When the period began, this was promised just so.
    pub stood_then: bool,
    /// Of an outcome whose day is past, what came of it: `missed`, `reached`, `held`; `not read since`, `its day is past`
    /// where that is not known.
    pub past: Option<String>,
}

/// A metric of the business that another drives.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Driven {
    /// Its id.
    pub metric: String,
    /// Its last reading when the period began.
    pub then: Option<String>,
    /// The day of that reading.
    pub then_on: Option<Date>,
    /// Its last reading.
    pub now: Option<String>,
    /// The day of that reading.
    pub now_on: Option<Date>,
}

/// The outcomes of a record, as they are written.
pub fn measured(period: &Period<'_>, number: usize) -> Vec<Measured> {
    let strategy = period.now;
    let outcomes = strategy.record(number).and_then(|record| record.body.outcomes());
    let lines = outcome_lines(strategy, number, period.today);
    let missed = missed(period, number);
    lines
        .into_iter()
        .zip(outcomes.into_iter().flatten())
        .map(|(line, outcome)| one(period, number, line, (outcome, missed.contains(&std::ptr::from_ref(outcome)))))
        .collect()
}

/// The outcomes of a record whose day is past and that were not reached, as far as readings tell.
pub fn missed(period: &Period<'_>, number: usize) -> Vec<*const Outcome> {
    let facts = Facts::new(period.now, period.today);
    let missed = period.now.record(number).map(|record| missed_by(&facts, &mut Promises::of(&facts), number, record));
    missed.into_iter().flatten().map(|missed| std::ptr::from_ref(missed.promise.at.outcome)).collect()
}

fn one(period: &Period<'_>, number: usize, line: OutcomeLine, (outcome, is_missed): (&Outcome, bool)) -> Measured {
    let strategy = period.now;
    let metric = outcome.metric.get().and_then(|metric| strategy.target(number, *metric));
    let (then, then_on) = metric.map_or((None, None), |metric| reading(strategy, metric, period.since));
    let is_business = metric.is_some_and(|metric| is_of_business(strategy, metric));
    let drives = metric.filter(|_| !is_business).map(|metric| driven(period, metric)).unwrap_or_default();
    let stood_then = stood_then(period, number, &line);
    let past = past(period, &line, is_missed);
    Measured { line, then, then_on, is_business, drives, stood_then, past }
}

/// What came of an outcome whose day is past.
fn past(period: &Period<'_>, line: &OutcomeLine, is_missed: bool) -> Option<String> {
    let due = line.due.filter(|due| *due < period.today)?;
    Some(match line.now_on {
        Some(_) if line.pace.is_there() => line.so_far.clone(),
        Some(_) if is_missed => "missed".to_owned(),
        Some(on) if on < due => "not read since".to_owned(),
        _ => "its day is past".to_owned(),
    })
}

/// What a metric came to last until a day, with its unit, and the day of that reading.
pub fn reading(strategy: &Strategy, metric: usize, day: Date) -> (Option<String>, Option<Date>) {
    let body = strategy.record(metric).and_then(|record| record.body.metric());
    let last = strategy.last_reading(metric, day);
    (last.map(|last| with_unit(last.value, body)), last.map(|last| last.on))
}

fn is_of_business(strategy: &Strategy, metric: usize) -> bool {
    let metric = strategy.record(metric).and_then(|record| record.body.metric());
    metric.and_then(|metric| metric.measures.get()).and_then(|word| word.known()) == Some(Measures::Business)
}

/// So many metrics of the business are told of one.
const MOST: usize = 3;

/// The metrics of the business that a metric drives, at once or through others, the nearest first.
fn driven(period: &Period<'_>, metric: usize) -> Vec<Driven> {
    let strategy = period.now;
    let mut seen = BTreeSet::from([metric]);
    let (mut next, mut found) = (vec![metric], Vec::new());
    while !next.is_empty() && found.len() < MOST {
        let further = next.iter().flat_map(|metric| strategy.targets(*metric, "drives").collect::<Vec<_>>());
        next = further.filter(|metric| seen.insert(*metric)).collect();
        next.sort_unstable();
        found.extend(next.iter().copied().filter(|metric| is_of_business(strategy, *metric)));
    }
    let line = |metric: usize| {
        let (then, then_on) = reading(strategy, metric, period.since);
        let (now, now_on) = reading(strategy, metric, period.today);
        let metric = strategy.record(metric).map_or_else(String::new, |record| record.id.clone());
        Driven { metric, then, then_on, now, now_on }
    };
    found.into_iter().take(MOST).map(line).collect()
}

/// Whether the same was promised, and for the same day, by the record of the same name when the period began.
fn stood_then(period: &Period<'_>, number: usize, line: &OutcomeLine) -> bool {
    let Some((then, target)) = period.then.zip(line.target.as_ref()) else { return false };
    let [before] = then.named(&period.now.full_name(number))[..] else { return false };
    let before = outcome_lines(then, before, period.since);
    let is_same = |before: &OutcomeLine| before.target.as_ref() == Some(target) && before.due == line.due;
    before.iter().any(|before| before.metric == line.metric && is_same(before))
}
