use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use hashbrown::HashMap;

use crate::model::Record;
use crate::values::{Kind, Status};

/// What something rests on, whichever side says so and in whichever field, or in a link in the text.
///
/// It is made up of what several records rest on, and many share the larger of these parts: what is asked of all sources
/// is worked out once for each part.
#[derive(Debug, Default)]
pub struct Basis<'s> {
    experiments: Vec<Source>,
    research: Vec<Source>,
    pub(super) parts: Vec<Rc<Basis<'s>>>,
    /// Research is done, or an experiment has begun.
    pub has_begun: bool,
    /// Research or an experiment is still to come.
    pub is_planned: bool,
    /// A sentence or an address is named: that is evidence, and nobody can tell of which kind.
    pub in_words: bool,
    /// Something is named that cannot be found or read.
    pub unknown: bool,
    /// The problem, and the sentences of the evidence. Whether one tells where we heard of it is asked only where it counts.
    pub(super) texts: Vec<&'s str>,
    pub(super) is_heard: OnceCell<bool>,
}

/// Research or an experiment that something rests on.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub number: usize,
    /// It is done or under way; else it is still to come.
    pub has_begun: bool,
}

/// What was answered for parts already, by where they lie in memory: they stay there as long as what was learned is at hand.
pub type Answers<T> = HashMap<*const (), T>;

impl<'s> Basis<'s> {
    pub(super) fn of_parts(parts: impl IntoIterator<Item = Rc<Basis<'s>>>) -> Basis<'s> {
        let mut basis = Basis { parts: parts.into_iter().collect(), ..Basis::default() };
        for part in &basis.parts {
            basis.has_begun |= part.has_begun;
            basis.is_planned |= part.is_planned;
            basis.in_words |= part.in_words;
            basis.unknown |= part.unknown;
        }
        basis
    }

    /// Adds a record that is named or names it, if it is research or an experiment.
    pub(super) fn sort_in(&mut self, number: usize, record: &Record) {
        let sources = match record.kind {
            Kind::Research => &mut self.research,
            Kind::Experiment => &mut self.experiments,
            _ => return,
        };
        match has_begun(record) {
            Some(has_begun) => {
                sources.push(Source { number, has_begun });
                self.has_begun |= has_begun;
                self.is_planned |= !has_begun;
            }
            None => self.unknown |= record.status().is_none(),
        }
    }

    /// All of it is known, and there is some.
    pub fn is_known(&self) -> bool {
        self.has_begun && !self.in_words && !self.unknown
    }

    /// The research that is done and the experiments that have begun.
    pub fn records(&self) -> BTreeSet<usize> {
        self.all(true)
    }

    /// The research and the experiments that are still to come.
    pub fn planned(&self) -> BTreeSet<usize> {
        self.all(false)
    }

    fn all(&self, has_begun: bool) -> BTreeSet<usize> {
        let own = self.sources().filter(|source| source.has_begun == has_begun).map(|source| source.number);
        own.chain(self.parts.iter().flat_map(|part| part.all(has_begun))).collect()
    }

    fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        self.research.iter().chain(&self.experiments).copied()
    }

    /// Whether that holds of an experiment that has begun. It is asked of one after the other until it does.
    pub fn some_experiment(&self, holds: &dyn Fn(usize) -> bool) -> bool {
        self.has_begun
            && (self.experiments.iter().any(|source| source.has_begun && holds(source.number))
                || self.parts.iter().any(|part| part.some_experiment(holds)))
    }

    /// Whether that holds of one of the records. What is asked must be the same whenever the same answers are handed over.
    pub fn any(&self, known: &mut Answers<bool>, holds: &dyn Fn(usize) -> bool) -> bool {
        self.gather(known, &|source| source.has_begun && holds(source.number), &|one, other| one || other)
    }

    /// The answers for all sources joined to one, in any order, and for a source perhaps more than once.
    pub fn gather<T: Copy + Default>(
        &self,
        known: &mut Answers<T>,
        ask: &dyn Fn(Source) -> T,
        join: &dyn Fn(T, T) -> T,
    ) -> T {
        let own = self.sources().map(ask).fold(T::default(), join);
        self.parts.iter().fold(own, |all, part| {
            let at = Rc::as_ptr(part).cast::<()>();
            let of_part = known.get(&at).copied().unwrap_or_else(|| {
                let of_part = part.gather(known, ask, join);
                known.insert(at, of_part);
                of_part
            });
            join(all, of_part)
        })
    }
}

/// Whether research or an experiment is done or under way; nothing of what was abandoned, which taught nothing that
/// something could rest on, and of what has no status that can be read.
pub fn has_begun(record: &Record) -> Option<bool> {
    match (record.kind, record.status()?) {
        (Kind::Research, Status::Done) | (Kind::Experiment, Status::Running | Status::Paused | Status::Concluded) => {
            Some(true)
        }
        (Kind::Research, Status::Planned) | (Kind::Experiment, Status::Draft) => Some(false),
        _ => None,
    }
}
