use std::collections::HashMap;

use crate::finding::{Problem, Span, Step};
use crate::syntax::{Entry, Node, Value};

/// Lists whose entries have a name of their own, and the key that gives it.
const LISTS: [(&str, &str); 11] = [
    ("outcomes", "metric"),
    ("success", "metric"),
    ("guardrails", "metric"),
    ("stop_if", "metric"),
    ("drives", "metric"),
    ("readings", "on"),
    ("obstacles", "id"),
    ("releases", "id"),
    ("activities", "name"),
    ("steps", "name"),
    ("stages", "name"),
];

/// Says which entries of a list have one name and nothing that tells them apart: the same `by` and the same side. Which
/// of the two holds cannot be known, so that nothing is concluded from either.
pub(super) fn repeated(root: &mut Node<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Value::Mapping(entries) = &mut root.value else { return problems };
    for entry in entries.iter_mut().filter(|entry| !entry.key.starts_with("x-")) {
        look(entry, &Step::ROOT, &mut problems);
    }
    problems
}

fn look(entry: &mut Entry<'_>, above: &Step<'_>, problems: &mut Vec<Problem>) {
    let path = above.down(&entry.key);
    match &mut entry.value.value {
        Value::Mapping(entries) => entries.iter_mut().for_each(|entry| look(entry, &path, problems)),
        Value::Sequence(items) => list(&entry.key, items, &path, problems),
        _ => {}
    }
}

fn list(key: &str, items: &mut [Node<'_>], path: &Step<'_>, problems: &mut Vec<Problem>) {
    for item in twice(key, items, path, problems) {
        items.get_mut(item).into_iter().for_each(|item| item.value = Value::Broken);
    }
    for (number, item) in items.iter_mut().enumerate() {
        if let Value::Mapping(entries) = &mut item.value {
            let below = path.down_to(&number);
            entries.iter_mut().for_each(|entry| look(entry, &below, problems));
        }
    }
}

/// The numbers of the entries that stand for one thing twice.
fn twice(key: &str, items: &[Node<'_>], path: &Step<'_>, problems: &mut Vec<Problem>) -> Vec<usize> {
    let mut twice = Vec::new();
    let Some((_, name_key)) = LISTS.iter().find(|(name, _)| *name == key) else { return twice };
    let groups = items.iter().filter(|item| matches!(item.value, Value::Mapping(_)));
    if groups.take(2).count() < 2 || is_rising(name_key, items) {
        return twice;
    }
    let mut seen: HashMap<Identity<'_>, (Span, usize)> = HashMap::new();
    for (number, item) in items.iter().enumerate() {
        let Some((name, span)) = name(name_key, item) else { continue };
        match seen.get(&identity(item, name)) {
            Some((first, at)) => {
                twice.extend([*at, number]);
                problems.push(problem(key, name, span, *first, path));
            }
            None => {
                seen.insert(identity(item, name), (span, number));
            }
        }
    }
    twice
}

/// Whether each name comes behind the one before it in the alphabet, as the days of readings do: then none is there twice.
fn is_rising(name_key: &str, items: &[Node<'_>]) -> bool {
    let names = items.iter().map(|item| name(name_key, item).map_or("", |(name, _)| name));
    names.is_sorted_by(|one, next| one < next)
}

fn name<'n>(key: &str, item: &'n Node<'_>) -> Option<(&'n str, Span)> {
    let entry = item.entry(key)?;
    let name = entry.value.text()?.trim();
    (!name.is_empty()).then_some((name, entry.value.span))
}

/// What two entries have to share to be the same one: name, `by`, and the sides on which they bound.
type Identity<'n> = (&'n str, &'n str, &'n str, [bool; 2]);

fn identity<'n>(item: &'n Node<'_>, name: &'n str) -> Identity<'n> {
    let by = item.text_at("by").unwrap_or("").trim();
    let side = item.text_at("bound").map_or("", |bound| bound.split(|c: char| c.is_ascii_digit()).next().unwrap_or(""));
    (name, by, side.trim(), ["at_least", "at_most"].map(|side| item.entry(side).is_some()))
}

fn problem(key: &str, name: &str, span: Span, first: Span, path: &Step<'_>) -> Problem {
    let help = match key {
        "outcomes" | "success" | "guardrails" | "stop_if" => "keep the one that holds; steps on the way differ in `by`",
        _ => "keep the one that holds and delete the other",
    };
    Problem::new("duplicate-key", span, format!("`{name}` is given twice in `{key}`"))
        .label("again here")
        .help(help)
        .field(path.down(name).to_field_path())
        .other(first, "first here")
}
