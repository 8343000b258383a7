use super::raw::{RawRecord, stem};
use crate::config::MappingInForce;
use crate::finding::Span;
use crate::syntax::markdown::{Page, bold_fields};
use crate::syntax::{Node, Style, Value};

/// The id that a mapping's template makes of a path.
pub(super) fn id(path: &str, mapping: &MappingInForce) -> String {
    let fixed = mapping.fixed.iter().find(|(paths, _)| paths.is_match(path)).map_or("", |(_, fixed)| fixed.as_str());
    let rest = path.strip_prefix(fixed).unwrap_or(path);
    let dir = rest.rsplit_once('/').map_or("", |(dir, _)| dir);
    let name = rest.rsplit_once('/').map_or(rest, |(_, name)| name);
    let file_stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = if mapping.id.contains("{dir}") { file_stem } else { stem(path) };
    mapping.id.replace("{dir}", dir).replace("{stem}", stem).trim_matches('/').to_owned()
}

/// Adds what the text's table and bold lines say, and turns their names and words into ours.
pub(super) fn add_fields<'a>(record: &mut RawRecord<'a>, page: &Page<'a>, mapping: &MappingInForce) {
    rename_front_matter(record, mapping);
    let table = if mapping.table { page.table.clone() } else { Vec::new() };
    let bold = if mapping.bold { bold_fields(page.source(), page.start()) } else { Vec::new() };
    for (name, value) in table.into_iter().chain(bold) {
        let span = |span: Span| Span::new(span.start() - page.start(), span.end() - page.start());
        let (written, text) = (span(name).of(page.source()), span(value).of(page.source()));
        give(record, mapping, (written, name), (text, value));
    }
}

/// Adds a value from the text of a file under their name for it.
pub(super) fn add_field(record: &mut RawRecord<'_>, text: &str, mapping: &MappingInForce, name: Span, value: Span) {
    give(record, mapping, (name.of(text), name), (value.of(text), value));
}

fn give(record: &mut RawRecord<'_>, mapping: &MappingInForce, name: (&str, Span), value: (&str, Span)) {
    let written = name.0.trim_matches(['*', '_', ':', ' ', '`']).to_lowercase();
    let Some(field) = mapping.fields.get(&written) else { return };
    if value.0.is_empty() || record.has(field) {
        return;
    }
    let node = Node::scalar(value.1, value.0.to_owned(), Style::Prose);
    record.push(field, name.1, translated(field, node, mapping));
}

fn rename_front_matter(record: &mut RawRecord<'_>, mapping: &MappingInForce) {
    let Value::Mapping(entries) = &mut record.root.value else { return };
    for entry in entries.iter_mut() {
        if let Some(field) = mapping.fields.get(&entry.key.to_lowercase()) {
            entry.key = field.clone().into();
        }
        let field = entry.key.to_string();
        let node = std::mem::replace(&mut entry.value, Node::new(Span::default(), Value::Null));
        entry.value = translated(&field, node, mapping);
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
