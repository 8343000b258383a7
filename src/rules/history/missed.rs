use crate::history::name_of;
use crate::model::amounts::reaches;
use crate::model::{Outcome, Record};
use crate::rules::Facts;
use crate::values::{Date, Kind, Quantity, Status, Target};

/// A target that was not reached when its date was past.
pub struct Missed {
    /// The record that promised it.
    pub name: String,
    pub metric: String,
    pub reading: Quantity,
    pub target: Target,
}

/// A target that a record, as it was when a review was accepted, had missed on the review's day. Readings bear days of
/// their own.
pub fn missed(facts: &Facts<'_>, review: usize, covered: usize, on: Date) -> Option<Missed> {
    let lives = facts.past?;
    let mut held = lives.of_record(review)?.records().filter(|(_, record)| record.is(Status::Done));
    let record = lives.of_record(covered)?.record_at(held.next()?.0).filter(|record| record.is_under_way())?;
    let outcomes = record.body.outcomes().filter(|_| matches!(record.kind, Kind::Intent | Kind::Initiative))?;
    let fiscal = facts.strategy.settings.fiscal;
    let is_past = |outcome: &Outcome| record.body.due(outcome).is_some_and(|date| date.last_day(fiscal) < on);
    outcomes.iter().filter(|outcome| is_past(outcome)).find_map(|outcome| short(facts, record, outcome, on))
}

fn short(facts: &Facts<'_>, record: &Record, outcome: &Outcome, on: Date) -> Option<Missed> {
    let name = name_of(facts.past?, record, outcome.metric.get()?.number as usize);
    let number =
        facts.strategy.named(&name).into_iter().find(|number| facts.strategy.is_kind(*number, Kind::Metric))?;
    let metric = facts.strategy.record(number)?.body.metric()?;
    let target = outcome.target.get()?;
    let reading = facts.strategy.last_reading(number, on)?;
    let is_short = reaches(metric, target, reading.value) == Some(false);
    let name_of_record = record.full_name();
    is_short.then(|| Missed {
        name: name_of_record,
        metric: name,
        reading: reading.value.clone(),
        target: target.clone(),
    })
}
