use std::collections::HashMap;

use super::phrases::field_name;
use crate::diff::{Change, is_entry, range_of};
use crate::finding::FieldPath;

/// The fields that say most of a record, in the order in which they are told: its state, what it serves, what it is
/// about, what shows that it worked, when, who. The rest comes after them.
const MAIN: [&str; 24] = [
    "status",
    "work",
    "intent",
    "initiative",
    "tests",
    "vision",
    "statement",
    "definition",
    "problem",
    "hypothesis",
    "outcomes",
    "success",
    "stop_if",
    "guardrails",
    "by",
    "deadline",
    "starts",
    "ends",
    "until",
    "horizon",
    "on",
    "unit",
    "owner",
    "options",
];

/// How many of them are told where not all are.
const MOST: usize = 6;

/// How much of a long text is told.
const CHARACTERS: usize = 100;

/// A value of a record, or the entries of a list in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    path: FieldPath,
    pub name: String,
    pub text: String,
    /// How many values stand in it.
    count: usize,
}

impl Row {
    fn weight(&self) -> usize {
        MAIN.iter().position(|main| *main == self.path.field()).unwrap_or(MAIN.len())
    }

    /// By weight; of an outcome the target first.
    fn order(&self) -> (usize, String, usize) {
        let leaf = self.path.segments().nth(2);
        let of_group =
            leaf.map_or(0, |leaf| ["target", "bound", "baseline"].iter().position(|own| *own == leaf).unwrap_or(3));
        let group = if leaf.is_some() { self.path.segments().take(2).collect() } else { self.path.clone() };
        (self.weight(), group.to_string(), of_group)
    }

    /// Of a group of values only the targets and the bounds say most.
    fn is_main(&self) -> bool {
        let last = self.path.segments().skip(1).last();
        let is_main = last.is_none_or(|last| ["target", "bound", "at_least", "at_most", "text"].contains(&last));
        is_main && self.weight() < MAIN.len()
    }
}

/// All that a record says but its title, what weighs most first.
pub fn rows(change: &Change) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at: HashMap<FieldPath, usize> = HashMap::new();
    let others = change.values.iter().filter(|(path, _)| !path.segments().eq(["title"]));
    for (path, text) in others.filter(|value| !is_said_again(change, value)) {
        let value = |at: &FieldPath| change.values.iter().find(|(path, _)| path == at).map(|(_, text)| text.as_str());
        let (path, text) = match range_of(path, &value) {
            Some(range) => range,
            None if is_entry(path, text) && !path.parent().is_empty() => (path.parent(), text.clone()),
            None => (path.clone(), text.clone()),
        };
        match at.get(&path).and_then(|number| rows.get_mut(*number)) {
            // Of a range each part tells the whole.
            Some(row) if row.text == text => row.count += 1,
            Some(row) => {
                row.text.push_str(&format!(", {text}"));
                row.count += 1;
            }
            None => {
                let name = field_name(&path.segments().collect::<Vec<_>>());
                at.insert(path.clone(), rows.len());
                rows.push(Row { path, name, text, count: 1 });
            }
        }
    }
    rows.sort_by_cached_key(Row::order);
    rows
}

/// Which metric a target is about stands in the target's own name.
fn is_said_again(change: &Change, (path, text): &(FieldPath, String)) -> bool {
    let above = path.parent();
    let named = above.segments().last().zip(text.strip_prefix("metric/")).is_some_and(|(name, id)| name == id);
    let is_sibling = |other: &FieldPath| other != path && other.parent() == above;
    path.segments().last() == Some("metric") && named && change.values.iter().any(|(other, _)| is_sibling(other))
}

/// What says most of a record that came or went, in words, and how much more there is.
pub fn main_values(change: &Change, ellipsis: &str) -> (Vec<String>, usize) {
    let rows = rows(change);
    let main: Vec<&Row> = rows.iter().filter(|row| row.is_main()).collect();
    let mut told = if main.is_empty() { rows.iter().collect() } else { main };
    told.truncate(MOST);
    let more = rows.iter().map(|row| row.count).sum::<usize>() - told.iter().map(|row| row.count).sum::<usize>();
    (told.iter().map(|row| format!("{}: {}", row.name, shortened(&row.text, ellipsis))).collect(), more)
}

/// A text without the end that nobody reads here.
pub fn shortened(text: &str, ellipsis: &str) -> String {
    match text.char_indices().nth(CHARACTERS) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}{ellipsis}", text.get(..end).unwrap_or(text).trim_end()),
    }
}
