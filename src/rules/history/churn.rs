use super::commitments::is_goal;
use crate::compare::field_changes;
use crate::history::taken;
use crate::history::{Life, Lives};
use crate::model::Record;
use crate::rules::Facts;
use crate::values::{Date, FiscalYear, Kind, Period, Status};

/// What became of the intents since a day.
pub struct Churn {
    /// How many were active then, or are now.
    pub active: usize,
    /// The full names of those that changed, and how.
    pub changed: Vec<(String, &'static str)>,
}

/// Days before and after the fiscal year begins in which intents are planned; and for which a strategy that is only
/// beginning to be kept is let alone.
const PLANNING: i64 = 30;

/// Compares what is active now with what was on that day. What was reached is no churn.
pub fn churn(facts: &Facts<'_>, lives: &Lives, since: Date) -> Churn {
    let begins = lives.day(0).map_or(since, |first| first.plus_days(PLANNING));
    let since = if lives.completeness.is_full() { since.max(begins) } else { since };
    let day = |step: usize| lives.day(step).unwrap_or(since);
    let before = (0..=lives.head_step()).take_while(|step| day(*step) <= since).last();
    let mut churn = Churn { active: 0, changed: Vec::new() };
    for life in lives.lives.iter().filter(|life| life.kind == Kind::Intent) {
        let at = |step: Option<usize>| step.and_then(|step| life.record_at(step));
        let (was, is) = (at(before), at(Some(lives.head_step())));
        let is_active = |record: Option<&Record>| record.is_some_and(Record::is_under_way);
        if !is_active(was) && !is_active(is) {
            continue;
        }
        churn.active += 1;
        let planned = |step: usize| lives.is_ignored(step) || is_planning(day(step), facts.strategy.settings.fiscal);
        let mut since_then = life.versions.iter().filter(|version| before.is_none_or(|before| version.step > before));
        let counts = is_known(life, before, lives.head_step()) && since_then.any(|version| !planned(version.step));
        let what = what_changed(lives, was.filter(|_| is_active(was)), is);
        churn.changed.extend(what.filter(|_| counts).map(|what| (life.full_name(), what)));
    }
    churn
}

/// What happened to an intent, `was` as an active one.
fn what_changed(lives: &Lives, was: Option<&Record>, is: Option<&Record>) -> Option<&'static str> {
    match (was, is) {
        (None, Some(_)) => Some("became active"),
        (Some(_), None) => Some("is gone"),
        (Some(_), Some(is)) if is.is(Status::Achieved) => None,
        (Some(_), Some(is)) if !is.is_under_way() => Some("was given up"),
        (Some(was), Some(is)) => {
            let changes = field_changes(&taken(lives, was), &taken(lives, is));
            changes.iter().any(|change| is_goal(&change.path)).then_some("has another target")
        }
        (None, None) => None,
    }
}

fn is_known(life: &Life, before: Option<usize>, head: usize) -> bool {
    let known = |step: usize| life.at(step).is_none_or(|version| !version.state.is_unknown());
    before.is_none_or(known) && known(head)
}

fn is_planning(day: Date, fiscal: FiscalYear) -> bool {
    let year = day.year();
    (year - 1..=year + 1).any(|year| {
        // A plain year is the calendar's.
        let begins = Period::Quarter(year, 1).first_day(fiscal);
        begins.days_until(day).abs() <= PLANNING
    })
}
