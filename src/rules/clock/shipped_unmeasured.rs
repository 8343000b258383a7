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
    for (number, record) in facts.records().filter(|(number, record)| is_bet(facts, *number, record)) {
        let in_use = match record.kind {
            Kind::Option => shipped_on(facts, number, record).map(|day| (day, "shipped_on", "reached customers on")),
            Kind::Initiative => measured_since(facts, number, record).map(|day| (day, "status", "is measured since")),
            _ => None,
        };
        let Some((day, field, told)) = in_use else { continue };
        let Some((unread, last)) = unread_since(facts, number, record, day) else { continue };
        let told = format!("`{}` {told} {day}, and {unread} since", record.full_name());
        let help = "read it now and write it under `readings`: as long as nobody looks, what was shipped is a guess, and the \
                    next bet rests on it";
        let report = Report::new(Place::field(number, field), told).help(help);
        reports.add(match last {
            Some(last) => report.other(last.place(), format!("the last reading, of {}", last.on)),
            None => report,
        });
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

/// That none of the metrics that should have moved was read since a day, though it was time to, in words; and their last
/// reading.
fn unread_since<'s>(
    facts: &Facts<'s>,
    number: usize,
    record: &Record,
    day: Date,
) -> Option<(String, Option<DatedReading<'s>>)> {
    let metrics = metrics_of(facts, number, record)?;
    let mut last: Option<DatedReading<'s>> = None;
    let mut names = Vec::new();
    let mut patience = i64::from(facts.limit(&RULE));
    for number in metrics {
        let record = facts.strategy.record(number)?;
        let metric = record.body.metric().filter(|_| facts.strategy.readings_known(number))?;
        if metric.counts_work() {
            continue;
        }
        patience =
            patience.max(times(2, days_between_readings(metric)?)?.saturating_add(i64::from(facts.limit(&RULE))));
        names.push(format!("`{}`", record.id));
        let Some(reading) = facts.strategy.last_reading(number, facts.today) else { continue };
        if reading.on > day {
            return None;
        }
        last = Some(reading).into_iter().chain(last).max_by_key(|reading| reading.on);
    }
    let unread = match names.as_slice() {
        [] => return None,
        [one] => format!("{one} was not read"),
        all => format!("none of {} was read", all.join(", ")),
    };
    (day.days_until(facts.today) > patience).then_some((unread, last))
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
