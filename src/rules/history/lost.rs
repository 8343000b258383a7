use crate::history::{Life, Lives, State};
use crate::model::{Form, Record};
use crate::values::{Date, Kind, nearest_title};

/// A record that was there, had not ended, and is in the head no more.
pub struct Lost<'s> {
    pub life: &'s Life,
    /// What it said last.
    pub record: &'s Record,
    /// Where it stood last.
    pub path: &'s str,
    /// When it went (UTC).
    pub day: Option<Date>,
    /// It was under way once.
    pub has_run: bool,
    /// The full name of what may be the same record under another name.
    pub successor: Option<String>,
}

/// What is taken back this many days after it was written down was a slip.
const REVERT: i64 = 7;

/// The records that are gone.
pub fn lost(lives: &Lives) -> impl Iterator<Item = Lost<'_>> {
    lives.lives.iter().filter_map(|life| one(lives, life))
}

fn one<'s>(lives: &'s Lives, life: &'s Life) -> Option<Lost<'s>> {
    let [before @ .., last] = life.versions.as_slice() else { return None };
    let (true, false) = (last.state.is_gone(), lives.is_ignored(last.step)) else { return None };
    let State::Present(record) = &before.last()?.state else { return None };
    let is_over = record.has_ended() || has_another_kind(lives, life, last.step);
    if record.broken || is_over || goes_without_saying(lives, record, last.step) {
        return None;
    }
    let has_run = life.started().is_some();
    let day = |step| lives.day(step);
    let stood = before.first().and_then(|first| Some(day(first.step)?.days_until(day(last.step)?)));
    let is_revert = lives.has_beginning(life) && !has_run && stood.is_some_and(|days| days <= REVERT);
    let successor = came_instead(lives, record, last.step);
    (!is_revert).then(|| Lost { life, record, path: &last.path, day: day(last.step), has_run, successor })
}

/// Whether the same step brought a record of another kind with its id: it is that one now.
fn has_another_kind(lives: &Lives, life: &Life, step: usize) -> bool {
    let began = |other: &Life| other.first().is_some_and(|first| first.step == step);
    Kind::ALL.iter().filter(|kind| **kind != life.kind).any(|kind| lives.of(*kind, &life.id).is_some_and(began))
}

/// The full name of a record of its kind that came when it went, with nearly its title: it may be the same.
fn came_instead(lives: &Lives, record: &Record, step: usize) -> Option<String> {
    let began = |life: &&Life| life.kind == record.kind && life.first().is_some_and(|first| first.step == step);
    let came: Vec<(&str, &Life)> = lives
        .lives
        .iter()
        .filter(began)
        .filter_map(|life| Some((life.record_at(step).filter(|record| record.titled)?.title.as_str(), life)))
        .collect();
    let titles: Vec<&str> = came.iter().map(|(title, _)| *title).collect();
    let near = nearest_title(&record.title, &titles).filter(|_| record.titled)?;
    came.iter().find(|(title, _)| *title == near).map(|(_, life)| life.full_name())
}

/// What says nothing, the bare name of an option; and an option whose initiative went with it or had ended.
fn goes_without_saying(lives: &Lives, record: &Record, step: usize) -> bool {
    let Form::Inline { initiative, bare } = &record.form else { return false };
    let state = lives.of(Kind::Initiative, initiative).and_then(|life| life.at(step)).map(|version| &version.state);
    *bare || state.is_none_or(|state| state.record().is_none_or(Record::has_ended))
}
