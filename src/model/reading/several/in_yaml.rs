use super::Source;
use super::naming::id_of;
use crate::config::Part;
use crate::finding::{Problem, Span};
use crate::model::Form;
use crate::model::reading::raw::RawRecord;
use crate::model::reading::{Place, broken, document, known_fields, mapped};
use crate::syntax::{Entry, Node, Style, Value, documents};

/// The records of a YAML file: the entries of a list or of a group of keys. One that does not parse is a record of which
/// nothing is known.
pub(super) fn records<'a>(text: &'a str, source: Source<'_>) -> Vec<RawRecord<'a>> {
    let mut records: Vec<RawRecord<'a>> = Vec::new();
    for document in documents(text, 0) {
        let Some(root) = document.root else {
            let place = Place::Mapped(source.number, source.kind);
            records.extend(broken::unparsed(source.path, text, place, Form::Document, document.problems));
            continue;
        };
        let first = records.len();
        records.extend(below(root, source, first));
        give(records.get_mut(first..).unwrap_or_default(), document.problems);
    }
    records
}

/// The records of front matter, if what is meant stands there.
pub(super) fn under_key<'a>(text: &'a str, yaml: Span, source: Source<'_>) -> Option<Vec<RawRecord<'a>>> {
    let key = match &source.mapping.part {
        Part::List(key) | Part::Map(key) => key,
        _ => return None,
    };
    // A list without a name is that of the page.
    if key.is_empty() && matches!(source.mapping.part, Part::List(_)) {
        return None;
    }
    let document = documents(yaml.of(text), yaml.start()).into_iter().next()?;
    let mut records = below(document.root?, source, 0);
    give(&mut records, document.problems);
    (!records.is_empty()).then_some(records)
}

/// Each problem to the record in which it stands, the others to the first.
fn give(records: &mut [RawRecord<'_>], problems: Vec<Problem>) {
    for problem in problems {
        let at = records.partition_point(|record| record.span.start <= problem.span.start).saturating_sub(1);
        records.get_mut(at).into_iter().for_each(|record| record.problems.push(problem.clone()));
    }
}

fn below<'a>(root: Node<'a>, source: Source<'_>, first: usize) -> Vec<RawRecord<'a>> {
    let (Part::List(key) | Part::Map(key)) = &source.mapping.part else { return Vec::new() };
    let Some(found) = walk(root, key) else { return Vec::new() };
    match (found.value, &source.mapping.part) {
        (Value::Sequence(items), Part::List(_)) => {
            let items = items.into_iter().filter(|item| !item.is_blank()).enumerate();
            items.map(|(number, item)| item_record(item, first + number, source)).collect()
        }
        (Value::Mapping(entries), Part::Map(_)) => {
            let entries = entries.into_iter().filter(|entry| !entry.key.starts_with("x-")).enumerate();
            entries.map(|(number, entry)| entry_record(entry, first + number, source)).collect()
        }
        _ => Vec::new(),
    }
}

/// What stands under a path of keys, whatever their case; the whole where it is empty.
fn walk<'a>(root: Node<'a>, key: &str) -> Option<Node<'a>> {
    if key.is_empty() {
        return Some(root);
    }
    let Value::Mapping(entries) = root.value else { return None };
    let matches = |entry: &Entry<'_>, key: &str| entry.key.trim().to_lowercase() == key.to_lowercase();
    // A key may have dots of its own.
    if let Some(at) = entries.iter().position(|entry| matches(entry, key)) {
        return entries.into_iter().nth(at).map(|entry| entry.value);
    }
    let (first, rest) = key.split_once('.')?;
    let entry = entries.into_iter().find(|entry| matches(entry, first))?;
    walk(entry.value, rest)
}

