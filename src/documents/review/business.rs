use super::Period;
use super::changed::{Changed, changed};
use super::lessons::{Lessons, lessons};
use super::measured::{Measured, measured};
use super::money::{Given, StageMoney, by_stage, given};
use super::not_built::{NotBuiltAll, not_built};
use crate::values::{Kind, Status};

/// For leadership: money first.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Business {
    /// The active intents, and those that were achieved in the period.
    pub intents: Vec<IntentNow>,
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

/// So much of what was learned is told.
const LESSONS: usize = 5;

pub fn business(period: &Period<'_>) -> Business {
    let all = lessons(period);
    let not_built = not_built(period, &all);
    Business {
        intents: intents(period),
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
