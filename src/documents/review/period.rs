use std::collections::BTreeSet;

use super::way::Way;
use crate::diff::{Change, Compared, Diff, What, diff_of_records};
use crate::finding::Certainty;
use crate::graph::Strategy;
use crate::history::Lives;
use crate::source::{Chain, CommitId};
use crate::values::Date;

/// A stretch of time, with what the strategy says at its end, and at its beginning where that is known.
pub struct Period<'s> {
    pub now: &'s Strategy,
    pub then: Option<&'s Strategy>,
    /// What happened on this day was there at the last review.
    pub since: Date,
    pub today: Date,
    /// The day of which it is known what was there.
    pub compared: Date,
    /// What the two say otherwise.
    pub diff: Option<Diff>,
    /// How the one became the other, where history is at hand.
    pub way: Option<Way<'s>>,
    /// The full names of what came to be since.
    new: BTreeSet<String>,
    /// The full names of what has ended since, by whatever its status says.
    ended: BTreeSet<String>,
    /// The full names of what was taught something since.
    taught: BTreeSet<String>,
}

impl<'s> Period<'s> {
    /// `then` is what was there on a day that is later than the first where no older one is known.
    pub fn of(now: &'s Strategy, then: Option<(&'s Strategy, Date)>, since: Date, today: Date) -> Period<'s> {
        let compared_on = then.map_or(since, |(_, on)| on.max(since));
        let then = then.map(|(then, _)| then);
        let compared = |base| Compared { base, head: now, today, made: today };
        let diff = then.map(|then| diff_of_records(&compared(then)));
        let names = |holds: &dyn Fn(&Change) -> bool| {
            let changes = diff.iter().flat_map(|diff| &diff.changes);
            let sure = changes.filter(|change| change.certainty != Certainty::Unknown && holds(change));
            sure.map(|change| change.record.clone()).collect::<BTreeSet<String>>()
        };
        let new = names(&|change| change.what == What::Added);
        let ended = names(&|change| change.what == What::Status);
        let taught = names(&|change| change.field.as_ref().is_some_and(|field| field.is_of("learned")));
        Period { now, then, since, today, compared: compared_on, way: None, new, ended, taught, diff }
    }

    /// The same with the history that is at hand, and the commit that it is compared with.
    pub fn with_way(self, chain: &'s Chain, lives: &'s Lives, base: Option<&CommitId>) -> Period<'s> {
        let base = base.and_then(|base| chain.steps.iter().position(|step| step.commit == *base));
        Period { way: Some(Way { chain, lives, base }), ..self }
    }

    /// Whether a step of the history at hand lies in it.
    pub fn is_step_of_it(&self, way: Way<'_>, step: usize) -> bool {
        match way.base {
            Some(base) => step > base,
            None => step == way.lives.head_step() || way.lives.day(step).is_some_and(|day| self.has(day)),
        }
    }

    /// Whether a day lies in it.
    pub fn has(&self, day: Date) -> bool {
        self.since < day && day <= self.today
    }

    pub fn is_new(&self, record: &str) -> bool {
        self.new.contains(record)
    }

    /// Whether something ended in it: by the day that it names, else by its having another status than before.
    pub fn ended(&self, record: &str, on: Option<Date>) -> bool {
        on.map_or_else(|| self.ended.contains(record) || self.new.contains(record), |on| self.has(on))
    }

    /// Whether what something taught was written down in it.
    pub fn taught(&self, record: &str) -> bool {
        self.taught.contains(record)
    }
}
