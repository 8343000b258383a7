use std::collections::BTreeMap;

use super::Period;
use crate::diff::{Change, What};
use crate::rank::{Item, Terms, choose, initiatives, sentences, standings};

/// The order of work, and what moved in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Order {
    /// The method, by its name.
    pub method: String,
    /// It is known where each stood before.
    pub is_known: bool,
    /// The best first.
    pub ranked: Vec<Ranked>,
    /// What had a place and has none any more.
    pub gone: Vec<Ranked>,
    /// What takes part and has no place: it lacks something that the method needs.
    pub not_ranked: Vec<NotRanked>,
}

/// What takes part and has no place.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct NotRanked {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// What it lacks.
    pub why: String,
}

/// A place in the order.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Ranked {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// Its place, from 1.
    pub rank: Option<usize>,
    /// Where it stood when the period began; nothing where it had no place, or where that is not known.
    pub was: Option<usize>,
    /// Whether it has another place than then.
    pub has_moved: bool,
    /// Its own estimates are others than then; otherwise it made room, or others did.
    pub by_itself: bool,
    /// The estimates that changed: "duration 9w → 4w".
    pub because: Vec<String>,
    /// It came in the period.
    pub is_new: bool,
}

pub fn order(period: &Period<'_>) -> Order {
    let strategy = period.now;
    let terms = Terms::of(&strategy.config);
    let (items, _) = initiatives(strategy, &[], period.today);
    let method = choose(&items, &terms).method;
    let lacking = |item: &Item<'_>| {
        let why = sentences(&method.score(item, &terms).err()?).join("; ");
        let title = strategy.record(item.record).map_or_else(String::new, |record| record.title.clone());
        Some(NotRanked { record: item.name.clone(), title, why })
    };
    let not_ranked = items.iter().filter_map(lacking).collect();
    let standings = standings(items, method, &terms);
    let moves = period.diff.iter().flat_map(|diff| &diff.consequences.rank_moves);
    let moves: BTreeMap<&str, _> = moves.map(|found| (found.record.as_str(), found)).collect();
    let because = because(period);
    let line = |record: &str, title: String, rank: Option<usize>| {
        let moved = moves.get(record);
        let was = moved.map_or(rank, |moved| moved.from).filter(|_| period.then.is_some());
        Ranked {
            record: record.to_owned(),
            title,
            rank,
            was,
            has_moved: moved.is_some(),
            by_itself: moved.is_some_and(|moved| moved.is_own),
            because: because.get(record).cloned().unwrap_or_default(),
            is_new: period.is_new(record),
        }
    };
    let title = |name: &str| {
        let number = strategy.named(name).first().copied();
        number.and_then(|number| strategy.record(number)).map_or_else(String::new, |record| record.title.clone())
    };
    let gone = moves.values().filter(|moved| moved.to.is_none());
    let gone: Vec<Ranked> = gone.map(|moved| line(&moved.record, title(&moved.record), None)).collect();
    let ranked: Vec<Ranked> =
        standings.iter().map(|standing| line(&standing.name, title(&standing.name), Some(standing.rank))).collect();
    Order { method: method.name().to_owned(), is_known: period.then.is_some(), gone, not_ranked, ranked }
}

/// The estimates that changed, by record, each once.
fn because(period: &Period<'_>) -> BTreeMap<String, Vec<String>> {
    let changes = period.diff.iter().flat_map(|diff| &diff.changes);
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for change in changes.filter(|change| change.what == What::Estimate) {
        let told = all.entry(change.record.clone()).or_default();
        told.extend(of_estimate(change).filter(|text| !told.contains(text)));
    }
    all
}

fn of_estimate(change: &Change) -> Option<String> {
    let path = change.range.as_ref().map(|range| &range.path).or(change.field.as_ref())?;
    let (from, to) = match &change.range {
        Some(range) => (&range.from, &range.to),
        None => (&change.from, &change.to),
    };
    // Its first part says what it is, and its last which part of that: a name that somebody gave, or a word of ours.
    let parts: Vec<&str> =
        path.segments().skip(1).filter(|part| !["likely", "rate", "parts", ""].contains(part)).collect();
    let name = parts.join(" ").replace('_', " ");
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("{name} {from} → {to}")),
        (None, Some(to)) => Some(format!("{name} {to} added")),
        (Some(from), None) => Some(format!("{name} {from} taken out")),
        (None, None) => None,
    }
}
