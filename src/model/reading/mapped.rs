use super::raw::{RawRecord, stem};
use crate::config::MappingInForce;
use crate::finding::Span;
use crate::syntax::markdown::{Page, bold_fields};
use crate::syntax::{Node, Style, Value};
use crate::values::{kebab_case, valid_id};

/// What one of several records in a file is called, in the form of an id.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'n> {
    pub name: &'n str,
    /// The heading above it; empty where there is none.
    pub section: &'n str,
}

/// The id that a mapping's template makes of a path, and of a name where a file holds several records.
pub(super) fn id(path: &str, mapping: &MappingInForce, name: Option<Name<'_>>) -> String {
    let fixed = mapping.fixed.iter().find(|(paths, _)| paths.is_match(path)).map_or("", |(_, fixed)| fixed.as_str());
    let rest = path.strip_prefix(fixed).unwrap_or(path);
    let (dir, file) = rest.rsplit_once('/').unwrap_or(("", rest));
    let file_stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = if mapping.id.contains("{dir}") { file_stem } else { stem(path) };
    let id = mapping.id.replace("{dir}", dir).replace("{stem}", stem);
    let id = match name {
        None => id.trim_matches('/').to_owned(),
        Some(Name { name, section }) => {
            let id = id.replace("{section}", section).replace("{name}", name);
            id.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
        }
    };
    if valid_id(&id, true) { id } else { id.split('/').map(fitting).collect::<Vec<_>>().join("/") }
}

/// A part of a path that fits an id: as it is, or else in kebab-case. `Q4 2026 OKRs` is the name of a file like any other.
fn fitting(part: &str) -> String {
    let kebab = if valid_id(part, false) { String::new() } else { kebab_case(part) };
    if kebab.is_empty() { part.to_owned() } else { kebab }
}

/// Adds what the table and the bold lines within `whole` say, in our names and words.
pub(super) fn add_fields<'a>(record: &mut RawRecord<'a>, page: &Page<'a>, mapping: &MappingInForce, whole: Span) {
    let mut found: Vec<(Span, Span)> = if mapping.table { page.pairs(whole).collect() } else { Vec::new() };
    if mapping.bold {
        found.extend(bold_fields(page.text(whole), whole.start()));
    }
    for (name, value) in found {
        add_field(record, page, mapping, name, value);
    }
}

/// Adds a value under their name for it, if that name is mapped to a field which is not given yet.
pub(super) fn add_field<'a>(
    record: &mut RawRecord<'a>,
    page: &Page<'a>,
    mapping: &MappingInForce,
    name: Span,
    value: Span,
) {
    let written = page.text(name).trim_matches(['*', '_', ':', ' ', '`']).to_lowercase();
    let Some(field) = mapping.fields.get(&written) else { return };
    let text = page.text(value);
    if text.is_empty() || record.has(field) {
        return;
    }
    let node = Node::scalar(value, text.to_owned(), Style::Prose);
    record.push(field.clone(), name, translated(field, node, mapping));
}

/// Turns the names and words of front matter or YAML into ours.
pub(super) fn rename_keys(record: &mut RawRecord<'_>, mapping: &MappingInForce) {
    let Value::Mapping(entries) = &mut record.root.value else { return };
    for entry in entries.iter_mut() {
        if let Some(field) = mapping.fields.get(&entry.key.to_lowercase()) {
            entry.key = field.clone().into();
        }
        let field = entry.key.to_string();
        let node = std::mem::replace(&mut entry.value, Node::new(Span::default(), Value::Null));
        entry.value = translated(&field, node, mapping);
        if field == "outcomes" {
            name_texts(&mut entry.value);
        }
    }
}

/// Names that others give to the words of a key result.
const TEXTS: [&str; 9] =
    ["kr", "key_result", "key-result", "result", "title", "name", "description", "titel", "ergebnis"];

/// Gives the words of key results that are groups of keys the name that they have here.
fn name_texts(outcomes: &mut Node<'_>) {
    let Value::Sequence(items) = &mut outcomes.value else { return };
    for item in items.iter_mut().filter(|item| item.entry("metric").is_none() && item.entry("text").is_none()) {
        let Value::Mapping(entries) = &mut item.value else { continue };
        let named = TEXTS.iter().find_map(|name| entries.iter().position(|entry| entry.key.to_lowercase() == *name));
        if let Some(entry) = named.and_then(|at| entries.get_mut(at)).filter(|entry| entry.value.text().is_some()) {
            entry.key = "text".into();
        }
    }
}

/// Their word for a value, as ours.
fn translated<'a>(field: &str, node: Node<'a>, mapping: &MappingInForce) -> Node<'a> {
    let ours = mapping.values.get(field).and_then(|words| words.get(&node.text()?.trim().to_lowercase()));
    match ours {
        Some(word) => Node::scalar(node.span, word.clone(), Style::Prose),
        None => node,
    }
}
