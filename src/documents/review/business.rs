use super::Period;
use super::changed::{Changed, changed};
use super::lessons::{Lessons, lessons};
use super::measured::{Measured, measured};
use super::money::{Given, StageMoney, by_stage, given};
use super::not_built::{NotBuiltAll, not_built};
use crate::values::{Kind, Status};

/// For leadership: money first.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Business {
    pub intents: Vec<IntentNow>,
    pub changed: Changed,
    pub learned: Lessons,
    pub not_built: NotBuiltAll,
    pub money: Vec<StageMoney>,
    pub given: Vec<Given>,
}

/// An intent, and how far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct IntentNow {
    pub record: String,
    pub title: String,
    pub status: String,
    pub owner: Option<String>,
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
