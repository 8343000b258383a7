use schemars::JsonSchema;
use serde::Serialize;

use super::Sentence;
use super::limits::CriterionLine;
use crate::documents::outcome_line::outcome_lines;
use crate::documents::{self, with_unit};
use crate::graph::{Resolution, Strategy};
use crate::model::kinds::MetricKind;
use crate::model::{Outcome, Record};
use crate::typed::{Field, Ref, Text};
use crate::values::{Date, Kind, Quantity};

/// A record that a document names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Named {
    /// The full name: `initiative/faster-onboarding`.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// Its file, from the workspace: `/initiatives/faster-onboarding.md`.
    pub link: String,
}

impl Named {
    pub(super) fn of(strategy: &Strategy, number: usize) -> Named {
        let Some(record) = strategy.record(number) else { return Named::default() };
        Named {
            record: record.full_name(),
            title: record.title.clone(),
            link: format!("/{}", strategy.path_of(record).replace(' ', "%20")),
        }
    }
}

/// A value with its day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Amount {
    /// Null where nothing is written, or it is not known.
    pub value: Option<String>,
    /// The day on which it was read.
    pub on: Option<String>,
    /// Something is written and cannot be read or found, or it says that it is unknown.
    pub unknown: bool,
}

impl Amount {
    fn unknown() -> Amount {
        Amount { unknown: true, ..Amount::default() }
    }
}

/// An outcome: from where, to where, until when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OutcomeLine {
    /// The title of its metric, or the outcome in words.
    pub what: String,
    pub metric: Option<Named>,
    pub from: Amount,
    pub now: Amount,
    pub target: Amount,
    pub by: Amount,
}

/// Who it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Segment {
    pub segment: Named,
    /// What they are trying to get done, in Markdown: the first that is written.
    pub need: Option<String>,
    /// What they get from us, in Markdown.
    pub value: Option<String>,
}

/// What was heard or seen, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Heard {
    pub source: Named,
    pub on: Option<String>,
    pub method: Option<String>,
    /// How many took part, as it is written.
    pub participants: Option<String>,
    /// In Markdown.
    pub findings: Vec<String>,
}

/// What it means for a part of the company.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Audience {
    pub who: String,
    /// In Markdown.
    pub text: String,
}

/// When and why something ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ended {
    pub on: Option<String>,
    /// In Markdown.
    pub why: Option<String>,
}

/// Text of a record, with its links made to begin at the workspace; nothing where nothing is written.
pub(super) fn text(strategy: &Strategy, number: usize, field: &Field<Text>) -> Option<String> {
    field.get().map(|text| rooted(strategy, number, text)).filter(|text| !text.trim().is_empty())
}

pub(super) fn rooted(strategy: &Strategy, number: usize, text: &str) -> String {
    let path = strategy.record(number).map_or("", |record| strategy.path_of(record));
    strategy.rooted(path, text)
}

pub(super) fn sentence(strategy: &Strategy, number: usize, field: &Field<Text>) -> Option<Sentence> {
    text(strategy, number, field).map(|text| Sentence::of(&text))
}

pub(super) fn metric_named(strategy: &Strategy, metric: usize) -> Option<Named> {
    strategy.is_kind(metric, Kind::Metric).then(|| Named::of(strategy, metric))
}

/// What an outcome or a criterion is called: its metric, found or not, or its words. Nothing where neither is there.
pub(super) fn outcome_name(
    strategy: &Strategy,
    number: usize,
    metric: &Field<Ref<MetricKind>>,
    words: &Field<Text>,
) -> Option<String> {
    let named = metric.get().map(|metric| match strategy.target(number, *metric) {
        Some(target) => strategy.record(target).map_or_else(String::new, |record| record.title.clone()),
        None => {
            let references = strategy.record(number).map_or(&[] as &[_], |record| &record.references);
            references.get(metric.number as usize).map_or_else(String::new, |reference| reference.text.to_string())
        }
    });
    named.or_else(|| text(strategy, number, words))
}

