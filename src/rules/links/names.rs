//! How the rules of this group name kinds and records.

use std::collections::{BTreeMap, HashMap};

use crate::graph::Strategy;
use crate::rules::Facts;
use crate::typed::Reference;
use crate::values::{Kind, Nearest, nearest};

/// The kinds that a reference may name.
pub(super) fn kinds(reference: &Reference) -> Vec<Kind> {
    reference.kinds.iter().filter_map(|kind| Kind::from_name(kind)).collect()
}

/// "intent", "option or initiative", and "record" where anything will do.
pub(super) fn nouns(kinds: &[Kind]) -> String {
    match kinds {
        [only] => only.noun().to_owned(),
        [one, other] => format!("{} or {}", one.noun(), other.noun()),
        [first @ .., last] if first.len() < 4 => {
            let first: Vec<&str> = first.iter().map(|kind| kind.noun()).collect();
            format!("{} or {}", first.join(", "), last.noun())
        }
        _ => "record".to_owned(),
    }
}

/// "an intent", "an option or initiative".
pub(super) fn a_noun(kinds: &[Kind]) -> String {
    let article = match kinds {
        [first, rest @ ..] if rest.len() < 4 => first.article(),
        _ => "a",
    };
    format!("{article} {}", nouns(kinds))
}

/// The ids of records by kind, and the nearest of those that were asked for: many links may miss one record.
pub(super) struct Names<'s> {
    strategy: &'s Strategy,
    by_kind: BTreeMap<Kind, Vec<&'s str>>,
    asked: HashMap<(Vec<Kind>, String), Option<Nearest<'s>>>,
    left: Patience,
}

/// How many names may still be compared. Where thousands are missed, a file is gone and not a letter wrong; looking for the
/// nearest of each would take time in the square of the workspace.
pub(super) struct Patience(usize);

impl Patience {
    pub fn of(facts: &Facts<'_>) -> Patience {
        Patience(if facts.is_unread { 0 } else { 2_000_000 })
    }

    /// Whether there is patience for so many more.
    pub fn lasts(&mut self, names: usize) -> bool {
        let left = self.0.checked_sub(names);
        self.0 = left.unwrap_or(0);
        left.is_some()
    }
}

impl<'s> Names<'s> {
    pub fn of(facts: &Facts<'s>) -> Names<'s> {
        let left = Patience::of(facts);
        Names { strategy: facts.strategy, by_kind: BTreeMap::new(), asked: HashMap::new(), left }
    }

    /// Whether the record of that number is itself what a name of these kinds stands for.
    pub fn is_own(&self, record: usize, kinds: &[Kind], name: &str) -> bool {
        self.strategy.record(record).is_some_and(|own| own.id == name && kinds.contains(&own.kind))
    }

    /// The nearest id of the kinds that fit.
    pub fn near(&mut self, kinds: &[Kind], text: &str) -> Option<Nearest<'s>> {
        if self.by_kind.is_empty() {
            for record in &self.strategy.records {
                self.by_kind.entry(record.kind).or_default().push(&record.id);
            }
        }
        let (strategy, by_kind, left) = (self.strategy, &self.by_kind, &mut self.left);
        let lists = || kinds.iter().filter_map(|kind| by_kind.get(kind));
        let mut found = || {
            let count = lists().map(Vec::len).sum();
            let near = left.lasts(count).then(|| nearest(text, lists().flatten().copied())).flatten()?;
            Some(Nearest { safe: near.safe && is_only_one(strategy, kinds, text, near.name), ..near })
        };
        *self.asked.entry((kinds.to_vec(), text.to_owned())).or_insert_with(&mut found)
    }
}

/// Whether one record alone has that name, and none was once called something that is as near.
fn is_only_one(strategy: &Strategy, kinds: &[Kind], text: &str, name: &str) -> bool {
    let fitting = || strategy.records.iter().filter(|record| kinds.contains(&record.kind));
    fitting().filter(|record| record.names().any(|other| other == name)).count() == 1
        && nearest(text, fitting().flat_map(|record| record.names())).is_some_and(|near| near.safe && near.name == name)
}

/// The full name of a record, in backticks.
pub(super) fn full_name(strategy: &Strategy, number: usize) -> String {
    strategy.record(number).map_or_else(String::new, |record| format!("`{}`", record.full_name()))
}
