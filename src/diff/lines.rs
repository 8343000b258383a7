use super::{Change, Importance};
use crate::finding::FieldPath;

/// What is told in one line: a change, or several that are one to a reader, such as the ends of a range or the words
/// that went from a list and came to it. Never empty.
#[derive(Clone, Debug)]
pub struct Line<'c> {
    pub first: &'c Change,
    pub others: Vec<&'c Change>,
}

impl<'c> Line<'c> {
    pub fn changes(&self) -> impl Iterator<Item = &'c Change> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// Changes, line by line, in the order in which the first of each line stands. A promise has a line of its own.
pub fn lines<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Vec<Line<'c>> {
    let mut found: Vec<Line<'c>> = Vec::new();
    let mut at: std::collections::HashMap<(&str, FieldPath), usize> = std::collections::HashMap::new();
    for first in changes {
        let key = together(first).map(|path| (first.record.as_str(), path));
        let known = key.as_ref().and_then(|key| at.get(key)).and_then(|number| found.get_mut(*number));
        if let Some(line) = known {
            line.others.push(first);
            continue;
        }
        key.map(|key| at.insert(key, found.len()));
        found.push(Line { first, others: Vec::new() });
    }
    found
}

/// How many changes stand in the line of another.
pub fn joined<'c>(changes: impl IntoIterator<Item = &'c Change>) -> usize {
    lines(changes).iter().map(|line| line.others.len()).sum()
}

/// What changes of one line have in common, where there may be others.
fn together(change: &Change) -> Option<FieldPath> {
    if change.importance == Importance::Commitment || change.acknowledged.is_some() {
        return None;
    }
    change.range.as_ref().map(|range| range.path.clone()).or_else(|| change.list())
}

impl Change {
    /// The list of words or links that an entry came to or went from.
    pub fn list(&self) -> Option<FieldPath> {
        let path = self.field.as_ref()?;
        let text = match (&self.from, &self.to) {
            (Some(text), None) | (None, Some(text)) => text,
            _ => return None,
        };
        let above = path.parent();
        (!above.is_empty() && is_entry(path, text)).then_some(above)
    }
}

/// Whether a value is an entry of a list, which a path names by what it says.
pub fn is_entry(path: &FieldPath, text: &str) -> bool {
    let name = path.segments().last().unwrap_or_default();
    FieldPath::entry_name(text) == name || text.split_once('/').is_some_and(|(_, id)| id == name)
}
