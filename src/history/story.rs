use std::collections::BTreeMap;

use super::{Life, Lives};
use crate::compare::{
    Direction, Entry, FieldChange, Values, Yardstick, direction, field_changes, is_agreed, means_the_same, values_of,
};
use crate::finding::FieldPath;
use crate::graph::{Place, Strategy};
use crate::model::{Metric, Record};
use crate::values::{Date, Kind};

/// What one record said over time, taken apart version by version. What could not be read is left out.
pub struct Story<'s> {
    strategy: &'s Strategy,
    pub lives: &'s Lives,
    pub life: &'s Life,
    /// Its number in the head; nothing for what is gone.
    pub number: Option<usize>,
    pub told: Vec<Told<'s>>,
}

/// What it said from one step on.
pub struct Told<'s> {
    /// The number of the step on the chain.
    pub step: usize,
    pub record: &'s Record,
    pub values: &'s Values,
}

/// A change between two versions of one story, with the numbers of both among `told`.
pub struct Edit {
    pub before: usize,
    pub after: usize,
    pub change: FieldChange,
}

/// What a record of the past says.
pub fn taken(lives: &Lives, record: &Record) -> Values {
    values_of(record, &|reference| Some(name_of(lives, record, reference)), &mut |_| String::new())
}

/// The id, as it is today, of what a reference of the past names: there is no graph any more that would resolve a path,
/// and a new name for what is linked is no change of the link.
pub fn name_of(lives: &Lives, record: &Record, reference: usize) -> String {
    let Some(reference) = record.references.get(reference) else { return String::new() };
    let text = reference.text.trim();
    let last = text.rsplit_once('/').map_or(text, |(_, last)| last);
    let stem = [".md", ".yaml", ".yml"].iter().find_map(|ending| last.strip_suffix(ending));
    let id = stem.unwrap_or(last);
    let mut named = reference.kinds.iter().filter_map(|kind| lives.id_today(Kind::from_name(kind)?, id));
    named.next().unwrap_or(id).to_owned()
}

