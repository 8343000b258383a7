use crate::finding::{FieldPath, Problem, Span};
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
        let path = FieldPath::of(&entry.key);
        look(entry, &path, &mut problems);
    }
    problems
}

fn look(entry: &mut Entry<'_>, path: &FieldPath, problems: &mut Vec<Problem>) {
    match &mut entry.value.value {
        Value::Mapping(entries) => {
            for entry in entries {
                let path = path.clone().then(&entry.key);
                look(entry, &path, problems);
            }
        }
        Value::Sequence(items) => list(&entry.key, items, path, problems),
        _ => {}
    }
}

fn list(key: &str, items: &mut [Node<'_>], path: &FieldPath, problems: &mut Vec<Problem>) {
    let mut seen: Vec<(Vec<String>, Span, usize)> = Vec::new();
    let mut twice = Vec::new();
    for (number, item) in items.iter_mut().enumerate() {
        if let Some((name, span)) = name(key, item) {
            let same = identity(item, &name);
            match seen.iter().find(|(other, ..)| *other == same) {
                Some((_, first, at)) => {
                    twice.extend([*at, number]);
                    problems.push(problem(key, &name, span, *first, path));
                }
                None => seen.push((same, span, number)),
            }
        }
        if let Value::Mapping(entries) = &mut item.value {
            let below = path.clone().then(&format!("[{number}]"));
            entries.iter_mut().for_each(|entry| look(entry, &below.clone().then(&entry.key), problems));
        }
    }
    for item in twice {
        items.get_mut(item).into_iter().for_each(|item| item.value = Value::Broken);
    }
}

fn name(list: &str, item: &Node<'_>) -> Option<(String, Span)> {
    let (_, key) = LISTS.iter().find(|(name, _)| *name == list)?;
    let entry = item.entry(key)?;
    let name = entry.value.text()?.trim();
    (!name.is_empty()).then(|| (name.to_owned(), entry.value.span))
}

/// What two entries have to share to be the same one.
fn identity(item: &Node<'_>, name: &str) -> Vec<String> {
    let by = item.text_at("by").unwrap_or("").trim().to_owned();
    let side = item.text_at("bound").map_or("", |bound| bound.split(|c: char| c.is_ascii_digit()).next().unwrap_or(""));
    let sides = ["at_least", "at_most"].map(|side| item.entry(side).is_some().to_string());
    [name.to_owned(), by, side.trim().to_owned()].into_iter().chain(sides).collect()
}

fn problem(key: &str, name: &str, span: Span, first: Span, path: &FieldPath) -> Problem {
    let help = match key {
        "outcomes" | "success" | "guardrails" | "stop_if" => "keep the one that holds; steps on the way differ in `by`",
        _ => "keep the one that holds and delete the other",
    };
    Problem::new("duplicate-key", span, format!("`{name}` is given twice in `{key}`"))
        .label("again here")
        .help(help)
        .field(path.clone().then(name))
        .other(first, "first here")
}
