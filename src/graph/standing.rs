use super::{DatedReading, Strategy};
use crate::model::amounts::{number, promised, reaches};
use crate::model::{BaselineValue, Metric, Outcome};
use crate::values::{Better, Date, Quantity, Target, When};

/// How an outcome stands on a day: where its metric started, is, and should go.
#[derive(Clone, Debug)]
pub struct Standing<'s> {
    /// The record that names the outcome.
    pub record: usize,
    pub metric: usize,
    pub outcome: &'s Outcome,
    /// Where it started; nothing where that is unknown or cannot be read.
    pub baseline: Option<&'s Quantity>,
    /// The outcome's own date, else the record's.
    pub by: Option<When>,
    /// The day as of which it is judged: of what has ended the day of its end, where that is known.
    pub on: Date,
    /// What the metric had come to by then; where nobody had read it until then, what it came to since.
    pub last: Option<DatedReading<'s>>,
    pub progress: Option<Progress>,
}

/// How far an outcome is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The target is where the metric started: hold it. Whether it is no worse.
    Held(bool),
    /// A share of the way from the baseline to the target in whole percent, rounded towards the baseline's side: under 0 it
    /// is further away than at the start, and from 100 on it is there.
    OfTheWay(i64),
    /// Where no way can be told (no baseline, a range): whether the target is met.
    Met(bool),
}

impl Strategy {
    /// How the outcomes of a record with a metric stand on a day, in the order in which they are written.
    pub fn standings(&self, record: usize, today: Date) -> Vec<Standing<'_>> {
        self.outcomes_on(record).filter_map(|(metric, outcome)| self.standing(record, metric, outcome, today)).collect()
    }

    /// The outcomes of a record whose metric can be found, with its number.
    fn outcomes_on(&self, record: usize) -> impl Iterator<Item = (usize, &Outcome)> {
        let outcomes = self.record(record).and_then(|record| record.body.outcomes());
        outcomes
            .into_iter()
            .flatten()
            .filter_map(move |outcome| Some((self.target(record, *outcome.metric.get()?)?, outcome)))
    }

    /// How the outcomes that are to move a metric stand on a day, by record.
    pub fn standings_of_metric(&self, metric: usize, today: Date) -> Vec<Standing<'_>> {
        let records = self.sources(metric, "outcomes").into_iter();
        let named =
            records.flat_map(|record| self.outcomes_on(record).map(move |(named, outcome)| (record, named, outcome)));
        let of_metric = named.filter(|(_, named, _)| *named == metric);
        of_metric.filter_map(|(record, _, outcome)| self.standing(record, metric, outcome, today)).collect()
    }

    fn standing<'s>(&'s self, record: usize, metric: usize, outcome: &'s Outcome, today: Date) -> Option<Standing<'s>> {
        let measured = self.record(metric)?.body.metric()?;
        let record_of = self.record(record)?;
        let on = record_of.ended_on().filter(|_| record_of.has_ended()).map_or(today, |ended| ended.min(today));
        let last = self.last_reading(metric, on).or_else(|| self.last_reading(metric, today));
        let baseline = match outcome.baseline.get().and_then(|baseline| baseline.value.get()) {
            Some(BaselineValue::Known(value)) => Some(value),
            _ => None,
        };
        let target = outcome.target.get();
        let progress =
            target.zip(last.as_ref()).and_then(|(target, last)| progress(measured, baseline, target, last.value));
        let by = record_of.body.due(outcome);
        Some(Standing { record, metric, outcome, baseline, by, on, last, progress })
    }
}

/// How far a value is on the way from a baseline to a target; nothing where units or numbers do not allow to tell.
pub fn progress(metric: &Metric, baseline: Option<&Quantity>, target: &Target, value: &Quantity) -> Option<Progress> {
    let met = || reaches(metric, target, value).map(Progress::Met);
    let Some((Target::Value(goal), start)) = baseline.map(|baseline| (target, baseline)) else { return met() };
    let (start, goal, now) = (promised(metric, start)?, promised(metric, goal)?, number(metric, value)?);
    if start == goal {
        return reaches(metric, target, value).map(Progress::Held);
    }
    // A goal on the wrong side is told by `target-behind-baseline`, and a single one of `within` by `invalid-value`.
    let is_ahead = match metric.direction()? {
        Better::Up => goal > start,
        Better::Down => goal < start,
        Better::Within => false,
    };
    if !is_ahead {
        return None;
    }
    now.checked_sub(start)?.percent_of(goal.checked_sub(start)?).map(Progress::OfTheWay)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::typed::{Field, Plain};
    use crate::values::{FromText, read_word};

    #[test]
    fn the_way_from_where_it_started() {
        use Progress::{Held, Met, OfTheWay};
        let table = [
            ("up", "31 %", "45 %", "38 %", Some(OfTheWay(50))),
            ("up", "31 %", "45 %", "31 %", Some(OfTheWay(0))),
            ("up", "31 %", "45 %", "45 %", Some(OfTheWay(100))),
            ("up", "31 %", "45 %", "44.9 %", Some(OfTheWay(99))),
            ("up", "31 %", "45 %", "52 %", Some(OfTheWay(150))),
            ("up", "31 %", "45 %", "30.9 %", Some(OfTheWay(-1))),
            ("down", "22 %", "8 %", "15 %", Some(OfTheWay(50))),
            ("down", "22 %", "8 %", "29 %", Some(OfTheWay(-50))),
            // Hold.
            ("up", "90 %", "90 %", "91 %", Some(Held(true))),
            ("up", "90 %", "90 %", "89.9 %", Some(Held(false))),
            ("down", "3 %", "3 %", "3.1 %", Some(Held(false))),
            // No way to tell, or none that anybody named.
            ("up", "", "45 %", "46 %", Some(Met(true))),
            ("up", "", "45 %", "44 %", Some(Met(false))),
            ("within", "8 %", "10 to 14 %", "12 %", Some(Met(true))),
            ("within", "8 %", "10 to 14 %", "15 %", Some(Met(false))),
            ("up", "44 %", "40 %", "58 %", None),
            ("within", "8 %", "12 %", "10 %", None),
            ("up", "31 %", "45 %", "38 teams", None),
            ("up", "31 teams", "45 %", "38 %", None),
        ];
        for (better, baseline, target, value, expected) in table {
            let unit = Field::Present(Plain("%".to_owned()));
            let metric = Metric { unit, better: Field::Present(read_word(better, &[]).unwrap()), ..Metric::default() };
            let baseline = Quantity::from_text(baseline).ok();
            let (target, value) = (Target::from_text(target).unwrap(), Quantity::from_text(value).unwrap());
            assert_eq!(progress(&metric, baseline.as_ref(), &target, &value), expected, "{better} {target} {value}");
        }
    }
}
