use super::phrases::field_name;
use crate::diff::Change;

/// The fields that say most of a record, in the order in which they are told. Of a group of values only the targets
/// and the bounds.
const MAIN: [&str; 16] = [
    "status",
    "work",
    "intent",
    "initiative",
    "tests",
    "vision",
    "outcomes",
    "success",
    "stop_if",
    "by",
    "definition",
    "unit",
    "statement",
    "problem",
    "hypothesis",
    "owner",
];

/// How many of them are told.
const MOST: usize = 6;

/// How much of a long text is told.
const CHARACTERS: usize = 100;

/// The title of a record that came or went, where it has one.
pub fn title(change: &Change) -> Option<&str> {
    change.values.iter().find(|(path, _)| path == "title").map(|(_, title)| title.as_str())
}

/// What says most of a record that came or went, in words, and how much more there is.
pub fn main_values<'c>(change: &'c Change, ellipsis: &str) -> (Vec<String>, usize) {
    let rank = |path: &str| {
        let mut segments = path.split('.');
        let field = segments.next().unwrap_or_default();
        let last = segments.next_back();
        let is_main = last.is_none_or(|last| ["target", "bound", "at_least", "at_most", "text"].contains(&last));
        // The entries of a list, such as owners, have no more than their name below the field.
        let is_main = is_main || field == "owner";
        MAIN.iter().position(|main| *main == field).filter(|_| is_main)
    };
    let other = || change.values.iter().filter(|(path, _)| path != "title");
    let mut main: Vec<(usize, &'c (String, String))> =
        other().filter_map(|value| Some((rank(&value.0)?, value))).collect();
    main.sort_by_key(|(rank, _)| *rank);
    let mut told: Vec<&(String, String)> = main.into_iter().map(|(_, value)| value).collect();
    if told.is_empty() {
        told = other().collect();
    }
    told.truncate(MOST);
    let count = told.len();
    (told.into_iter().map(|value| in_words(value, ellipsis)).collect(), other().count() - count)
}

fn in_words((path, text): &(String, String), ellipsis: &str) -> String {
    let segments: Vec<&str> = path.split('.').collect();
    let name = match segments.as_slice() {
        ["owner", ..] => "owner".to_owned(),
        segments => field_name(segments),
    };
    format!("{name}: {}", shortened(text, ellipsis))
}

/// A text without the end that nobody reads here.
pub fn shortened(text: &str, ellipsis: &str) -> String {
    match text.char_indices().nth(CHARACTERS) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}{ellipsis}", text.get(..end).unwrap_or(text).trim_end()),
    }
}
