use std::collections::BTreeMap;

use super::Period;
use super::promises::{PromiseStep, is_commitment, of_promises};
use crate::compare::Direction;
use crate::diff::{Change, changes_of};
use crate::documents::log::{LogEntry, record_log};
use crate::graph::Place;
use crate::history::{Lives, Story};
use crate::source::Chain;

/// How the strategy came from what it said when a period began to what it says now.
#[derive(Clone, Copy)]
pub struct Way<'p> {
    pub chain: &'p Chain,
    pub lives: &'p Lives,
    /// The number of the step that the strategy is compared with; none where that is not known.
    pub base: Option<usize>,
}

/// A promise that steps of a period changed.
pub struct Steps {
    /// The full name.
    pub record: String,
    /// Its name, as `of_promises` has it.
    pub promise: String,
    /// The oldest first; never empty.
    pub steps: Vec<PromiseStep>,
    /// What is promised now.
    pub now: Option<String>,
    /// Which way it went in all.
    pub way: Option<&'static str>,
}

/// The promises that any step of a period changed, by record: what was written down at first and eased later, and what
/// was eased and put back.
pub fn steps(period: &Period<'_>) -> Vec<Steps> {
    let (Some(way), strategy) = (period.way, period.now) else { return Vec::new() };
    let records = strategy.records.iter().enumerate().filter(|(_, record)| !record.broken);
    records.flat_map(|(number, _)| of_record(period, way, number)).collect()
}

fn of_record(period: &Period<'_>, way: Way<'_>, number: usize) -> Vec<Steps> {
    let Some(life) = way.lives.of_record(number) else { return Vec::new() };
    let is_of_it = |step: usize| period.is_step_of_it(way, step);
    // Its first version changed nothing.
    if !life.versions.iter().skip(1).any(|version| is_of_it(version.step)) {
        return Vec::new();
    }
    let log = record_log(period.now, way.chain, way.lives, life, Some(number));
    let mut found: BTreeMap<String, (Vec<PromiseStep>, &Change)> = BTreeMap::new();
    for entry in log.entries.iter().filter(|entry| !entry.is_ignored() && is_of_it(entry.number)) {
        for (promise, change) in of_promises(entry.changes.iter().filter(is_commitment)) {
            let (steps, last) = found.entry(promise).or_insert((Vec::new(), change));
            *last = change;
            steps.push(step(entry, change));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let story = Story::of(period.now, way.lives, life, Some(number));
    let in_all = in_all(period, way, &story);
    let told = found.into_iter().map(|(promise, (steps, last))| {
        let path = last.field.as_ref();
        let now = path.zip(story.told.last()).and_then(|(path, told)| told.values.0.get(path));
        let now = now.map(|entry| entry.value.text.clone());
        let first = steps.first().and_then(|step| step.way);
        let is_one_way = now == last.to && steps.iter().all(|step| step.way == first);
        let way = if is_one_way { first } else { in_all.get(&promise).copied().flatten() };
        Steps { record: log.record.clone(), promise, steps, now, way }
    });
    told.collect()
}

fn step(entry: &LogEntry<'_>, change: &Change) -> PromiseStep {
    PromiseStep {
        on: entry.step.and(entry.day),
        commit: entry.step.map(|step| step.commit.short.clone()),
        subject: entry.step.map(|step| step.subject.clone()),
        from: change.from.clone(),
        to: change.to.clone(),
        way: change.direction.map(Direction::name),
        had_started: change.had_started,
        why: change.acknowledged.clone(),
    }
}

/// Which way each promise went from what was said when the period began, or first in it, to what is said now.
fn in_all(period: &Period<'_>, way: Way<'_>, story: &Story<'_>) -> BTreeMap<String, Option<&'static str>> {
    let before = story.told.iter().rev().find(|told| !period.is_step_of_it(way, told.step)).or(story.told.first());
    let Some((before, now)) = before.zip(story.told.last()) else { return BTreeMap::new() };
    let changes = changes_of(period.now, (before.record, now.record), (before.values, now.values), &|_| Place::Whole);
    let ways = of_promises(&changes).into_iter();
    ways.map(|(promise, change)| (promise, change.direction.map(Direction::name))).collect()
}
