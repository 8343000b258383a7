use crate::compare::{Direction, Entry, FieldChange};
use crate::finding::FieldPath;
use crate::history::Story;

/// How many characters of a value a suggestion repeats.
const SHORT: usize = 40;

/// What to do about a change that an amendment would stand for.
pub fn amend_or(change: &FieldChange, otherwise: &str) -> String {
    let field = shown(&change.path);
    let value = |name: &str, entry: &Option<Entry>| {
        entry.as_ref().map_or(String::new(), |entry| format!("{name}: {}, ", short(&entry.value.text)))
    };
    let (from, to) = (value("from", &change.from), value("to", &change.to));
    let amendment = format!("amendments: [{{field: {field}, {from}{to}on: …, why: …}}]");
    format!("where that was decided, say so in the record: `{amendment}`; else {otherwise}")
}

/// A path as people write it: a baseline's value is the baseline.
pub fn shown(path: &FieldPath) -> String {
    let is_baseline = path.segments().skip(2).eq(["baseline", "value"]);
    if is_baseline { path.parent().to_string() } else { path.to_string() }
}

/// What is too long is not repeated.
fn short(text: &str) -> &str {
    if text.chars().count() > SHORT { "…" } else { text }
}

impl Story<'_> {
    /// ", which is easier", where that can be said.
    pub fn which(&self, change: &FieldChange) -> &'static str {
        match self.direction(change) {
            Some(Direction::Easier) => ", which is easier",
            Some(Direction::Harder) => ", which is harder",
            Some(Direction::Later) => ", which is later",
            Some(Direction::Earlier) => ", which is earlier",
            _ => "",
        }
    }
}
