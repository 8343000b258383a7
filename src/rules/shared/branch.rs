use std::collections::BTreeSet;

use crate::model::Record;
use crate::rules::Facts;
use crate::values::{Kind, Status};

/// An active intent with what works for it and what it works for, of all of which the outcomes and guardrails are known.
pub struct Branch<'s> {
    pub intent: &'s Record,
    /// The intent first.
    pub below: Vec<(usize, &'s Record)>,
    pub above: Vec<(usize, &'s Record)>,
}

impl<'s> Branch<'s> {
    /// All of them, the intent first.
    pub fn records(&self) -> impl Iterator<Item = (usize, &'s Record)> {
        self.below.iter().chain(&self.above).copied()
    }
}

/// The active intents that can be asked what must not get worse meanwhile; none where an initiative may serve any of them.
pub fn guarded<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Branch<'s>> {
    let active = facts.intents().filter(|(_, record, _)| record.is(Status::Active));
    let facts = *facts;
    let known = (!some_may_serve_any(&facts)).then_some(active);
    known.into_iter().flatten().filter_map(move |(number, intent, _)| {
        if facts.strategy.way_up_unknown(number) || !facts.asks_for(number, "guardrails") {
            return None;
        }
        let below = below(&facts, number);
        let above = above(&facts, &below);
        let known = |number: usize| Some((number, readable(&facts, number)?));
        let above = above.map(known).collect::<Option<Vec<_>>>()?;
        let below = below.into_iter().map(known).collect::<Option<Vec<_>>>()?;
        Some(Branch { intent, below, above })
    })
}

/// The intent, the initiatives that serve it, and those that are part of them.
fn below(facts: &Facts<'_>, intent: usize) -> Vec<usize> {
    let mut all = vec![intent];
    all.extend(facts.strategy.initiatives_of(intent));
    let mut seen: BTreeSet<usize> = all.iter().copied().collect();
    let mut next = 1;
    while let Some(number) = all.get(next).copied() {
        next += 1;
        all.extend(facts.strategy.sources(number, "part_of").into_iter().filter(|part| seen.insert(*part)));
    }
    all
}

/// The visions that they serve, and those that these support.
fn above(facts: &Facts<'_>, below: &[usize]) -> impl Iterator<Item = usize> + use<> {
    let strategy = facts.strategy;
    let mut all: Vec<usize> = below.iter().flat_map(|number| strategy.vision_of(*number)).collect();
    let mut seen: BTreeSet<usize> = all.iter().copied().collect();
    let mut next = 0;
    while let Some(number) = all.get(next).copied() {
        next += 1;
        all.extend(strategy.targets(number, "supports").filter(|above| seen.insert(*above)));
    }
    seen.into_iter()
}

/// Whether an initiative may serve any intent, because what it names cannot be found or it cannot be read: then nothing
/// follows from an intent's having few.
pub fn some_may_serve_any(facts: &Facts<'_>) -> bool {
    let mut initiatives = facts.strategy.of_kind(Kind::Initiative);
    initiatives.any(|(number, record)| {
        record.broken || facts.strategy.way_up_unknown(number) || (record.is_under_way() && names_nothing_above(record))
    })
}

/// An initiative under way that names no intent, which `missing-field` tells, may have been meant for any.
fn names_nothing_above(record: &Record) -> bool {
    let absent = |initiative: &crate::model::Initiative| {
        initiative.intent.is_absent() && initiative.vision.is_absent() && initiative.part_of.is_absent()
    };
    record.mapping.is_none() && record.body.initiative().is_some_and(absent)
}

/// A record of which the outcomes and guardrails are known.
pub fn readable<'s>(facts: &Facts<'s>, number: usize) -> Option<&'s Record> {
    let record = facts.strategy.record(number).filter(|record| !record.broken)?;
    record.body.outcomes().is_none_or(|outcomes| outcomes.unread == 0).then_some(record)
}
