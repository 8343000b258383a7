use std::collections::BTreeMap;

use super::rewording::Rewording;
use super::stories::stories;
use crate::compare::FieldChange;
use crate::finding::FieldPath;
use crate::graph::Place;
use crate::history::{Story, from_to};
use crate::rules::Facts;
use crate::values::{Kind, same_unit};

/// A metric that counts something else than when work that rests on it began.
pub struct Redefined<'s> {
    pub story: Story<'s>,
    pub change: FieldChange,
    /// In words: "its numbers are others (3 → 2)".
    pub how: String,
    /// The work that rests on it; at least one.
    pub resting: Vec<Resting>,
}

/// Work that is judged by a metric.
#[derive(Clone)]
pub struct Resting {
    pub record: usize,
    /// Where it names the metric.
    pub place: Place,
    /// The numbers of the first step of its work and of the first after it.
    during: (usize, usize),
}

/// How many percent of the words of a definition may be others before it is another.
const REWORDED: u32 = 30;

/// What a metric counts, and how.
const MEASURE: [&str; 4] = ["definition", "unit", "better", "window"];

/// Every field of every such metric.
pub fn redefined<'s>(facts: &Facts<'s>) -> Vec<Redefined<'s>> {
    let rewording = Rewording::of(facts);
    let mut found = Vec::new();
    for story in stories(facts).filter(|story| story.life.kind == Kind::Metric) {
        let mut by_field: BTreeMap<FieldPath, (FieldChange, Vec<Resting>)> = BTreeMap::new();
        for resting in story.number.map(|number| resting(facts, number)).unwrap_or_default() {
            for change in meanwhile(&story, resting.during) {
                let of_field = by_field.entry(change.path.clone()).or_insert((change, Vec::new()));
                of_field.1.push(resting.clone());
            }
        }
        for (change, resting) in by_field.into_values().filter(|(change, _)| !story.is_amended(change)) {
            let Some(how) = how(&change, &rewording) else { continue };
            let story = Story::of(facts.strategy, story.lives, story.life, story.number);
            found.push(Redefined { story, change, how, resting });
        }
    }
    found
}

/// The work that is judged by a metric and goes on, or went on for a while.
fn resting(facts: &Facts<'_>, metric: usize) -> Vec<Resting> {
    let strategy = facts.strategy;
    let mut all: Vec<Resting> = Vec::new();
    for incoming in strategy.incoming(metric) {
        let record = incoming.from;
        let Some(from) = strategy.record(record) else { continue };
        let reference = from.references.get(incoming.reference);
        let judged = reference.filter(|reference| ["outcomes", "success"].contains(&reference.field.field()));
        let (Some(reference), Some(during)) = (judged, during(facts, record)) else { continue };
        if all.iter().all(|other| other.record != record) {
            all.push(Resting { record, place: Place::reference(record, from.file, reference), during });
        }
    }
    all
}

/// From which step to which it was worked on. In a review what nobody touched has no life: it goes on as it did.
fn during(facts: &Facts<'_>, record: usize) -> Option<(usize, usize)> {
    let lives = facts.past?;
    let after = lives.head_step() + 1;
    match lives.of_record(record) {
        Some(life) => {
            let start = life.started()?;
            Some((start, life.ended().filter(|end| *end > start).unwrap_or(after)))
        }
        None => facts.strategy.record(record).filter(|record| record.is_under_way()).map(|_| (0, after)),
    }
}

fn meanwhile(story: &Story<'_>, (start, end): (usize, usize)) -> Vec<FieldChange> {
    let first = story.told.iter().rposition(|told| told.step <= start);
    let last = story.told.iter().rposition(|told| told.step < end);
    match (first, last) {
        (Some(first), Some(last)) if first < last => {
            let is_measure = |path: &FieldPath| MEASURE.iter().any(|field| path.is_of(field));
            let mut moved = story.moved(first, last + 1, is_measure);
            moved.retain(|change| change.from.is_some());
            moved
        }
        _ => Vec::new(),
    }
}

/// How it counts otherwise; nothing where it says the same in other words.
fn how(change: &FieldChange, rewording: &Rewording) -> Option<String> {
    let text = |entry: &Option<crate::compare::Entry>| entry.as_ref().map(|entry| entry.value.text.clone());
    match (change.path.field(), text(&change.from), text(&change.to)) {
        ("definition", Some(from), Some(to)) => rewording.told(&from, &to, REWORDED),
        ("unit", Some(from), Some(to)) if same_unit(&from, &to) => None,
        _ => Some(from_to(change)),
    }
}
