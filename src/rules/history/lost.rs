use crate::history::{Life, Lives, State};
use crate::model::{Form, Record};
use crate::values::{Date, Kind};

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
    if record.broken || record.has_ended() || goes_without_saying(lives, record, last.step) {
        return None;
    }
    let has_run = life.started().is_some();
    let day = |step| lives.day(step);
    let stood = before.first().and_then(|first| Some(day(first.step)?.days_until(day(last.step)?)));
    let is_revert = lives.has_beginning(life) && !has_run && stood.is_some_and(|days| days <= REVERT);
    (!is_revert).then(|| Lost { life, record, path: &last.path, day: day(last.step), has_run })
}

/// What says nothing, the bare name of an option; and an option whose initiative went with it or had ended.
fn goes_without_saying(lives: &Lives, record: &Record, step: usize) -> bool {
    let Form::Inline { initiative, bare } = &record.form else { return false };
    let state = lives.of(Kind::Initiative, initiative).and_then(|life| life.at(step)).map(|version| &version.state);
    *bare || state.is_none_or(|state| state.record().is_none_or(Record::has_ended))
}
