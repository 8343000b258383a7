use std::collections::BTreeSet;
use std::rc::Rc;

use hashbrown::HashMap;

use super::basis::Basis;
use super::heard::Heard;
use crate::graph::Resolution;
use crate::model::Record;
use crate::model::kinds::Evidence;
use crate::rules::Facts;
use crate::typed::{Many, RefOrText};
use crate::values::{Kind, Status};

/// Who learned something about what.
#[derive(Debug)]
pub struct Learned<'s> {
    facts: Facts<'s>,
    /// By the number of a record, the research and the experiments that name it, those whose text links to it, and those that may mean
    /// it.
    naming: Vec<Vec<usize>>,
    heard: Heard,
    /// What each record rests on by itself, and each initiative with its options. An intent has as many that ask for it
    /// as there is work for it, and so has a large initiative.
    alone: HashMap<usize, Rc<Basis<'s>>>,
    with_options: HashMap<usize, Rc<Basis<'s>>>,
}

impl<'s> Learned<'s> {
    /// Nothing where none of these kinds is written down yet, or where one of them may be about anything: it cannot be
    /// read, or what it names cannot be found. From what is linked with nothing, then, nothing follows.
    pub fn of(facts: &Facts<'s>, kinds: &[Kind]) -> Option<Learned<'s>> {
        let is_there = kinds.iter().any(|kind| facts.strategy.of_kind(*kind).next().is_some());
        let (learned, is_all) = if is_there { Learned::as_far_as_known(facts, kinds) } else { return None };
        is_all.then_some(learned)
    }

    /// What is known to be about what, and whether that is all: nothing may be about anything.
    pub fn as_far_as_known(facts: &Facts<'s>, kinds: &[Kind]) -> (Learned<'s>, bool) {
        let strategy = facts.strategy;
        let all = strategy.records.iter().enumerate().filter(|(_, record)| kinds.contains(&record.kind));
        let all: Vec<(usize, &Record)> = all.collect();
        // What is about an option that may be anybody's may be about anything.
        let mut options = strategy.of_kind(Kind::Option);
        let is_all = !options.any(|(number, record)| record.broken || strategy.way_up_unknown(number))
            && !all.iter().any(|(number, record)| record.broken || may_be_about_anything(facts, *number, record));
        let mut naming: Vec<Vec<usize>> = vec![Vec::new(); strategy.records.len()];
        let mut name = |named: usize, by: usize| naming.get_mut(named).into_iter().for_each(|naming| naming.push(by));
        for (number, _) in strategy.of_kind(Kind::Research).chain(strategy.of_kind(Kind::Experiment)) {
            let named = strategy.resolved(number).filter_map(|(_, led)| led.record());
            named.for_each(|named| name(named, number));
        }
        for (number, _) in all {
            strategy.linked_from_text(number).chain(may_mean(facts, number)).for_each(|about| name(about, number));
        }
        let (alone, with_options) = (HashMap::new(), HashMap::new());
        (Learned { facts: *facts, naming, heard: Heard::of(facts), alone, with_options }, is_all)
    }

    /// What an initiative rests on: its own evidence, that of its options, and that of its parts and of what it is part of.
    pub fn of_initiative(&mut self, initiative: usize) -> Basis<'s> {
        Basis::of_parts(family(&self.facts, initiative).into_iter().map(|number| self.with_options(number)))
    }

