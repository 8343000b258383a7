use std::collections::{BTreeSet, HashMap};

use super::heard::Heard;
use crate::graph::Resolution;
use crate::model::kinds::Evidence;
use crate::model::{Experiment, Record};
use crate::rules::Facts;
use crate::typed::{Many, RefOrText};
use crate::values::{Kind, Status};

/// What something rests on, whichever side says so and in whichever field, or in a link in the text.
#[derive(Debug, Default)]
pub struct Basis {
    /// Research that is done, experiments that have begun.
    pub records: BTreeSet<usize>,
    /// Research and experiments that are still to come.
    pub planned: BTreeSet<usize>,
    /// A sentence or an address is named: that is evidence, and nobody can tell of which kind.
    pub in_words: bool,
    /// The problem, or a sentence of the evidence, tells where we heard of it, which may be from one of the records or from
    /// somewhere else.
    pub heard: bool,
    /// Something is named that cannot be found or read.
    pub unknown: bool,
}

impl Basis {
    /// Nothing at all is named.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && !self.in_words && !self.heard && !self.unknown
    }

    /// All of it is known, and there is some.
    pub fn is_known(&self) -> bool {
        !self.records.is_empty() && !self.in_words && !self.unknown
    }

    /// The experiments among it.
    pub fn experiments<'s>(&self, facts: &Facts<'s>) -> impl Iterator<Item = (&'s Record, &'s Experiment)> {
        let strategy = facts.strategy;
        let experiment = |number: &usize| strategy.record(*number).and_then(|r| Some((r, r.body.experiment()?)));
        self.records.iter().filter_map(experiment)
    }
}

/// Who learned something about what.
#[derive(Debug)]
pub struct Learned<'s> {
    facts: Facts<'s>,
    /// For a record, the research and the experiments that name it, those whose text links to it, and those that may mean
    /// it. An intent has as many that name it as there is work for it, and each of these asks what the intent rests on.
    naming: HashMap<usize, Vec<usize>>,
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
        let mut naming: HashMap<usize, Vec<usize>> = HashMap::new();
        for (number, record) in strategy.of_kind(Kind::Research).chain(strategy.of_kind(Kind::Experiment)) {
            for named in (0..record.references.len()).filter_map(|at| strategy.resolution_at(number, at).record()) {
                naming.entry(named).or_default().push(number);
            }
        }
        for (number, _) in all {
            for about in strategy.linked_from_text(number).chain(may_mean(facts, number)) {
                naming.entry(about).or_default().push(number);
            }
        }
        (Learned { facts: *facts, naming, heard: Heard::of(facts) }, is_all)
    }

    /// What an initiative rests on: its own evidence, that of its options, and that of its parts and of what it is part of.
    pub fn of_initiative(&self, initiative: usize) -> Basis {
        let mut basis = Basis::default();
        for number in family(&self.facts, initiative) {
            self.add(number, &mut basis);
            self.facts.strategy.options_of(number).into_iter().for_each(|option| self.add(option, &mut basis));
        }
        basis
    }

    /// The same with what its intent rests on: why it matters was found out there, and so may this have been.
    pub fn of_initiative_and_intent(&self, initiative: usize) -> Basis {
        let mut basis = self.of_initiative(initiative);
        for number in family(&self.facts, initiative) {
            self.facts.strategy.targets(number, "intent").for_each(|intent| self.add(intent, &mut basis));
        }
        basis
    }

    /// What any of these rests on.
    pub fn of_all(&self, numbers: &BTreeSet<usize>) -> Basis {
        let mut basis = Basis::default();
        numbers.iter().for_each(|number| self.add(*number, &mut basis));
        basis
    }

    /// What an option rests on: its own, and that of its initiatives, which may have been about it.
    pub fn of_option(&self, option: usize) -> Basis {
        let mut basis = Basis::default();
        self.add(option, &mut basis);
        self.facts.strategy.initiatives_of_option(option).into_iter().for_each(|number| self.add(number, &mut basis));
        basis
    }

    fn add(&self, number: usize, basis: &mut Basis) {
        let strategy = self.facts.strategy;
        let Some(record) = strategy.record(number) else { return };
        let named = (0..record.references.len()).filter_map(|at| strategy.resolution_at(number, at).record());
        let naming = self.naming.get(&number).into_iter().flatten().copied();
        for source in named.chain(naming).chain(strategy.linked_from_text(number)) {
            self.sort_in(source, basis);
        }
        let problem = record.body.initiative().and_then(|initiative| initiative.problem.get());
        basis.heard |= problem.is_some_and(|problem| self.heard.tells_where_from(problem));
        let sentences = evidence(record).into_iter().flat_map(|all| all.iter()).filter_map(RefOrText::sentence);
        basis.heard |= sentences.into_iter().any(|sentence| self.heard.tells_where_from(sentence));
        basis.in_words |= evidence(record).is_some_and(|all| all.iter().any(|item| item.reference().is_none()));
        basis.unknown |= record.broken
            || evidence(record).is_some_and(|all| all.unread > 0)
            || ["evidence", "assumptions", "options", "intent", "part_of"]
                .iter()
                .any(|field| strategy.has_unknown(number, field));
    }

    fn sort_in(&self, source: usize, basis: &mut Basis) {
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
    let strategy = facts.strategy;
    let references = strategy.record(number).map_or(&[] as &[_], |record| &record.references);
    let named = references.iter().enumerate();
    let named = named.filter(|(_, reference)| reference.field.is_of("informs") || reference.field.is_of("tests"));
    named.map(move |(at, _)| strategy.resolution_at(number, at))
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
