use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Experiment, Record};
use crate::rules::shared::outcomes::is_bet;
use crate::rules::shared::promises::{Promise, Promises, days_between_readings, times};
use crate::rules::shared::results::judged_criteria;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status, When};

pub static RULE: Rule = Rule {
    name: "missed-target",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missed-target.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    missed_targets(facts).iter().for_each(|all| reports.extend(report(all)));
    for (number, record, experiment) in facts.experiments().filter(|(_, record, _)| record.is(Status::Running)) {
        reports.extend(of_experiment(facts, number, record, experiment));
    }
}

/// A promise of which the day is past, and that was not kept.
pub struct Missed<'s> {
    pub promise: Promise<'s>,
    pub by: When,
    pub record: &'s Record,
}

/// What was missed, by metric. One metric is one piece of news, however many records promised something of it: the topmost
/// comes first and tells it.
pub fn missed_targets<'s>(facts: &Facts<'s>) -> Vec<Vec<Missed<'s>>> {
    let mut missed: BTreeMap<usize, Vec<Missed<'s>>> = BTreeMap::new();
    let mut promises = Promises::of(facts);
    for (number, record) in facts.records().filter(|(number, record)| goes_on(facts, *number, record)) {
        for promise in missed_by(facts, &mut promises, number, record) {
            missed.entry(promise.promise.metric.0).or_default().push(promise);
        }
    }
    let mut all: Vec<Vec<Missed<'s>>> = missed.into_values().collect();
    all.iter_mut().for_each(|all| all.sort_by_key(|missed| (height(missed.record), missed.promise.at.record)));
    all
}

/// What a record promised by a day that is past and did not keep, whatever became of the record.
pub fn missed_by<'s>(
    facts: &Facts<'s>,
    promises: &mut Promises<'s>,
    number: usize,
    record: &'s Record,
) -> Vec<Missed<'s>> {
    let missed = |promise: Promise<'s>| {
        let by = record.body.due(promise.at.outcome).filter(|by| is_missed(facts, &promise, *by))?;
        Some(Missed { promise, by, record })
    };
    promises.by(number, record).into_iter().filter_map(missed).collect()
}

/// Whether its targets still count: what is under way, and what was shipped for something that is.
fn goes_on(facts: &Facts<'_>, number: usize, record: &Record) -> bool {
    let strategy = facts.strategy;
    let goes_on = |number: usize| strategy.record(number).is_some_and(Record::is_under_way);
    let shipped = || record.is(Status::Shipped) && strategy.initiatives_naming(number).all(goes_on);
    (record.is_under_way() || shipped()) && is_bet(facts, number, record)
}

/// Whether its date is past and it was not reached, as far as the reading next to that date and all later ones say.
fn is_missed(facts: &Facts<'_>, promise: &Promise<'_>, by: When) -> bool {
    let day = by.last_day(facts.strategy.settings.fiscal);
    let Some(apart) = days_between_readings(promise.metric.2).and_then(|days| times(1, days)) else { return false };
    let telling = promise.readings.partition_point(|reading| reading.on.days_until(day) > apart);
    let telling = promise.readings.get(telling..).unwrap_or_default();
    let falls_short = |reading| promise.is_reached(reading) == Some(false);
    day < facts.today && !telling.is_empty() && telling.iter().all(falls_short)
}

fn height(record: &Record) -> u8 {
    match record.kind {
        Kind::Intent => 0,
        Kind::Initiative => 1,
        _ => 2,
    }
}

fn report(all: &[Missed<'_>]) -> Option<Report> {
    let (Missed { promise, by, record }, others) = all.split_first()?;
    let last = promise.last()?;
    let told = format!(
        "`{}` was to bring `{}` to {} by {by}, and it was at {} on {}",
        record.full_name(),
        promise.metric.1.id,
        promise.target,
        last.value,
        last.on
    );
    let help = "decide what follows and write it down: another date with its reason under `amendments`, another way to get \
                there, or `stopped` with what it taught";
    let report = Report::new(promise.target_place(), told).help(help);
    let report = report.other(last.place(), "the last reading");
    Some(others.iter().fold(report, |report, Missed { promise, by, record }| {
        report.other(promise.target_place(), format!("`{}` by {by}", record.full_name()))
    }))
}

/// An experiment that has shown what it was to show, and goes on.
fn of_experiment(facts: &Facts<'_>, number: usize, record: &Record, experiment: &Experiment) -> Option<Report> {
    let ends = experiment.ends.copied()?;
    let result = experiment.result.get()?;
    if ends.last_day(facts.strategy.settings.fiscal) >= facts.today {
        return None;
    }
    let judged = judged_criteria(facts, number, record, experiment, result);
    let missed = judged.iter().find(|judged| judged.met == Some(false))?;
    let told = format!(
        "`{}` was to end by {ends} and runs on, though its answer is there: `{}` came to {} where {} was asked for",
        record.full_name(),
        missed.metric,
        missed.seen,
        missed.asked
    );
    let help = "conclude it: a verdict, what was learned, and what is decided; if it is to go on, what would be seen later \
                that is not seen now?";
    let report = Report::new(Place::Field(number, missed.reading_path.clone().then("value")), told).help(help);
    Some(report.other(Place::Field(number, missed.path.clone()), "what was asked for"))
}
