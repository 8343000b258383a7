use std::collections::BTreeSet;

use crate::finding::Severity;
use crate::graph::{DatedReading, Place};
use crate::model::Record;
use crate::rules::shared::holds_since::holds_since;
use crate::rules::shared::outcomes::{is_bet, outcomes};
use crate::rules::shared::promises::{days_between_readings, times};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Date, Kind, Status};

pub static RULE: Rule = Rule {
    name: "shipped-unmeasured",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: Some(30),
    fixable: false,
    page: include_str!("shipped-unmeasured.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    // Where nobody writes readings down nothing follows from there being none.
    if facts.metrics().all(|(number, ..)| facts.strategy.readings(number).is_empty()) {
        return;
    }
    for release in releases(facts).filter(|release| release.is_unread(facts.today)) {
        let (field, told) = match release.record.kind {
            Kind::Option => ("shipped_on", "reached customers on"),
            _ => ("status", "is measured since"),
        };
        let names: Vec<String> = release.metrics.iter().map(|metric| format!("`{}`", metric.id)).collect();
        let unread = match names.as_slice() {
            [one] => format!("{one} was not read"),
            all => format!("none of {} was read", all.join(", ")),
        };
        let told = format!("`{}` {told} {}, and {unread} since", release.record.full_name(), release.day);
        let help = "read it now and write it under `readings`: as long as nobody looks, what was shipped is a guess, and the \
                    next bet rests on it";
        let report = Report::new(Place::field(release.number, field), told).help(help);
        reports.add(match release.last {
            Some(last) => report.other(last.place(), format!("the last reading, of {}", last.on)),
            None => report,
        });
    }
}

/// A bet that is in the hands of customers, with the metrics that should move by it, all of whose readings are known.
pub struct Release<'s> {
    pub number: usize,
    pub record: &'s Record,
    /// Since when.
    pub day: Date,
    /// None of them counts our own work; empty where nothing says what should move.
    pub metrics: Vec<&'s Record>,
    /// The last reading of any of them.
    pub last: Option<DatedReading<'s>>,
    /// Those of the metrics that were not read since.
    pub unread: Vec<&'s Record>,
    /// How many days may pass before one is missed.
    pub patience: i64,
}

impl Release<'_> {
    pub fn is_read(&self) -> bool {
        self.last.is_some_and(|last| last.on > self.day)
    }

    /// It was time to read, and nobody did.
    pub fn is_unread(&self, today: Date) -> bool {
        !self.metrics.is_empty() && !self.is_read() && self.day.days_until(today) > self.patience
    }
}

/// What is in the hands of customers, as far as it is known since when and what should move.
pub fn releases<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Release<'s>> + use<'s> {
    let facts = *facts;
    facts.records().filter(move |(number, record)| is_bet(&facts, *number, record)).filter_map(
        move |(number, record)| {
            let day = released_on(&facts, number, record)?;
            release(&facts, number, record, day)
        },
    )
}

/// The day since which customers have it.
pub fn released_on(facts: &Facts<'_>, number: usize, record: &Record) -> Option<Date> {
    match record.kind {
        Kind::Option => shipped_on(facts, number, record),
        Kind::Initiative => measured_since(facts, number, record),
        _ => None,
    }
}

/// The day on which an option reached customers, unless what it was for was given up.
fn shipped_on(facts: &Facts<'_>, number: usize, record: &Record) -> Option<Date> {
    let option = record.body.option().filter(|_| record.is(Status::Shipped))?;
    let initiatives = facts.strategy.initiatives_of_option(number);
    let goes_on = |number: &usize| facts.strategy.record(*number).is_some_and(|record| !record.has_ended_badly());
    (initiatives.is_empty() || initiatives.iter().any(goes_on)).then(|| option.shipped_on.copied()).flatten()
}

/// The day since which an initiative is measured, as history shows it. Where an option of it says when it was shipped, that
/// counts, and is told there.
fn measured_since(facts: &Facts<'_>, number: usize, record: &Record) -> Option<Date> {
    let is_measured = |record: &Record| record.is(Status::Measuring);
    let says = |option: usize| {
        let option = facts.strategy.record(option).and_then(|record| record.body.option());
        option.is_some_and(|option| !option.shipped_on.is_absent())
    };
    let told_there = facts.strategy.options_of(number).into_iter().any(says);
    (is_measured(record) && !told_there).then(|| holds_since(facts, number, is_measured)).flatten()
}

/// What was read of what should move; nothing where not all of that is known.
pub fn release<'s>(facts: &Facts<'s>, number: usize, record: &'s Record, day: Date) -> Option<Release<'s>> {
    let limit = i64::from(facts.limit(&RULE));
    let mut release =
        Release { number, record, day, metrics: Vec::new(), last: None, unread: Vec::new(), patience: limit };
    for number in metrics_of(facts, number, record)? {
        let record = facts.strategy.record(number)?;
        let metric = record.body.metric().filter(|_| facts.strategy.readings_known(number))?;
        if metric.counts_work() {
            continue;
        }
        let patience = times(2, days_between_readings(metric)?)?.saturating_add(limit);
        release.patience = release.patience.max(patience);
        release.metrics.push(record);
        let last = facts.strategy.last_reading(number, facts.today);
        if last.is_none_or(|last| last.on <= day) {
            release.unread.push(record);
        }
        release.last = last.into_iter().chain(release.last).max_by_key(|reading| reading.on);
    }
    Some(release)
}

/// The metrics of its outcomes, else of the initiatives that it is for; nothing where not all of them are known.
fn metrics_of(facts: &Facts<'_>, number: usize, record: &Record) -> Option<BTreeSet<usize>> {
    let stated = record.body.outcomes().filter(|stated| stated.unread == 0)?;
    if stated.items.is_empty() {
        let mut all = BTreeSet::new();
        for initiative in facts.strategy.initiatives_of_option(number) {
            let record = facts.strategy.record(initiative).filter(|record| !record.broken)?;
            all.extend(metrics_of(facts, initiative, record)?);
        }
        return Some(all);
    }
    let named = outcomes(facts, number, record).into_iter().filter(|at| !at.outcome.metric.is_absent());
    named.map(|at| Some(at.metric?.0)).collect()
}
