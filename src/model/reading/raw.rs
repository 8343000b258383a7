use std::borrow::Cow;

use super::{Place, broken, collection, document, options, page, several};
use crate::config::{Part, Settings};
use crate::finding::{Problem, Span};
use crate::model::Form;
use crate::syntax::markdown::{Heading, Link};
use crate::syntax::{Node, Value};
use crate::values::Kind;

/// A record as a tree of keys and values, whatever it was written as: front matter, sections, a table, a document.
#[derive(Clone, Debug)]
pub struct RawRecord<'a> {
    pub kind: Kind,
    pub id: String,
    pub form: Form,
    /// A mapping in which every value knows its bytes.
    pub root: Node<'a>,
    /// All of the record's bytes.
    pub span: Span,
    /// Where its id is written: the value of `id`, the key of a collection, the name of an option.
    pub id_span: Option<Span>,
    /// The first heading, where it is the title.
    pub title: Option<(String, Span)>,
    pub links: Vec<Link>,
    /// Those below the title, where it says a direction.
    pub headings: Vec<Heading>,
    /// The entries of its lists, where it says a direction.
    pub list_entries: Vec<Span>,
    pub broken: bool,
    pub mapping: Option<usize>,
    pub problems: Vec<Problem>,
}

impl<'a> RawRecord<'a> {
    pub fn new(kind: Kind, id: String, form: Form, root: Node<'a>, span: Span) -> RawRecord<'a> {
        RawRecord {
            kind,
            id,
            form,
            root,
            span,
            id_span: None,
            title: None,
            links: Vec::new(),
            headings: Vec::new(),
            list_entries: Vec::new(),
            broken: false,
            mapping: None,
            problems: Vec::new(),
        }
    }

    /// Where to point when something is absent: the id's value, else the title, else the first line.
    pub fn head(&self) -> Span {
        let title = self.root.entry("title").map(|entry| entry.value.span);
        // Behind the `---` of a second document its first line begins only on the next.
        let further = self.form == Form::Document && self.span.start() > 0;
        let first = if further { self.root.span.start() } else { self.span.start() };
        self.id_span.or(title).or(self.title.as_ref().map(|(_, span)| *span)).unwrap_or(Span::at(first))
    }

    /// Whether it says a direction. Only there is the shape of the text looked at; elsewhere it would only fill memory.
    pub fn is_direction(&self) -> bool {
        matches!(self.kind, Kind::Vision | Kind::Intent | Kind::NorthStar)
    }

    pub fn has(&self, key: &str) -> bool {
        self.root.entry(key).is_some_and(|entry| !entry.value.is_blank())
    }

    pub fn push(&mut self, key: impl Into<Cow<'a, str>>, key_span: Span, value: Node<'a>) {
        let key = key.into();
        if let Value::Mapping(entries) = &mut self.root.value {
            // A key without a value makes way for the value found elsewhere.
            entries.retain(|entry| entry.key != key || !entry.value.is_blank());
            entries.push(crate::syntax::Entry { key, key_span, value });
        }
    }
}

/// The records of a file, in the order in which they stand; options inside an initiative follow it. Empty for a file
/// that is none of `pm`'s.
pub fn raw_records<'a>(path: &str, text: &'a str, place: Place, settings: &Settings) -> Vec<RawRecord<'a>> {
    if let Some(marker) = crate::syntax::conflict_marker(text) {
        return broken::conflicted(path, text, place, marker);
    }
    let is_page = path.ends_with(".md") || path.ends_with(".markdown");
    let mapping = match place {
        Place::Mapped(number, kind) => settings.mappings.get(number).map(|mapping| (number, kind, mapping)),
        _ => None,
    };
    let mut records = match place {
        Place::Mapped(..) if let Some((number, kind, mapping)) = mapping.filter(|(.., m)| m.part != Part::File) => {
            several::records(text, several::Source { path, number, kind, mapping, settings })
        }
        Place::Config => Vec::new(),
        Place::Collection(kind) => collection::entries(path, text, kind),
        _ if is_page => page::page_record(path, text, place, settings).into_iter().collect(),
        _ => document::document_records(path, text, place),
    };
    if let Some((number, _, mapping)) = mapping.filter(|_| !is_page) {
        let several = records.len() > 1 || mapping.part != Part::File;
        for record in records.iter_mut() {
            record.mapping = Some(number);
            if mapping.part == Part::File && !record.broken {
                super::mapped::rename_keys(record, mapping);
            }
            if !several && record.id_span.is_none() {
                record.id = super::mapped::id(path, mapping, None);
            }
        }
    }
    let mut all = Vec::with_capacity(records.len());
    for mut record in records {
        super::rename::rename(&mut record, path);
        let inline = options::lift(&mut record);
        all.push(record);
        all.extend(inline);
    }
    all
}

/// The id that a path gives: the file's stem, or the folder's name for its README or index.
pub(super) fn stem(path: &str) -> &str {
    // As `rsplit_once` would, which looks at each byte with more care.
    let last = |text: &str, byte: u8| memchr::memrchr(byte, text.as_bytes());
    let (folder, name) =
        last(path, b'/').and_then(|at| Some((path.get(..at)?, path.get(at + 1..)?))).unwrap_or(("", path));
    let stem = last(name, b'.').and_then(|at| name.get(..at)).unwrap_or(name);
    match stem {
        "README" | "index" if !folder.is_empty() => folder.rsplit('/').next().unwrap_or(stem),
        _ => stem,
    }
}

/// The kind that the bytes of a file name in a line `kind: …`, read without a parser.
pub(super) fn kind_line(text: &str) -> Option<Kind> {
    value_line(text, "kind").and_then(Kind::from_name)
}

/// The value of a line `key: value` at the start of a line, quotes and comments taken off.
pub(super) fn value_line<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.lines().find_map(|line| {
        let value = line.trim_start_matches(crate::syntax::BOM).strip_prefix(key)?.strip_prefix(':')?;
        let value = value.split(" #").next().unwrap_or("").trim().trim_matches(['"', '\'']);
        (!value.is_empty()).then_some(value)
    })
}
