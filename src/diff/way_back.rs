use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Change, Compared, What};
use crate::compare::{Direction, Match};
use crate::graph::Strategy;
use crate::history::Lives;
use crate::rules::is_of_the_past;
use crate::values::Kind;

/// How records came to be what they are: up to the base of a review, and up to its head.
#[derive(Clone, Debug)]
pub struct WayBack {
    pub base: Lives,
    pub head: Lives,
}

/// The rule of history that a review has no use for: what a change touches is not idle.
pub const NOT_REVIEWED: &str = "zombie";

/// The files whose history tells what the two states do not; none where no rule that needs the way between has anything
/// to say of the change. Walking through a long history costs more than all the rest of a review.
pub fn files_to_follow(compared: &Compared<'_>, pairs: &[Match], changes: &[Change]) -> BTreeSet<String> {
    let mut follow = Following { compared, files: BTreeSet::new() };
    let is_touched = |kind: Kind| changes.iter().any(|change| change.kind() == Some(kind));
    if is_touched(Kind::Intent) {
        follow.all(|strategy, number| strategy.is_kind(number, Kind::Intent));
    }
    if is_touched(Kind::Review) {
        let covered = |strategy: &Strategy, number: usize| !strategy.sources(number, "covers").is_empty();
        follow.all(|strategy, number| strategy.is_kind(number, Kind::Review) || covered(strategy, number));
    }
    let names: BTreeSet<&str> =
        changes.iter().filter(|change| needs_more(change)).map(|change| change.record.as_str()).collect();
    for pair in pairs {
        let base = pair.base.and_then(|number| compared.base.record(number));
        let head = pair.head.and_then(|number| compared.head.record(number));
        let (Some(base), Some(head)) = (base, head) else { continue };
        // An amendment is no change of its own, and has a day.
        let is_amended = !Arc::ptr_eq(&base.common, &head.common) && base.common.amendments != head.common.amendments;
        if is_amended || (!names.is_empty() && names.contains(head.full_name().as_str())) {
            follow.one(compared.base, pair.base);
            follow.one(compared.head, pair.head);
        }
    }
    follow.files
}

/// Whether base and head leave open what a change of a value is worth: a date that moved may have moved before, and a
/// day of the past is written down late only where the record is older.
fn needs_more(change: &Change) -> bool {
    let is_late = change.what == What::Date && change.had_started && change.direction == Some(Direction::Later);
    is_late || (change.to.is_some() && change.field.as_ref().is_some_and(is_of_the_past))
}

struct Following<'c> {
    compared: &'c Compared<'c>,
    files: BTreeSet<String>,
}

impl Following<'_> {
    fn one(&mut self, strategy: &Strategy, number: Option<usize>) {
        let record = number.and_then(|number| strategy.record(number));
        self.files.extend(record.map(|record| strategy.path_of(record).to_owned()));
    }

    fn all(&mut self, is_wanted: impl Fn(&Strategy, usize) -> bool) {
        for strategy in [self.compared.base, self.compared.head] {
            let wanted: Vec<usize> =
                (0..strategy.records.len()).filter(|number| is_wanted(strategy, *number)).collect();
            wanted.into_iter().for_each(|number| self.one(strategy, Some(number)));
        }
    }
}