impl<'s> Story<'s> {
    /// Takes a life apart. `number` is that of its record in the head, where it still stands there.
    pub fn of(strategy: &'s Strategy, lives: &'s Lives, life: &'s Life, number: Option<usize>) -> Story<'s> {
        let taken = life.taken_apart(|record| taken(lives, record)).iter();
        let told = life.records().zip(taken).map(|((step, record), values)| Told { step, record, values });
        Story { strategy, lives, life, number, told: told.collect() }
    }

    /// The id of what a reference of a version leads to, by the reference's number.
    pub fn linked(&self, told: &Told<'_>, reference: u32) -> Option<String> {
        Some(name_of(self.lives, told.record, usize::try_from(reference).ok()?))
    }

    pub fn name(&self) -> String {
        self.life.full_name()
    }

    /// The number, among `told`, of the first version that shows it under way.
    pub fn start(&self) -> Option<usize> {
        self.told.iter().position(|told| told.record.is_under_way())
    }

    /// The number of the first version that shows it ended, or with a result.
    pub fn end(&self) -> Option<usize> {
        self.told.iter().position(|told| told.record.has_ended() || has_result(told.record))
    }

    /// What changed between one version and the next, those of revisions to ignore left out.
    pub fn edits(&self) -> Vec<Edit> {
        let pairs = self.told.iter().zip(self.told.iter().skip(1)).enumerate();
        let judged = pairs.filter(|(_, (_, after))| !self.lives.is_ignored(after.step));
        let edits = judged.flat_map(|(before, (one, other))| {
            self.changes(one, other).into_iter().map(move |change| Edit { before, after: before + 1, change })
        });
        edits.collect()
    }

    /// What changed once work on it had begun and before it had ended, by path: what it said when it started and says
    /// now. What came back to what it was did not change.
    pub fn moved_after_start(&self, is_about: impl Fn(&FieldPath) -> bool) -> Vec<FieldChange> {
        let Some(start) = self.start() else { return Vec::new() };
        let end = self.end().filter(|end| *end > start).unwrap_or(self.told.len());
        self.moved(start, end, is_about)
    }

    /// What changed from one version to the last before another, by path: what is judged of it, from what it first was
    /// to what it came to.
    pub fn moved(&self, start: usize, end: usize, is_about: impl Fn(&FieldPath) -> bool) -> Vec<FieldChange> {
        let mut by_path: BTreeMap<FieldPath, FieldChange> = BTreeMap::new();
        for Edit { change, .. } in self.edits().into_iter().filter(|edit| edit.before >= start && edit.after < end) {
            match by_path.get_mut(&change.path).filter(|_| is_about(&change.path)) {
                Some(known) => known.to = change.to,
                None if is_about(&change.path) => drop(by_path.insert(change.path.clone(), change)),
                None => {}
            }
        }
        let value = |entry: &Option<Entry>| entry.as_ref().map(|entry| entry.value.clone());
        let moved = by_path.into_values().filter(|change| value(&change.from) != value(&change.to));
        moved.filter(|change| !means_the_same(change, &self.yardstick(change))).collect()
    }

    /// What one version says otherwise than another. From what could not be read nothing is concluded.
    fn changes(&self, before: &Told<'_>, after: &Told<'_>) -> Vec<FieldChange> {
        let changes = field_changes(before.values, after.values).into_iter().filter(is_known);
        changes.filter(|change| !means_the_same(change, &self.yardstick(change))).collect()
    }

    /// Whether the record says that a change was meant, and why.
    pub fn is_amended(&self, change: &FieldChange) -> bool {
        is_agreed(self.told.iter().flat_map(|told| told.record.common.amendments.iter()), change)
    }

    pub fn direction(&self, change: &FieldChange) -> Option<Direction> {
        direction(change, &self.yardstick(change))
    }

    /// What a value is measured by. A metric that once had another side to it says nothing of which way it went.
    fn yardstick(&self, change: &FieldChange) -> Yardstick<'s> {
        let name = change.path.segments().nth(1).unwrap_or_default();
        let metric = self.strategy.metric(name);
        let yardstick = Yardstick::of(self.life.kind, metric, self.strategy.settings.fiscal);
        let side = |record: &Record| record.body.metric().map(Metric::direction);
        let life = metric.and_then(|_| self.lives.of(Kind::Metric, name));
        let has_turned = life.is_some_and(|life| {
            life.records().any(|(_, record)| side(record).is_some_and(|side| side != yardstick.better))
        });
        if has_turned { Yardstick { better: None, ..yardstick } } else { yardstick }
    }

    /// The day (UTC) on which a version was accepted.
    pub fn day(&self, version: usize) -> Option<Date> {
        self.lives.day(self.told.get(version)?.step)
    }

    /// ", accepted 2026-02-01", where the day is known.
    pub fn accepted(&self, version: usize) -> String {
        self.day(version).map_or(String::new(), |day| format!(", accepted {day}"))
    }

    /// Where a value stands today, or the nearest thing that is there.
    pub fn place(&self, change: &FieldChange) -> Place {
        let entry = change.to.as_ref().or(change.from.as_ref());
        self.at(entry.map_or(&change.path, |entry| &entry.written).clone())
    }

    /// The place of a field of it today.
    pub fn field<'f>(&self, path: impl IntoIterator<Item = &'f str>) -> Place {
        self.at(path.into_iter().collect())
    }

    fn at(&self, path: FieldPath) -> Place {
        self.number.map_or(Place::Whole, |number| Place::Field(number, path))
    }
}

/// From a value that could not be read nothing is concluded.
fn is_known(change: &FieldChange) -> bool {
    [&change.from, &change.to].into_iter().flatten().all(|entry| entry.value.is_readable)
}

pub fn has_result(record: &Record) -> bool {
    record.body.experiment().is_some_and(|body| !body.result.is_absent())
}

/// Before and after of a change, as a sentence shows it: "45 % → 40 %".
pub fn from_to(change: &FieldChange) -> String {
    let text =
        |entry: &Option<Entry>, none: &str| entry.as_ref().map_or(none.to_owned(), |entry| entry.value.text.clone());
    format!("{} → {}", text(&change.from, "nothing"), text(&change.to, "nothing"))
}
