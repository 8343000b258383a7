use std::collections::BTreeSet;

use super::Sources;
use super::anchors::{Anchors, Link};
use crate::documents::OutcomeLine;
use crate::graph::{Standing, Strategy};
use crate::values::{Date, Kind};

/// What is to be reached for one intent: its own outcomes, then those of its initiatives.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Heading {
    /// The intent; nothing for what serves none.
    pub link: Option<Link>,
    pub ways: Vec<Way>,
}

/// How one outcome stands: from where to where, and how far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Way {
    pub record: Link,
    /// Whether it is the intent's own.
    pub is_own: bool,
    pub metric: Link,
    pub from: Option<String>,
    pub now: Option<String>,
    pub now_on: Option<Date>,
    pub target: Option<String>,
    pub by: Option<String>,
    /// How much of the way is behind, in percent; under 0 it is further away than at the start.
    pub way: Option<i64>,
    /// How much of the time is behind, in percent, where the baseline has a day and the target another.
    pub time: Option<i64>,
    pub so_far: String,
    /// Nothing follows from a value's not being there: not all readings can be read.
    pub is_unknown: bool,
}

/// The outcomes of what is under way, by intent.
pub fn getting_there(sources: &Sources<'_>, anchors: &Anchors) -> Vec<Heading> {
    let strategy = sources.facts.strategy;
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut headings: Vec<Heading> = Vec::new();
    for (intent, record) in strategy.of_kind(Kind::Intent) {
        let initiatives = strategy.initiatives_of(intent).into_iter().filter(|number| is_open(strategy, *number));
        let mut ways = if record.is_under_way() { ways(sources, intent, true, anchors) } else { Vec::new() };
        for number in initiatives {
            if told.insert(number) {
                ways.extend(self::ways(sources, number, false, anchors));
            }
        }
        headings.push(Heading { link: Some(anchors.link(intent)), ways });
    }
    let apart =
        strategy.of_kind(Kind::Initiative).filter(|(number, record)| record.is_under_way() && told.insert(*number));
    let apart = apart.flat_map(|(number, _)| ways(sources, number, false, anchors)).collect();
    headings.push(Heading { link: None, ways: apart });
    headings.retain(|heading| !heading.ways.is_empty());
    headings
}

fn is_open(strategy: &Strategy, number: usize) -> bool {
    strategy.record(number).is_some_and(|record| record.is_under_way())
}

/// How the outcomes of a record stand, in the order in which they are written.
pub fn ways(sources: &Sources<'_>, number: usize, is_own: bool, anchors: &Anchors) -> Vec<Way> {
    let standings = sources.facts.strategy.standings(number, sources.facts.today);
    standings.iter().map(|standing| way(sources, standing, is_own, anchors)).collect()
}

fn way(sources: &Sources<'_>, standing: &Standing<'_>, is_own: bool, anchors: &Anchors) -> Way {
    let line = OutcomeLine::of(sources.facts.strategy, standing);
    Way {
        record: anchors.link(standing.record),
        is_own,
        metric: anchors.link(standing.metric),
        from: line.baseline,
        now: line.now,
        now_on: line.now_on,
        target: line.target,
        by: line.by,
        way: line.way.or_else(|| line.pace.is_there().then_some(100)),
        // What is to hold, or only to be met, has no way that time could be set beside.
        time: line.time.filter(|_| line.way.is_some()),
        so_far: line.so_far,
        is_unknown: line.is_unknown,
    }
}
