use std::collections::HashMap;

use super::Tree;
use super::values::Walk;
use crate::finding::FieldPath;

/// The fields by which an entry of a list is named; the first that it has. Those of `Node::name_in_list`, and for what
/// has none of these its first value.
const NAMES: [&str; 9] = ["metric", "id", "name", "text", "title", "ask", "about", "rule", "on"];

/// The entries of a list with their names, as they are compared and as they are written. Names hang on what an entry
/// says and not on where it stands; of several with one name the second is `name (2)`.
pub(super) fn named<'t>(walk: &Walk<'_>, items: &'t [Tree]) -> Vec<(String, String, &'t Tree)> {
    let mut all: Vec<(String, String, &Tree)> = Vec::with_capacity(items.len());
    for (number, item) in items.iter().enumerate() {
        let (name, written) = name(walk, item);
        let written = written.unwrap_or_else(|| format!("[{number}]"));
        all.push((FieldPath::entry_name(&name).into_owned(), written, item));
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    // Those of one name in the order of what they say, so that moving them about changes nothing.
    all.sort_by_cached_key(|(name, _, item)| (name.clone(), format!("{item:?}")));
    // A list is a set: a word that is there twice is there.
    all.dedup_by(|(name, _, item), (other, ..)| name == other && matches!(item, Tree::Leaf(_) | Tree::Reference(_)));
    for (name, ..) in &mut all {
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            *name = format!("{name} ({count})");
        }
    }
    all
}

/// What an entry is called, and how a path finds it in the file; nothing where only its number does.
fn name(walk: &Walk<'_>, item: &Tree) -> (String, Option<String>) {
    match item {
        Tree::Leaf(text) => (text.clone(), Some(FieldPath::entry_name(text).into_owned())),
        Tree::Reference(reference) => {
            let target = walk.target(*reference);
            let id = target.split_once('/').map_or(target.as_str(), |(_, id)| id).to_owned();
            let written = walk.record.references.get(*reference);
            (id, written.map(|written| FieldPath::entry_name(&written.text).into_owned()))
        }
        // Of several amendments of one day each is known by what it is about.
        Tree::Group("Amendment", fields) => {
            let told = ["field", "from", "to"].iter().filter_map(|name| fields.iter().find(|(field, _)| field == name));
            let told = told.filter_map(|(_, value)| match value {
                Tree::Leaf(text) => Some(text.as_str()),
                _ => None,
            });
            // Its field is a path of its own, and no part of this one.
            (told.collect::<Vec<_>>().join(" ").replace('.', "/"), None)
        }
        Tree::Group(_, fields) => {
            let by_name = NAMES.iter().find_map(|name| fields.iter().find(|(field, _)| field == name));
            match by_name.or(fields.first()) {
                Some((field, value @ (Tree::Leaf(_) | Tree::Reference(_)))) => {
                    let (name, written) = self::name(walk, value);
                    (name, written.filter(|_| *field != "on" && NAMES.contains(field)))
                }
                Some((_, value)) => self::name(walk, value),
                None => (String::new(), None),
            }
        }
        Tree::List(items) => items.first().map_or((String::new(), None), |first| name(walk, first)),
        Tree::Named(entries) => (entries.first().map_or(String::new(), |(name, _)| name.clone()), None),
        Tree::Nothing | Tree::Invalid => (String::new(), None),
    }
}
