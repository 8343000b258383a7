use std::collections::BTreeSet;

use super::heard::Heard;
use crate::graph::Resolution;
use crate::model::kinds::Evidence;
use crate::model::{Experiment, Record};
use crate::rules::Facts;
use crate::typed::{Many, RefOrText, Reference};
use crate::values::{Kind, Status};

/// What something rests on, whichever side says so and in whichever field, or in a link in the text.
#[derive(Debug, Default)]
pub struct Basis<'s> {
    /// Research that is done, experiments that have begun.
    pub records: BTreeSet<usize>,
    /// Research and experiments that are still to come.
    pub planned: BTreeSet<usize>,
    /// A sentence or an address is named: that is evidence, and nobody can tell of which kind.
    pub in_words: bool,
    /// The problems, and the sentences of the evidence. Whether one tells where we heard of it is asked only where it counts.
    texts: Vec<&'s str>,
    /// Something is named that cannot be found or read.
    pub unknown: bool,
}

impl Basis<'_> {
    /// All of it is known, and there is some.
    pub fn is_known(&self) -> bool {
        !self.records.is_empty() && !self.in_words && !self.unknown
    }

    /// The experiments among it.
    pub fn experiments<'f>(&self, facts: &Facts<'f>) -> impl Iterator<Item = (&'f Record, &'f Experiment)> {
        let strategy = facts.strategy;
        let experiment = |number: &usize| strategy.record(*number).and_then(|r| Some((r, r.body.experiment()?)));
        self.records.iter().filter_map(experiment)
    }
}

/// Who learned something about what.
#[derive(Debug)]
pub struct Learned<'s> {
    facts: Facts<'s>,
    /// By the number of a record, the research and the experiments that name it, those whose text links to it, and those that may mean
    /// it. An intent has as many that name it as there is work for it, and each of these asks what the intent rests on.
    naming: Vec<Vec<usize>>,
    heard: Heard,
}

impl<'s> Learned<'s> {
    /// Nothing where none of these kinds is written down yet, or where one of them may be about anything: it cannot be
    /// read, or what it names cannot be found. From what is linked with nothing, then, nothing follows.
    pub fn of(facts: &Facts<'s>, kinds: &[Kind]) -> Option<Learned<'s>> {
        let is_there = facts.strategy.records.iter().any(|record| kinds.contains(&record.kind));
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
        (Learned { facts: *facts, naming, heard: Heard::of(facts) }, is_all)
    }

    /// What an initiative rests on: its own evidence, that of its options, and that of its parts and of what it is part of.
    pub fn of_initiative(&self, initiative: usize) -> Basis<'s> {
        let mut basis = Basis::default();
        for number in family(&self.facts, initiative) {
            self.add(number, &mut basis);
            self.facts.strategy.options_of(number).into_iter().for_each(|option| self.add(option, &mut basis));
        }
        basis
    }

    /// The same with what its intent rests on: why it matters was found out there, and so may this have been.
    pub fn of_initiative_and_intent(&self, initiative: usize) -> Basis<'s> {
        let mut basis = self.of_initiative(initiative);
        for number in family(&self.facts, initiative) {
            self.facts.strategy.targets(number, "intent").for_each(|intent| self.add(intent, &mut basis));
        }
        basis
    }

    /// What any of these rests on.
    pub fn of_all(&self, numbers: &BTreeSet<usize>) -> Basis<'s> {
        let mut basis = Basis::default();
        numbers.iter().for_each(|number| self.add(*number, &mut basis));
        basis
    }

    /// What an option rests on: its own, and that of its initiatives, which may have been about it.
    pub fn of_option(&self, option: usize) -> Basis<'s> {
        let mut basis = Basis::default();
        self.add(option, &mut basis);
        self.facts.strategy.initiatives_of_option(option).into_iter().for_each(|number| self.add(number, &mut basis));
        basis
    }

    /// Whether a text of it tells where we heard of it, which may be from one of the records or from somewhere else.
    pub fn is_heard(&self, basis: &Basis<'_>) -> bool {
        basis.texts.iter().any(|text| self.heard.tells_where_from(text))
    }

    /// Whether nothing at all is named.
    pub fn is_nothing(&self, basis: &Basis<'_>) -> bool {
        basis.records.is_empty() && !basis.in_words && !basis.unknown && !self.is_heard(basis)
    }

    fn add(&self, number: usize, basis: &mut Basis<'s>) {
        let strategy = self.facts.strategy;
        let Some(record) = strategy.record(number) else { return };
        let named = strategy.resolved(number).filter_map(|(_, led)| led.record());
        let naming = self.naming.get(number).into_iter().flatten().copied();
        for source in named.chain(naming).chain(strategy.linked_from_text(number)) {
            self.sort_in(source, basis);
        }
        let problem = record.body.initiative().and_then(|initiative| initiative.problem.get());
        let sentences = evidence(record).into_iter().flat_map(|all| all.iter()).filter_map(RefOrText::sentence);
        basis.texts.extend(problem.map(|problem| problem.0.as_str()).into_iter().chain(sentences));
        basis.in_words |= evidence(record).is_some_and(|all| all.iter().any(|item| item.reference().is_none()));
        basis.unknown |= record.broken
            || evidence(record).is_some_and(|all| all.unread > 0)
            || ["evidence", "assumptions", "options", "intent", "part_of"]
                .iter()
                .any(|field| strategy.has_unknown(number, field));
    }

    fn sort_in(&self, source: usize, basis: &mut Basis<'_>) {
        let Some(record) = self.facts.strategy.record(source) else { return };
        match (record.kind, record.status()) {
            (Kind::Research | Kind::Experiment, None) => basis.unknown = true,
            (Kind::Research, Some(Status::Done))
            | (Kind::Experiment, Some(Status::Running | Status::Paused | Status::Concluded)) => {
                basis.records.insert(source);
            }
            (Kind::Research, Some(Status::Planned)) | (Kind::Experiment, Some(Status::Draft)) => {
                basis.planned.insert(source);
            }
            // What was abandoned taught nothing that something could rest on.
            _ => {}
        }
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
    let is_about = |reference: &Reference| reference.field.is_of("informs") || reference.field.is_of("tests");
    facts.strategy.resolved(number).filter(move |(reference, _)| is_about(reference)).map(|(_, led)| led)
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
