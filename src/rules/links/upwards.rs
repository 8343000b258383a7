//! Which records a way leads up from to a vision, worked out for all of them at once.

use crate::graph::Strategy;
use crate::model::Record;
use crate::rules::Facts;
use crate::values::Kind;

/// Whether a way leads from a record up to a vision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    None,
    /// Something on the way is named that could not be found or read.
    NotKnown,
    Vision,
}

/// The ways up, by record.
pub(super) struct Upwards {
    ways: Vec<Way>,
}

impl Upwards {
    /// Goes down from what is sure, so that each record and link is looked at once.
    pub fn of(facts: &Facts<'_>) -> Upwards {
        let strategy = facts.strategy;
        let count = strategy.records.len();
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); count];
        let (mut visions, mut unknown) = (Vec::new(), Vec::new());
        let unread_initiative = strategy.has_unread(Kind::Initiative);
        for (number, record) in strategy.records.iter().enumerate() {
            for parent in strategy.parents(number) {
                below.get_mut(parent).into_iter().for_each(|below| below.push(number));
            }
            if record.kind == Kind::Vision {
                visions.push(number);
            } else if record.broken || is_unknown(facts, number, record, unread_initiative) {
                unknown.push(number);
            }
        }
        let mut ways = vec![Way::None; count];
        spread(&mut ways, &below, visions, Way::Vision);
        spread(&mut ways, &below, unknown, Way::NotKnown);
        Upwards { ways }
    }

    pub fn way(&self, number: usize) -> Way {
        self.ways.get(number).copied().unwrap_or(Way::NotKnown)
    }

    /// The record at which the way up from one without a vision ends; nothing where another of those that count stands
    /// on the way, which is told instead, or where the way goes round in a circle.
    pub fn end_of_way(&self, strategy: &Strategy, number: usize, counts: fn(&Record) -> bool) -> Option<usize> {
        let mut current = number;
        // Deeper than any strategy; a circle is told by its own rule.
        for _ in 0..64 {
            let Some(above) = strategy.parents(current).into_iter().next() else { return Some(current) };
            if strategy.record(above).is_none_or(counts) {
                return None;
            }
            current = above;
        }
        None
    }
}

fn spread(ways: &mut [Way], below: &[Vec<usize>], mut reached: Vec<usize>, way: Way) {
    while let Some(number) = reached.pop() {
        let Some(known) = ways.get_mut(number).filter(|known| **known < way) else { continue };
        *known = way;
        reached.extend(below.get(number).into_iter().flatten());
    }
}

/// The field by which a record of a kind names what stands above it.
pub(super) fn field_up(kind: Kind) -> &'static str {
    match kind {
        Kind::Intent => "vision",
        Kind::Initiative => "intent",
        Kind::Option => "initiative",
        _ => "tests",
    }
}

/// Whether a field that leads up is written and cannot be followed, or cannot be given at all.
fn is_unknown(facts: &Facts<'_>, number: usize, record: &Record, unread_initiative: bool) -> bool {
    let strategy = facts.strategy;
    let other_side = match record.kind {
        // Which of several visions is meant cannot be told; that there are several is told elsewhere.
        Kind::Intent => strategy.company_visions().len() > 1,
        // An initiative may name its options and experiments, and one of them cannot be read.
        Kind::Option | Kind::Experiment => unread_initiative && strategy.parents(number).is_empty(),
        _ => false,
    };
    other_side || strategy.way_up_unknown(number) || !facts.asks_for(number, field_up(record.kind))
}
