use std::cmp::Reverse;

use super::endings::learned;
use super::{Named, Period};
use crate::graph::Strategy;
use crate::model::Record;
use crate::rules::Facts;
use crate::rules::shared::experiments::answered_on;
use crate::values::{Date, Decision, Kind, Verdict};

/// Something that we know now and did not know before.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Lesson {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// The day of the result, of the release, or of the end.
    pub on: Option<Date>,
    /// It is known of in this period only because it was written down in it: that day lies before, or is not known.
    pub is_written_since: bool,
    /// As it is written.
    pub text: String,
    /// What the experiment said about its hypothesis.
    pub verdict: Option<String>,
    /// What follows from it.
    pub decision: Option<String>,
    /// What it is about.
    pub about: Vec<Named>,
    #[serde(skip)]
    weight: Weight,
}

/// How much it says that the plan is to be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Refuted,
    ChangesTheWay,
    GoesOn,
}

/// The first of what was learned, and the names of the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Lessons {
    /// Five at most.
    pub first: Vec<Lesson>,
    /// The full names of what taught the rest.
    pub more: Vec<String>,
}

impl Lessons {
    pub fn of(mut all: Vec<Lesson>, most: usize) -> Lessons {
        let rest = all.split_off(most.min(all.len()));
        Lessons { first: all, more: rest.into_iter().map(|lesson| lesson.record).collect() }
    }
}

/// What was learned in a period: first what refutes something, then what changes the way, of each the latest first.
pub fn lessons(period: &Period<'_>) -> Vec<Lesson> {
    let found = period.now.records.iter().enumerate().filter(|(_, record)| !record.broken);
    let mut all: Vec<Lesson> = found.filter_map(|(number, record)| of_record(period, number, record)).collect();
    all.sort_by(|one, other| {
        let order = |lesson: &Lesson| (lesson.weight, Reverse(lesson.on));
        order(one).cmp(&order(other)).then_with(|| one.record.cmp(&other.record))
    });
    all
}

fn of_record(period: &Period<'_>, number: usize, record: &Record) -> Option<Lesson> {
    let lesson = lesson(period.now, period.today, number, record)?;
    let is_of_day = lesson.on.is_some_and(|on| period.has(on));
    let is_of_it = is_of_day || period.taught(&lesson.record);
    is_of_it.then_some(Lesson { is_written_since: !is_of_day, ..lesson })
}

/// What a record taught, whenever that was.
fn lesson(strategy: &Strategy, today: Date, number: usize, record: &Record) -> Option<Lesson> {
    let text = learned(record)?.get().map(|text| text.0.clone()).filter(|text| !text.trim().is_empty())?;
    let experiment = record.body.experiment();
    let result = experiment.and_then(|experiment| experiment.result.get());
    let verdict = result.and_then(|result| result.verdict.get());
    let decision = experiment.and_then(|experiment| experiment.decision.get());
    let shipped = record.body.option().and_then(|option| option.shipped_on.copied());
    let answered = experiment.and_then(|experiment| answered_on(&Facts::new(strategy, today), number, experiment));
    let answered = answered.map(|(day, _)| day).filter(|_| record.has_ended() || result.is_some());
    let about = match record.kind {
        Kind::Experiment => strategy.tested_by(number),
        _ => strategy.initiatives_of_option(number),
    };
    Some(Lesson {
        record: record.full_name(),
        title: record.title.clone(),
        on: answered.or_else(|| record.ended_on()).or(shipped),
        is_written_since: false,
        text,
        weight: match (verdict.and_then(|verdict| verdict.known()), decision.and_then(|decision| decision.known())) {
            (Some(Verdict::Refuted), _) => Weight::Refuted,
            (_, Some(Decision::Pivot | Decision::Stop)) => Weight::ChangesTheWay,
            _ if record.has_ended_badly() => Weight::ChangesTheWay,
            _ => Weight::GoesOn,
        },
        verdict: verdict.map(|verdict| verdict.word().to_owned()),
        decision: decision.map(|decision| decision.word().to_owned()),
        about: about.into_iter().filter_map(|about| strategy.record(about)).map(Named::of).collect(),
    })
}
