use super::Period;
use super::changed::{Changed, changed};
use super::lessons::{Lessons, lessons};
use super::measured::{Measured, measured, reading};
use super::money::{Given, StageMoney, by_stage, given};
use super::not_built::{NotBuiltAll, not_built};
use crate::documents::guardrails::{Guardrail, guardrails, guards};
use crate::graph::Strategy;
use crate::values::{Date, Kind, Status};

/// For leadership: money first.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Business {
    /// The active intents, and those that were achieved in the period.
    pub intents: Vec<IntentNow>,
    /// What must not get worse meanwhile, as visions and active intents say.
    pub guardrails: Vec<GuardrailNow>,
    /// What the strategy says otherwise than when the period began.
    pub changed: Changed,
    /// What was learned, what says most that the plan is to be another first.
    pub learned: Lessons,
    /// What we know now not to build.
    pub not_built: NotBuiltAll,
    /// What is given to work that goes on, by stage.
    pub money: Vec<StageMoney>,
    /// What was given in the period.
    pub given: Vec<Given>,
}

/// An intent, and how far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct IntentNow {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// active or achieved.
    pub status: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Its outcomes.
    pub outcomes: Vec<Measured>,
}

/// What must not get worse, and whether it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct GuardrailNow {
    /// The full name of the record that asks for it.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// The id of the metric.
    pub metric: String,
    /// "at least 93 %"
    pub asked: String,
    /// What its metric came to when the period began.
    pub then: Option<String>,
    /// The day of that reading.
    pub then_on: Option<Date>,
    /// What it came to last.
    pub now: Option<String>,
    /// The day of that reading.
    pub now_on: Option<Date>,
    /// Whether it holds; null where that cannot be told.
    pub holds: Option<bool>,
    /// "held", "not held", "never read", "cannot be told".
    pub so_far: String,
}

/// So much of what was learned is told.
const LESSONS: usize = 5;

pub fn business(period: &Period<'_>) -> Business {
    let all = lessons(period);
    let not_built = not_built(period, &all);
    Business {
        intents: intents(period),
        guardrails: guarded(period),
        changed: changed(period),
        learned: Lessons::of(all, LESSONS),
        not_built,
        money: by_stage(period),
        given: given(period),
    }
}

/// The intents that are active, and those that were reached in the period.
fn intents(period: &Period<'_>) -> Vec<IntentNow> {
    let is_now = |status: Option<Status>, record: &crate::model::Record| match status {
        Some(Status::Active) => true,
        Some(Status::Achieved) => period.ended(&record.full_name(), record.ended_on()),
        _ => false,
    };
    let found =
        period.now.of_kind(Kind::Intent).filter(|(_, record)| !record.broken && is_now(record.status(), record));
    let intent = |(number, record): (usize, &crate::model::Record)| IntentNow {
        record: record.full_name(),
        title: record.title.clone(),
        status: record.status().map_or_else(String::new, |status| status.name().to_owned()),
        owner: period.now.owner_of(number),
        outcomes: measured(period, number),
    };
    let mut all: Vec<IntentNow> = found.map(intent).collect();
    all.sort_by(|one, other| one.record.cmp(&other.record));
    all
}

/// The guardrails of visions and of active intents.
fn guarded(period: &Period<'_>) -> Vec<GuardrailNow> {
    let strategy = period.now;
    let asks = guards(strategy).filter(|number| !strategy.is_kind(*number, Kind::Initiative));
    let all = asks.flat_map(|number| guardrails(strategy, number, period.today));
    all.filter_map(|guardrail| guardrail_now(period, strategy, &guardrail)).collect()
}

fn guardrail_now(period: &Period<'_>, strategy: &Strategy, guardrail: &Guardrail<'_>) -> Option<GuardrailNow> {
    let (record, metric) = (strategy.record(guardrail.record)?, strategy.record(guardrail.metric)?);
    let (then, then_on) = reading(strategy, guardrail.metric, period.since);
    let so_far = match guardrail.holds {
        Some(true) => "held",
        Some(false) => "not held",
        None if guardrail.last.is_some() || !strategy.readings_known(guardrail.metric) => "cannot be told",
        None => "never read",
    };
    Some(GuardrailNow {
        record: record.full_name(),
        title: record.title.clone(),
        metric: metric.id.clone(),
        asked: guardrail.asked.clone(),
        then,
        then_on,
        now: guardrail.now(strategy),
        now_on: guardrail.last.map(|last| last.on),
        holds: guardrail.holds,
        so_far: so_far.to_owned(),
    })
}
