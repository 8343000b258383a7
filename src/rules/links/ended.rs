//! What rests on a record that ended badly, and how sentences say so.

use std::collections::HashSet;

use crate::graph::Strategy;
use crate::model::{Form, Record};

/// A record that rests on another, by a reference where one says so.
pub(super) struct Link {
    pub from: usize,
    /// The number of the reference in `from`.
    pub reference: Option<usize>,
    pub by: &'static str,
}

/// Fields by which a record rests on another, and those that say the same from the other side.
const FIELDS: [&str; 4] = ["vision", "intent", "initiative", "tests"];
const OTHER_SIDES: [(&str, &str); 2] = [("options", "initiative"), ("assumptions", "tests")];

/// What rests on a record through the levels of the strategy: an intent on its vision, an option on its initiative.
pub(super) fn below(strategy: &Strategy, number: usize) -> Vec<Link> {
    let by = |field: &str, _: &str| FIELDS.iter().find(|known| **known == field).copied();
    each_once(links_to(strategy, number, by).into_iter().chain(named_by(strategy, number)))
}

/// What rests on a record in any way: also by requiring it, or as the metric of an outcome.
pub(super) fn resting_on(strategy: &Strategy, number: usize) -> Vec<Link> {
    let by = |field: &str, last: &str| match field {
        "requires" => Some("requires"),
        "outcomes" if last == "metric" => Some("outcomes"),
        field => FIELDS.iter().find(|known| **known == field).copied(),
    };
    each_once(links_to(strategy, number, by).into_iter().chain(named_by(strategy, number)))
}

/// Both sides may say it.
fn each_once(links: impl Iterator<Item = Link>) -> Vec<Link> {
    let mut seen = HashSet::new();
    links.filter(|link| seen.insert(link.from)).collect()
}

fn links_to(strategy: &Strategy, number: usize, by: fn(&str, &str) -> Option<&'static str>) -> Vec<Link> {
    let link = |incoming: &crate::graph::Incoming| {
        let path = &strategy.record(incoming.from)?.references.get(incoming.reference)?.field;
        let by = by(path.field(), path.segments().last().unwrap_or(""))?;
        Some(Link { from: incoming.from, reference: Some(incoming.reference), by })
    };
    let mut seen = HashSet::new();
    strategy.incoming(number).iter().filter_map(link).filter(|link| seen.insert(link.from)).collect()
}

/// What the record itself names as resting on it, or holds.
fn named_by(strategy: &Strategy, number: usize) -> impl Iterator<Item = Link> {
    let named = OTHER_SIDES
        .into_iter()
        .flat_map(move |(field, by)| strategy.targets(number, field).map(move |from| (from, by)));
    let inside = strategy.inline_options_of(number).map(|option| (option, "initiative"));
    named.chain(inside).map(|(from, by)| Link { from, reference: None, by })
}

/// An option that stands in its initiative's own file, where whoever ends that sees it.
pub(super) fn is_inline(record: &Record) -> bool {
    matches!(record.form, Form::Inline { .. })
}
