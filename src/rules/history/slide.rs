use crate::compare::{Direction, Entry, FieldChange};
use crate::history::{Edit, Story};
use crate::values::{Date, FiscalYear, FromText, When};

/// How a date went on moving later.
pub struct Slide<'e> {
    pub times: usize,
    /// In all, from the first move to the last.
    pub days: i64,
    /// From the start of the work to the date that was planned then, where both are known.
    pub planned: Option<i64>,
    /// `2026-Q4 → 2027-Q1 → 2027-Q2`
    pub way: String,
    first: &'e FieldChange,
    pub last: &'e FieldChange,
}

impl<'e> Slide<'e> {
    /// All its moves as one: so a branch tells them that is squashed.
    pub fn in_all(&self) -> FieldChange {
        FieldChange { from: self.first.from.clone(), ..self.last.clone() }
    }

    /// What the moves of one date come to; nothing where it is no later than it was.
    pub fn of(fiscal: FiscalYear, story: &Story<'_>, edits: &[&'e Edit]) -> Option<Slide<'e>> {
        let day = |entry: &Option<Entry>| last_day(&entry.as_ref()?.value.text, fiscal);
        let moved: Vec<(&'e FieldChange, i64)> = edits
            .iter()
            .filter_map(|edit| Some((&edit.change, day(&edit.change.from)?.days_until(day(&edit.change.to)?))))
            .collect();
        let (first, last) = (moved.first()?.0, moved.last()?.0);
        let days: i64 = moved.iter().map(|(_, days)| days).sum();
        let is_later = |change: &FieldChange| story.direction(change) == Some(Direction::Later);
        let times = moved.iter().filter(|(change, _)| is_later(change)).count();
        let start = story.start()?;
        let at_start = story.told.get(start).and_then(|told| told.values.0.get(&first.path));
        let planned = at_start.and_then(|entry| last_day(&entry.value.text, fiscal));
        let planned = planned.and_then(|planned| Some(story.day(start)?.days_until(planned).max(0)));
        let dates = first.from.iter().chain(moved.iter().filter_map(|(change, _)| change.to.as_ref()));
        let way = dates.map(|entry| entry.value.text.as_str()).collect::<Vec<_>>().join(" → ");
        (days > 0).then_some(Slide { times, days, planned, way, first, last })
    }
}

fn last_day(text: &str, fiscal: FiscalYear) -> Option<Date> {
    When::from_text(text).ok().map(|when| when.last_day(fiscal))
}
