use std::collections::{BTreeMap, BTreeSet};

use super::pace::{Pace, share_of_time};
use super::short::{short_target, short_value};
use crate::documents::spoken::since_month;
use crate::documents::{target_with_unit, with_unit};
use crate::graph::{Progress, Standing};
use crate::rules::Facts;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::shared::promises::{days_between_readings, times};
use crate::values::{Date, Status};

/// The active intents with what works for them, and how far each is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct GettingThere {
    /// By intent; what serves none that is active comes last.
    pub branches: Vec<Branch>,
    /// The bets under way of which no outcome names a metric.
    pub unmeasured: Vec<String>,
}

/// An intent and the initiatives under way that serve it. Without an intent: those that serve none that is active.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Branch {
    /// The full name; null for what serves no active intent.
    pub intent: Option<String>,
    /// It has outcomes with a metric, whether or not they are among the goals.
    #[serde(skip)]
    pub is_measured: bool,
    /// The outcomes with a metric of the intent and of the initiatives under way that serve it.
    pub goals: Vec<Goal>,
}

/// An outcome with a metric.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Goal {
    /// The full name of the record that names it.
    pub record: String,
    /// The id of the metric.
    pub metric: String,
    /// How many outcomes with a metric the record has.
    #[serde(skip)]
    pub beside: usize,
    /// The baseline, with its unit.
    pub from: Option<String>,
    /// The last reading.
    pub now: Option<String>,
    /// Its day.
    pub now_on: Option<Date>,
    /// The target.
    pub target: Option<String>,
    /// The same in few characters: from, now, target.
    #[serde(skip)]
    pub short: [Option<String>; 3],
    /// Its date or period, as it is written.
    pub by: Option<String>,
    /// Its last day.
    pub due: Option<Date>,
    /// The day from which time is counted: the baseline's, else that on which work on it began, as history shows it.
    pub start: Option<Date>,
    /// Whole percent; under 0 it is further away than at the start.
    pub way: Option<i64>,
    /// Percent of the time from `start` to `due`.
    pub time: Option<i64>,
    /// How the way stands beside the time.
    pub pace: Pace,
    /// Why there is no number to trust: "no reading since August".
    pub unread: Option<String>,
}

/// How far what is under way is.
pub fn getting_there(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> GettingThere {
    let strategy = facts.strategy;
    let mut by_intent: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let intents = facts.intents().filter(|(_, record, _)| record.is(Status::Active)).map(|(number, ..)| number);
    let intents: BTreeSet<usize> = intents.collect();
    let under_way = facts.initiatives().filter(|(number, record, _)| record.is_under_way() && concerns(*number));
    let mut unmeasured = Vec::new();
    for (number, record, _) in under_way {
        if strategy.standings(number, facts.today).is_empty() {
            let is_known =
                record.body.outcomes().is_none_or(|all| all.unread == 0) && !strategy.has_unknown(number, "outcomes");
            unmeasured.extend((is_known && is_bet(facts, number, record)).then(|| record.full_name()));
            continue;
        }
        let intent = strategy.intent_served(number);
        by_intent.entry(intent.filter(|intent| intents.contains(intent))).or_default().push(number);
    }
    let mut branches = Vec::new();
    for intent in intents {
        let own = std::iter::once(intent).filter(|intent| concerns(*intent));
        let below = by_intent.remove(&Some(intent)).unwrap_or_default();
        let goals: Vec<Goal> = own.chain(below).flat_map(|number| goals(facts, number)).collect();
        if !goals.is_empty() || concerns(intent) {
            let is_measured = !strategy.standings(intent, facts.today).is_empty();
            branches.push(Branch { intent: Some(strategy.full_name(intent)), is_measured, goals });
        }
    }
    let apart = by_intent.remove(&None).unwrap_or_default();
    let apart: Vec<Goal> = apart.into_iter().flat_map(|number| goals(facts, number)).collect();
    branches.extend((!apart.is_empty()).then_some(Branch { intent: None, is_measured: false, goals: apart }));
    GettingThere { branches, unmeasured }
}

fn goals(facts: &Facts<'_>, number: usize) -> Vec<Goal> {
    let all = facts.strategy.standings(number, facts.today);
    let started = started(facts, number);
    all.iter().map(|standing| goal(facts, standing, started, all.len())).collect()
}

fn goal(facts: &Facts<'_>, standing: &Standing<'_>, started: Option<Date>, beside: usize) -> Goal {
    let strategy = facts.strategy;
    let record = strategy.record(standing.metric);
    let metric = record.and_then(|record| record.body.metric());
    let target = standing.outcome.target.get();
    let due = standing.by.map(|by| by.last_day(strategy.settings.fiscal));
    let baseline_on = standing.outcome.baseline.get().and_then(|baseline| baseline.on.copied());
    let start = baseline_on.or(started);
    let way = match standing.progress {
        Some(Progress::OfTheWay(way)) => Some(way),
        _ => None,
    };
    let time = share_of_time(start, due, facts.today);
    Goal {
        record: strategy.full_name(standing.record),
        metric: record.map_or_else(String::new, |record| record.id.clone()),
        beside,
        from: standing.baseline.map(|value| with_unit(value, metric)),
        now: standing.last.as_ref().map(|last| with_unit(last.value, metric)),
        now_on: standing.last.as_ref().map(|last| last.on),
        target: target.map(|target| target_with_unit(target, metric)),
        short: [
            standing.baseline.map(|value| short_value(value, metric)),
            standing.last.as_ref().map(|last| short_value(last.value, metric)),
            target.map(|target| short_target(target, metric)),
        ],
        by: standing.by.map(|by| by.to_string()),
        due,
        start,
        way,
        time,
        pace: Pace::of(standing, way, time, due.is_some_and(|due| due < facts.today)),
        unread: unread(facts, standing),
    }
}

/// Why the last reading says nothing about today.
fn unread(facts: &Facts<'_>, standing: &Standing<'_>) -> Option<String> {
    let strategy = facts.strategy;
    if !strategy.readings_known(standing.metric) {
        return Some("not all of its readings can be read".to_owned());
    }
    let Some(last) = &standing.last else { return Some("never read".to_owned()) };
    let metric = strategy.record(standing.metric)?.body.metric()?;
    let patience = times(2, days_between_readings(metric)?)?;
    let is_old = last.on.days_until(facts.today) > patience;
    is_old.then(|| format!("no reading since {}", since_month(last.on, facts.today)))
}

/// The day on which work on a record began, where history shows it.
fn started(facts: &Facts<'_>, number: usize) -> Option<Date> {
    let lives = facts.past?;
    let life = lives.of_record(number)?;
    lives.day(life.started().filter(|_| lives.has_start(life))?)
}
