use std::collections::BTreeSet;

use super::relation::{Way, relation};
use crate::graph::{Resolution, Strategy};
use crate::values::Kind;

/// Where a link leads: to a record, or to a name that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Record(usize),
    Unknown { kind: Kind, written: String, why: &'static str },
}

/// One link, told from the record that is its subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub from: End,
    pub to: End,
    pub label: String,
    pub is_up: bool,
}

/// Every link between records that a field says, each once, whichever side says it; in the order of the records.
pub(super) fn links(strategy: &Strategy) -> Vec<Link> {
    let mut links = BTreeSet::new();
    for (number, record) in strategy.records.iter().enumerate() {
        for (at, reference) in record.references.iter().enumerate() {
            let field = reference.field.field();
            let end = end(strategy.resolution_at(number, at), &reference.text, reference.kinds);
            match relation(field) {
                _ if field == "inputs" => {
                    let star = strategy.targets(number, "north_star_metric").next();
                    let (to, label) = star.map_or((number, "input of"), |star| (star, "drives"));
                    links.insert(Link { from: end, to: End::Record(to), label: label.to_owned(), is_up: true });
                }
                Some(relation) => {
                    let (from, to) =
                        if relation.turned { (end, End::Record(number)) } else { (End::Record(number), end) };
                    let is_up = relation.way == Way::Up && !is_aside(record.kind);
                    links.insert(Link { from, to, label: relation.label.to_owned(), is_up });
                }
                None => {
                    let label = field.replace('_', " ");
                    links.insert(Link { from: End::Record(number), to: end, label, is_up: false });
                }
            }
        }
        if let Some(above) = unwritten(strategy, number, record.kind) {
            let label = if record.kind == Kind::Intent { "serves" } else { "option for" };
            links.insert(Link {
                from: End::Record(number),
                to: End::Record(above),
                label: label.to_owned(),
                is_up: true,
            });
        }
    }
    links.into_iter().collect()
}

/// A team or a story map serves a vision, and stands beside it.
fn is_aside(kind: Kind) -> bool {
    !matches!(kind, Kind::Vision | Kind::Intent | Kind::Initiative | Kind::Option | Kind::Experiment | Kind::Metric)
}

/// What a record serves without a word: the one vision of the company, the initiative in which an option stands.
fn unwritten(strategy: &Strategy, number: usize, kind: Kind) -> Option<usize> {
    match kind {
        Kind::Intent => strategy.vision_of(number),
        Kind::Option => strategy.inside(number),
        _ => None,
    }
}

fn end(resolution: &Resolution, written: &str, kinds: &[&str]) -> End {
    let why = match resolution {
        Resolution::Record(number) => return End::Record(*number),
        Resolution::WrongKind(_) => "is of another kind",
        Resolution::Ambiguous(_) => "may be several",
        Resolution::OtherFile => "is no record",
        Resolution::Nothing => "leads nowhere",
        Resolution::NotKnown => "not known",
    };
    let kind = kinds.iter().find_map(|kind| Kind::from_name(kind)).unwrap_or(Kind::Initiative);
    End::Unknown { kind, written: written.to_owned(), why }
}
