use std::cmp::Reverse;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::limits::{CriterionLine, criteria};
use super::parts::{Named, outcome_name, text};
use crate::documents::with_unit;
use crate::graph::Strategy;
use crate::model::Experiment;
use crate::rules::Facts;
use crate::rules::shared::experiments::answered_on;
use crate::values::{Date, Status};

/// What was tried, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Tried {
    pub experiment: Named,
    /// running, paused, concluded, abandoned.
    pub status: String,
    /// The day of its result, else its last day.
    pub on: Option<String>,
    /// It has no result yet: the day is that on which it is to end.
    pub goes_on: bool,
    /// supported, refuted, inconclusive.
    pub verdict: Option<String>,
    /// What was asked for.
    pub asked: Vec<CriterionLine>,
    /// What came of it.
    pub seen: Vec<Seen>,
    /// In Markdown.
    pub learned: Option<String>,
    /// persevere, pivot, scale, stop.
    pub decision: Option<String>,
    /// Why it was abandoned, in Markdown.
    pub why: Option<String>,
}

/// What a metric came to in an experiment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Seen {
    pub what: String,
    /// The value, or what was seen in words.
    pub value: Option<String>,
}

/// What an initiative or one of its options taught, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Taught {
    pub record: Named,
    /// In Markdown.
    pub text: String,
}

/// The experiments on an initiative and its options, but drafts: what still goes on first, then the newest.
pub(super) fn tried(strategy: &Strategy, numbers: &[usize], today: Date) -> Vec<Tried> {
    let all: BTreeSet<usize> = numbers.iter().flat_map(|number| strategy.experiments_on(*number)).collect();
    let facts = Facts::new(strategy, today);
    let dated = all.into_iter().filter_map(|number| {
        let record = strategy.record(number).filter(|record| !record.broken)?;
        let status = record.status().filter(|status| *status != Status::Draft)?;
        let experiment = record.body.experiment()?;
        let on = answered_on(&facts, number, experiment).map(|(day, _)| day);
        let goes_on = matches!(status, Status::Running | Status::Paused);
        Some((Reverse(goes_on), Reverse(on), one(strategy, number, experiment, status, on, today)))
    });
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(goes_on, on, _)| (*goes_on, *on));
    dated.into_iter().map(|(_, _, tried)| tried).collect()
}

fn one(
    strategy: &Strategy,
    number: usize,
    experiment: &Experiment,
    status: Status,
    on: Option<Date>,
    today: Date,
) -> Tried {
    let result = experiment.result.get();
    let readings = result.into_iter().flat_map(|result| &result.readings);
    let seen = readings.filter_map(|reading| {
        let words = || text(strategy, number, &reading.text);
        let metric = reading.metric.get().and_then(|metric| strategy.target(number, *metric));
        let measured = metric.and_then(|metric| strategy.record(metric)?.body.metric());
        let value = || reading.value.get().map(|value| with_unit(value, measured)).or_else(words);
        Some(match outcome_name(strategy, number, &reading.metric, &crate::typed::Field::Absent) {
            Some(what) => Seen { what, value: value() },
            None => Seen { what: words()?, value: None },
        })
    });
    Tried {
        experiment: Named::of(strategy, number),
        status: status.name().to_owned(),
        on: on.map(|on| on.to_string()),
        goes_on: matches!(status, Status::Running | Status::Paused),
        verdict: result.and_then(|result| Some(result.verdict.get()?.word().to_owned())),
        asked: criteria(strategy, number, &experiment.success, today),
        seen: seen.collect(),
        learned: text(strategy, number, &experiment.learned),
        decision: experiment.decision.get().map(|decision| decision.word().to_owned()),
        why: experiment.stopped.get().and_then(|ending| text(strategy, number, &ending.why)),
    }
}

/// What an initiative and its options taught, in their own words.
pub(super) fn taught(strategy: &Strategy, numbers: &[usize]) -> Vec<Taught> {
    let learned = |number: usize| {
        let body = &strategy.record(number)?.body;
        let learned = body.initiative().map(|body| &body.learned).or_else(|| body.option().map(|body| &body.learned));
        Some(Taught { record: Named::of(strategy, number), text: text(strategy, number, learned?)? })
    };
    numbers.iter().filter_map(|number| learned(*number)).collect()
}
