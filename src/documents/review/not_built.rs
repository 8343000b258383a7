use std::collections::{BTreeMap, BTreeSet};

use super::endings::ended;
use super::{Lesson, Period};
use crate::documents::{CriterionLine, experiment_line};
use crate::graph::Strategy;
use crate::model::DurationRange;
use crate::rank::{Exact, shown, weeks, whole};
use crate::values::{Date, Kind};

/// What we know now not to build.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct NotBuiltAll {
    /// What was refuted, turned down or stopped in the period.
    pub all: Vec<NotBuilt>,
    /// The weeks of all that says how long it would take, where that are several: "13 to 20".
    pub weeks: Option<String>,
}

/// Something that was refuted, rejected or stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct NotBuilt {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// `refuted`, `stopped`, `rejected`, `replaced`, `abandoned`.
    pub how: String,
    /// The day on which that was decided.
    pub on: Option<Date>,
    /// The experiment that refuted it, where that is another record.
    pub experiment: Option<String>,
    /// What was asked, and what was seen.
    pub criteria: Vec<CriterionLine>,
    /// Why, or what it taught.
    pub why: Option<String>,
    /// The time that it would have taken, as it is estimated: "18w to 40w, likely 26w".
    pub time: Option<String>,
    /// The record whose estimate that is, where it is another.
    pub time_of: Option<String>,
}

/// The experiments that refuted something, and what was stopped or turned down.
pub fn not_built(period: &Period<'_>, lessons: &[Lesson]) -> NotBuiltAll {
    let strategy = period.now;
    let mut counted = Counted::default();
    let mut all: Vec<NotBuilt> = Vec::new();
    let mut told = BTreeMap::new();
    for over in ended(period, &[Kind::Initiative, Kind::Option]).into_iter().filter(|over| over.status != "achieved") {
        let number = one(strategy, &over.record);
        // What is left of it; of an option inside what was stopped as well the whole has told it.
        let time = number.and_then(|number| counted.time(strategy, number));
        told.extend(number.map(|number| (number, all.len())));
        all.push(NotBuilt {
            record: over.record,
            title: over.title,
            how: over.status,
            on: over.on,
            why: over.why.or(over.principle).or(over.learned),
            time,
            ..NotBuilt::default()
        });
    }
    for lesson in lessons.iter().filter(|lesson| lesson.verdict.as_deref() == Some("refuted")) {
        let Some(number) = one(strategy, &lesson.record) else { continue };
        let criteria = experiment_line(strategy, number, period.today).map(|line| line.criteria).unwrap_or_default();
        // What was turned down for it is told once.
        let of_told = strategy.tested_by(number).into_iter().find_map(|tested| told.get(&tested));
        if let Some(over) = of_told.and_then(|at| all.get_mut(*at)).filter(|over| over.experiment.is_none()) {
            (over.experiment, over.criteria) = (Some(lesson.record.clone()), criteria);
            continue;
        }
        let tested = strategy.tested_by(number).into_iter().filter(|tested| strategy.is_kind(*tested, Kind::Option));
        let found =
            tested.filter_map(|option| Some((counted.time(strategy, option)?, strategy.full_name(option)))).next();
        let (time, time_of) = found.unzip();
        all.push(NotBuilt {
            record: lesson.record.clone(),
            title: lesson.title.clone(),
            how: "refuted".to_owned(),
            on: lesson.on,
            criteria,
            why: Some(lesson.text.clone()),
            time,
            time_of,
            ..NotBuilt::default()
        });
    }
    all.sort_by(|one, other| (other.on, &one.record).cmp(&(one.on, &other.record)));
    NotBuiltAll { all, weeks: counted.weeks() }
}

fn one(strategy: &Strategy, record: &str) -> Option<usize> {
    match strategy.named(record).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// What has been told of how long things would take: each once.
#[derive(Default)]
struct Counted {
    seen: BTreeSet<usize>,
    ends: Vec<(Exact, Exact)>,
}

impl Counted {
    /// What is left of something, else how long it would take in all.
    fn time(&mut self, strategy: &Strategy, number: usize) -> Option<String> {
        let record = strategy.record(number)?;
        let estimates = record.body.estimates()?.get()?;
        let range = &estimates.remaining.get().or_else(|| estimates.duration.get())?.0;
        let (text, low, high) = in_words(range)?;
        if self.seen.insert(number) {
            self.ends.push((low, high));
        }
        Some(text)
    }

    fn weeks(&self) -> Option<String> {
        let sum = |end: &dyn Fn(&(Exact, Exact)) -> Exact| self.ends.iter().fold(whole(0), |sum, ends| sum + end(ends));
        let (low, high) = (sum(&|ends| ends.0.clone()), sum(&|ends| ends.1.clone()));
        let several = self.ends.len() > 1;
        several.then(|| match low == high {
            true => shown(&low),
            false => format!("{} to {}", shown(&low), shown(&high)),
        })
    }
}

/// A duration as it is written, and its ends in weeks; nothing where it cannot be read.
fn in_words(range: &DurationRange) -> Option<(String, Exact, Exact)> {
    let likely = range.likely.get();
    match (range.low.get(), range.high.get()) {
        (Some(low), Some(high)) => {
            let likely = likely.map_or(String::new(), |likely| format!(", likely {likely}"));
            let one_unit = low.unit == high.unit;
            let first = if one_unit { low.number.to_string() } else { low.to_string() };
            Some((format!("{first} to {high}{likely}"), weeks(*low), weeks(*high)))
        }
        _ => likely.map(|likely| (likely.to_string(), weeks(*likely), weeks(*likely))),
    }
}