    /// The same with what its intent rests on: why it matters was found out there, and so may this have been.
    pub fn of_initiative_and_intent(&mut self, initiative: usize) -> Basis<'s> {
        let (strategy, family) = (self.facts.strategy, family(&self.facts, initiative));
        let intents = family.iter().flat_map(|number| strategy.targets(*number, "intent"));
        let mut parts: Vec<Rc<Basis<'s>>> =
            intents.collect::<BTreeSet<_>>().into_iter().map(|at| self.alone(at)).collect();
        parts.extend(family.into_iter().map(|number| self.with_options(number)));
        Basis::of_parts(parts)
    }

    /// What any of these rests on.
    pub fn of_all(&mut self, numbers: &BTreeSet<usize>) -> Basis<'s> {
        Basis::of_parts(numbers.iter().map(|number| self.alone(*number)))
    }

    /// What an option rests on: its own, and that of its initiatives, which may have been about it.
    pub fn of_option(&mut self, option: usize) -> Basis<'s> {
        let initiatives = self.facts.strategy.initiatives_of_option(option);
        Basis::of_parts(std::iter::once(option).chain(initiatives).map(|number| self.alone(number)))
    }

    /// Whether a text of it tells where we heard of it, which may be from one of the records or from somewhere else.
    pub fn is_heard(&self, basis: &Basis<'_>) -> bool {
        *basis.is_heard.get_or_init(|| {
            basis.texts.iter().any(|text| self.heard.tells_where_from(text))
                || basis.parts.iter().any(|part| self.is_heard(part))
        })
    }

    /// Whether nothing at all is named.
    pub fn is_nothing(&self, basis: &Basis<'_>) -> bool {
        !basis.has_begun && !basis.in_words && !basis.unknown && !self.is_heard(basis)
    }

    fn with_options(&mut self, initiative: usize) -> Rc<Basis<'s>> {
        if let Some(known) = self.with_options.get(&initiative) {
            return Rc::clone(known);
        }
        let options = self.facts.strategy.options_of(initiative);
        let basis = match options.as_slice() {
            [] => self.alone(initiative),
            _ => {
                let all = std::iter::once(initiative).chain(options);
                Rc::new(Basis::of_parts(all.map(|number| self.alone(number))))
            }
        };
        self.with_options.insert(initiative, Rc::clone(&basis));
        basis
    }

    fn alone(&mut self, number: usize) -> Rc<Basis<'s>> {
        if let Some(known) = self.alone.get(&number) {
            return Rc::clone(known);
        }
        let basis = Rc::new(self.worked_out(number).unwrap_or_default());
        self.alone.insert(number, Rc::clone(&basis));
        basis
    }

    fn worked_out(&self, number: usize) -> Option<Basis<'s>> {
        let strategy = self.facts.strategy;
        let record = strategy.record(number)?;
        let mut basis = Basis::default();
        let named = strategy.resolved(number).filter_map(|(_, led)| led.record());
        let naming = self.naming.get(number).into_iter().flatten().copied();
        for source in named.chain(naming).chain(strategy.linked_from_text(number)) {
            strategy.record(source).into_iter().for_each(|record| basis.sort_in(source, record));
        }
        let problem = record.body.initiative().and_then(|initiative| initiative.problem.get());
        let sentences = evidence(record).into_iter().flat_map(|all| all.iter()).filter_map(RefOrText::sentence);
        basis.texts.extend(problem.map(|problem| problem.0.as_str()).into_iter().chain(sentences));
        basis.in_words = evidence(record).is_some_and(|all| all.iter().any(|item| item.reference().is_none()));
        basis.unknown |= record.broken
            || evidence(record).is_some_and(|all| all.unread > 0)
            || ["evidence", "assumptions", "options", "intent", "part_of"]
                .iter()
                .any(|field| strategy.has_unknown(number, field));
        Some(basis)
    }
}

/// What a record names as its evidence; nothing for a kind that has no such field.
fn evidence(record: &Record) -> Option<&Many<RefOrText<Evidence>>> {
    let body = &record.body;
    let intent = body.intent().map(|intent| &intent.evidence);
    intent.or_else(|| body.initiative().map(|initiative| &initiative.evidence))
}

/// What research or an experiment says that it is about.
fn about<'s>(facts: &Facts<'s>, number: usize) -> impl Iterator<Item = &'s Resolution> {
    facts.strategy.led(number).filter(|(field, _)| ["informs", "tests"].contains(field)).map(|(_, led)| led)
}

/// The records that it can mean, where a name fits several.
fn may_mean(facts: &Facts<'_>, number: usize) -> impl Iterator<Item = usize> {
    about(facts, number)
        .flat_map(|resolution| match resolution {
            Resolution::Ambiguous(candidates) => candidates.first.as_slice(),
            _ => &[],
        })
        .copied()
}

/// Whether what research or an experiment is about was meant to be said and is not known.
fn may_be_about_anything(facts: &Facts<'_>, number: usize, record: &Record) -> bool {
    let strategy = facts.strategy;
    let leads_nowhere = || {
        about(facts, number).any(|resolution| match resolution {
            Resolution::Record(_) | Resolution::WrongKind(_) => false,
            Resolution::Ambiguous(candidates) => candidates.count > candidates.first.len(),
            Resolution::OtherFile | Resolution::Nothing | Resolution::NotKnown => true,
        })
    };
    let body = &record.body;
    let unread = || {
        body.research().is_some_and(|research| research.informs.unread > 0)
            || body.experiment().is_some_and(|experiment| experiment.tests.unread > 0)
    };
    let is_named = |number: usize| !strategy.incoming(number).is_empty();
    // One that has begun and says not what it tests: `missing-field` tells that.
    let says_nothing = || {
        let has_begun = !record.is(Status::Draft) && !record.has_ended_badly();
        body.experiment().is_some() && has_begun && about(facts, number).next().is_none() && !is_named(number)
    };
    leads_nowhere() || unread() || says_nothing()
}

/// How many steps of `part_of` are followed: deeper than any strategy, so that a chain of thousands costs no more.
const DEEPEST: usize = 16;

/// An initiative, its parts, and what it is a part of.
fn family(facts: &Facts<'_>, initiative: usize) -> BTreeSet<usize> {
    let strategy = facts.strategy;
    let climb = |step: &dyn Fn(usize) -> Vec<usize>| {
        let mut seen = BTreeSet::from([initiative]);
        let mut level = vec![initiative];
        for _ in 0..DEEPEST {
            level = level.into_iter().flat_map(step).filter(|further| seen.insert(*further)).collect();
        }
        seen
    };
    let mut all = climb(&|number| strategy.targets(number, "part_of").collect());
    all.extend(climb(&|number| strategy.sources(number, "part_of")));
    all
}