/// An entry of a list: a text, a name with the list below it, or a group of keys.
fn item_record<'a>(item: Node<'a>, number: usize, source: Source<'_>) -> RawRecord<'a> {
    let span = item.span;
    let item = match &source.mapping.list {
        Some(field) => named_list(item, field, source),
        None => item,
    };
    if let Value::Scalar(text, _) = &item.value {
        let title = text.trim().to_owned();
        let mut record = new(source, span, Node::new(span, Value::Mapping(Vec::new())), &title, number);
        record.title = Some((title, span));
        return record;
    }
    let mut record = new(source, span, item, "", number);
    let named = ["title", "name", "text"].into_iter().find_map(|key| record.root.entry(key));
    let named = named.and_then(|entry| Some((entry.value.text()?.trim().to_owned(), entry.value.span)));
    if let Some((name, place)) = named.filter(|(name, _)| !name.is_empty()) {
        if record.id_span.is_none() {
            record.id = id_of(source, &name, "", number);
        }
        record.title = Some((name, place));
    }
    record
}

/// `- Grow the core: [first, second]` is a title with the list that belongs to it.
fn named_list<'a>(mut item: Node<'a>, field: &str, source: Source<'_>) -> Node<'a> {
    let is_field =
        |key: &str| known_fields(source.kind).contains(&key) || source.mapping.fields.contains_key(&key.to_lowercase());
    if let Value::Mapping(entries) = &mut item.value
        && let [only] = entries.as_mut_slice()
        && matches!(only.value.value, Value::Sequence(_))
        && !is_field(&only.key)
    {
        let title = Node::scalar(only.key_span, only.key.to_string(), Style::Plain);
        only.key = field.to_owned().into();
        entries.push(Entry { key: "title".into(), key_span: title.span, value: title });
    }
    item
}

/// An entry of a group of keys: its key is the name.
fn entry_record<'a>(entry: Entry<'a>, number: usize, source: Source<'_>) -> RawRecord<'a> {
    let span = Span::new(entry.key_span.start(), entry.value.span.end().max(entry.key_span.end()));
    let name = entry.key.trim().to_owned();
    let value = match entry.value.value {
        // `activation: teams with three members` is the main text, or the title of a kind that has none.
        Value::Scalar(..) => {
            let field = crate::model::reading::main_field(source.kind).unwrap_or("title");
            let only = Entry { key: field.into(), key_span: entry.key_span, value: entry.value };
            Node::new(span, Value::Mapping(vec![only]))
        }
        Value::Sequence(_) if source.mapping.list.is_some() => {
            let field = source.mapping.list.clone().unwrap_or_default();
            let only = Entry { key: field.into(), key_span: entry.key_span, value: entry.value };
            Node::new(span, Value::Mapping(vec![only]))
        }
        _ => entry.value,
    };
    let mut record = new(source, span, value, "", number);
    if record.id_span.is_none() || record.broken {
        let called = mapped::Name { name: &name, section: "" };
        record.id = mapped::id(source.path, source.mapping, Some(called));
        record.id_span = Some(entry.key_span);
    }
    record
}

fn new<'a>(source: Source<'_>, span: Span, root: Node<'a>, title: &str, number: usize) -> RawRecord<'a> {
    let id = id_of(source, title, "", number);
    let place = Place::Mapped(source.number, source.kind);
    let is_broken = matches!(root.value, Value::Broken);
    let read = document::from_root(root, span, id.clone(), place, Form::Entry);
    let nothing = || Node::new(span, Value::Mapping(Vec::new()));
    let mut record = read.unwrap_or_else(|| RawRecord::new(source.kind, id, Form::Entry, nothing(), span));
    if is_broken {
        record.broken = true;
        record.problems.clear();
    }
    if !record.broken {
        mapped::rename_keys(&mut record, source.mapping);
        adopt_id(&mut record);
    }
    record
}

/// The id that a key of theirs gives.
fn adopt_id(record: &mut RawRecord<'_>) {
    let written = record.root.entry("id").and_then(|entry| Some((entry.value.text()?.trim(), entry.value.span)));
    if let Some((id, span)) = written.filter(|(id, _)| !id.is_empty()) {
        (record.id, record.id_span) = (id.to_owned(), Some(span));
    }
}
