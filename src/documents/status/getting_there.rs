use std::collections::{BTreeMap, BTreeSet};

use super::short::{short_target, short_value};
use crate::documents::spoken::since_month;
use crate::documents::{OutcomeLine, Pace, outcome_lines};
use crate::graph::Standing;
use crate::rules::Facts;
use crate::rules::shared::outcomes::is_bet;
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
    /// Where it seems to have none, that cannot be said: a metric that is named is not found, or not all outcomes can be
    /// read.
    #[serde(skip)]
    pub is_unknown: bool,
    /// The number of the vision that the intent serves.
    #[serde(skip)]
    pub vision: Option<usize>,
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
            let outcomes = strategy.record(intent).and_then(|record| record.body.outcomes());
            let is_unknown = !is_measured
                && (outcomes.is_some_and(|outcomes| outcomes.0.unread > 0)
                    || outcome_lines(strategy, intent, facts.today).iter().any(|line| line.is_unknown));
            let vision = strategy.vision_of(intent);
            let intent = Some(strategy.full_name(intent));
            branches.push(Branch { intent, is_measured, is_unknown, vision, goals });
        }
    }
    let apart = by_intent.remove(&None).unwrap_or_default();
    let apart: Vec<Goal> = apart.into_iter().flat_map(|number| goals(facts, number)).collect();
    branches.extend((!apart.is_empty()).then_some(Branch { goals: apart, ..Branch::default() }));
    GettingThere { branches, unmeasured }
}

fn goals(facts: &Facts<'_>, number: usize) -> Vec<Goal> {
    let all = facts.strategy.standings(number, facts.today);
    let started = started(facts, number);
    all.iter().map(|standing| goal(facts, standing, started, all.len())).collect()
}

fn goal(facts: &Facts<'_>, standing: &Standing<'_>, started: Option<Date>, beside: usize) -> Goal {
    let strategy = facts.strategy;
    let metric = strategy.record(standing.metric).and_then(|record| record.body.metric());
    let line = OutcomeLine::of(strategy, standing);
    let start = line.baseline_on.or(started);
    let line = line.begun(strategy, standing, start);
    let unread = unread(facts, standing, &line);
    Goal {
        record: line.record,
        metric: line.metric.unwrap_or_default(),
        beside,
        from: line.baseline,
        now: line.now,
        now_on: line.now_on,
        target: line.target,
        short: [
            standing.baseline.map(|value| short_value(value, metric)),
            standing.last.as_ref().map(|last| short_value(last.value, metric)),
            standing.outcome.target.get().map(|target| short_target(target, metric)),
        ],
        by: line.by,
        due: line.due,
        start,
        way: line.way,
        time: line.time,
        pace: line.pace,
        unread,
    }
}

/// Why the last reading says nothing about today.
fn unread(facts: &Facts<'_>, standing: &Standing<'_>, line: &OutcomeLine) -> Option<String> {
    let strategy = facts.strategy;
    if !strategy.readings_known(standing.metric) {
        return Some("not all of its readings can be read".to_owned());
    }
    let Some(last) = &standing.last else { return Some("never read".to_owned()) };
    if line.is_unread {
        return Some("not read since the start".to_owned());
    }
    line.is_old.then(|| format!("no reading since {}", since_month(last.on, facts.today)))
}

/// The day on which work on a record began, where history shows it.
fn started(facts: &Facts<'_>, number: usize) -> Option<Date> {
    let lives = facts.past?;
    let life = lives.of_record(number)?;
    lives.day(life.started().filter(|_| lives.has_start(life))?)
}