/// What a metric came to last.
pub(super) fn now(strategy: &Strategy, is_named: bool, metric: Option<usize>, today: Date) -> Amount {
    let Some(metric) = metric else { return if is_named { Amount::unknown() } else { Amount::default() } };
    match strategy.last_reading(metric, today) {
        Some(last) => {
            Amount { value: Some(in_unit(strategy, metric, last.value)), on: Some(last.on.to_string()), unknown: false }
        }
        None if strategy.readings_known(metric) => Amount::default(),
        None => Amount::unknown(),
    }
}

/// A value with the metric's unit, where it bears none of its own.
pub(super) fn in_unit(strategy: &Strategy, metric: usize, value: &Quantity) -> String {
    with_unit(value, strategy.record(metric).and_then(|record| record.body.metric()))
}

/// The outcomes of a record as they are written, with what can be said of each on a day.
pub(super) fn outcomes(strategy: &Strategy, number: usize, today: Date) -> Vec<OutcomeLine> {
    let outcomes = strategy.record(number).and_then(|record| record.body.outcomes());
    let lines = outcome_lines(strategy, number, today).into_iter().zip(outcomes.into_iter().flatten());
    let row = |(line, outcome): (documents::OutcomeLine, &Outcome)| {
        let metric = outcome.metric.get().and_then(|metric| strategy.target(number, *metric));
        let amount = |value: Option<String>, on: Option<Date>, unknown: bool| Amount {
            on: on.filter(|_| value.is_some()).map(|on| on.to_string()),
            value,
            unknown,
        };
        Some(OutcomeLine {
            what: outcome_name(strategy, number, &outcome.metric, &outcome.text)?,
            metric: metric.and_then(|metric| metric_named(strategy, metric)),
            from: match line.baseline.is_some() {
                true => amount(line.baseline, line.baseline_on, false),
                false => amount(None, None, !outcome.baseline.is_absent()),
            },
            now: amount(line.now, line.now_on, line.is_unknown && outcome.metric.get().is_some()),
            target: amount(line.target, None, outcome.target.is_invalid()),
            by: amount(line.by, None, outcome.by.is_invalid()),
        })
    };
    lines.filter_map(row).collect()
}

/// The segments that a record names.
pub(super) fn segments(strategy: &Strategy, number: usize) -> Vec<Segment> {
    let segment = |segment: usize| {
        let body = strategy.record(segment)?.body.segment()?;
        let needs = body.needs.iter().map(|need| rooted(strategy, segment, need));
        Some(Segment {
            segment: Named::of(strategy, segment),
            need: needs.into_iter().find(|need| !need.trim().is_empty()),
            value: text(strategy, segment, &body.value),
        })
    };
    strategy.targets(number, "segments").filter_map(segment).collect()
}

/// The names of a record that lead nowhere, as they are written: what stands behind them is unknown.
pub(super) fn not_found(strategy: &Strategy, number: usize) -> Vec<String> {
    let Some(record): Option<&Record> = strategy.record(number) else { return Vec::new() };
    let leads_nowhere = |at: &usize| {
        matches!(
            strategy.resolution_at(number, *at),
            Resolution::Nothing | Resolution::Ambiguous(_) | Resolution::WrongKind(_)
        )
    };
    let named = record.references.iter().enumerate().filter(|(at, _)| leads_nowhere(at));
    let mut names: Vec<String> = named.map(|(_, reference)| reference.text.to_string()).collect();
    names.sort();
    names.dedup();
    names
}

/// What must not get worse: what the record says, and what those above say for all below, each once.
pub(super) fn guardrails(strategy: &Strategy, numbers: &[usize], today: Date) -> Vec<CriterionLine> {
    let mut all: Vec<CriterionLine> = Vec::new();
    for number in numbers {
        let criteria = strategy.record(*number).and_then(|record| record.body.guardrails());
        for line in criteria.into_iter().flat_map(|all| super::limits::criteria(strategy, *number, all, today)) {
            if !all.iter().any(|known| known.what == line.what && known.limits == line.limits) {
                all.push(line);
            }
        }
    }
    all
}
