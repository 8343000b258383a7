//! What initiatives are for.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use hashbrown::HashMap;

use super::bets::found;
use crate::model::Record;
use crate::rules::Facts;
use crate::rules::shared::branch::readable;
use crate::rules::shared::outcomes::{MetricRecord, OutcomeAt, outcomes};

/// An intent that says what it is to move, all of which is known.
pub(super) struct Wanted<'s> {
    pub record: &'s Record,
    pub outcomes: Vec<(OutcomeAt<'s>, MetricRecord<'s>)>,
    /// The metrics of these.
    pub metrics: Rc<BTreeSet<usize>>,
    /// By metric, the outcomes that name it.
    by_metric: BTreeMap<usize, Vec<usize>>,
    /// Whether one of the metrics stands in the tree of metrics.
    pub is_drawn: bool,
}

impl<'s> Wanted<'s> {
    /// Its outcomes that name a metric.
    pub fn outcomes_of(&self, metric: usize) -> impl Iterator<Item = &OutcomeAt<'s>> {
        let named = self.by_metric.get(&metric).into_iter().flatten();
        named.filter_map(|at| self.outcomes.get(*at)).map(|(at, _)| at)
    }
}

/// What an initiative is for.
pub(super) struct Served<'s> {
    pub intent: Rc<Wanted<'s>>,
    /// The metrics of the intent, and what else it may work towards: what must not get worse for the intent, and what the
    /// larger initiatives that it is part of are to move.
    pub aims: Rc<BTreeSet<usize>>,
}

/// What initiatives are for, gathered once for each intent and for each larger initiative: many serve one.
pub(super) struct Serving<'s> {
    facts: Facts<'s>,
    intents: HashMap<usize, Option<Rc<Wanted<'s>>>>,
    /// By intent or larger initiative, what whoever is a part of it may work towards.
    aims: HashMap<usize, Option<Rc<BTreeSet<usize>>>>,
}

impl<'s> Serving<'s> {
    pub fn of(facts: &Facts<'s>) -> Serving<'s> {
        Serving { facts: *facts, intents: HashMap::new(), aims: HashMap::new() }
    }

    /// What an initiative is for; nothing where that is not known for certain. An outcome of the intent that is given in
    /// words may be the one it serves.
    pub fn served(&mut self, initiative: usize) -> Option<Served<'s>> {
        let facts = self.facts;
        let intent = facts.strategy.intent_served(initiative)?;
        let wanted = self.intents.entry(intent).or_insert_with(|| wanted(&facts, intent).map(Rc::new)).clone()?;
        Some(Served { aims: self.aims_above(initiative, intent, &wanted)?, intent: wanted })
    }

    fn aims_above(&mut self, initiative: usize, intent: usize, wanted: &Wanted<'s>) -> Option<Rc<BTreeSet<usize>>> {
        // Up to what is known already, and down again.
        let (mut larger, mut next) = (Vec::new(), initiative);
        let mut aims = loop {
            next = self.facts.strategy.one_up(next)?;
            if let Some(known) = self.aims.get(&next) {
                break known.clone();
            }
            if next == intent {
                let aims = aims_of_intent(&self.facts, intent, wanted).map(Rc::new);
                self.aims.insert(intent, aims.clone());
                break aims;
            }
            larger.push(next);
        };
        for number in larger.into_iter().rev() {
            aims = aims.and_then(|aims| with_those_of(&self.facts, number, aims));
            self.aims.insert(number, aims.clone());
        }
        aims
    }
}

fn wanted<'s>(facts: &Facts<'s>, intent: usize) -> Option<Wanted<'s>> {
    let strategy = facts.strategy;
    let record = readable(facts, intent).filter(|record| !record.has_ended_badly())?;
    let outcomes = found(outcomes(facts, intent, record))?;
    let mut by_metric: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, (_, (number, ..))) in outcomes.iter().enumerate() {
        by_metric.entry(*number).or_default().push(at);
    }
    let metrics: BTreeSet<usize> = by_metric.keys().copied().collect();
    let is_drawn = metrics.iter().any(|metric| strategy.stands_in_tree(*metric));
    (!metrics.is_empty()).then(|| Wanted { record, outcomes, metrics: Rc::new(metrics), by_metric, is_drawn })
}

fn aims_of_intent(facts: &Facts<'_>, intent: usize, wanted: &Wanted<'_>) -> Option<BTreeSet<usize>> {
    let mut aims = wanted.metrics.as_ref().clone();
    let guardrails = wanted.record.body.guardrails().filter(|guardrails| guardrails.unread == 0)?;
    for guardrail in guardrails {
        aims.extend(guardrail.metric.get().and_then(|metric| facts.strategy.target(intent, *metric)));
    }
    Some(aims)
}

/// The same set where a larger initiative adds nothing to it, so that long chains stay cheap.
fn with_those_of(facts: &Facts<'_>, number: usize, aims: Rc<BTreeSet<usize>>) -> Option<Rc<BTreeSet<usize>>> {
    let own = found(outcomes(facts, number, readable(facts, number)?))?;
    let mut own = own.into_iter().map(|(_, (number, ..))| number).filter(|number| !aims.contains(number)).peekable();
    if own.peek().is_none() {
        drop(own);
        return Some(aims);
    }
    Some(Rc::new(aims.iter().copied().chain(own).collect()))
}
