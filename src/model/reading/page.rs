use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::document::from_root;
use super::raw::{RawRecord, stem};
use super::{Place, broken, headings, mapped};
use crate::config::{MappingInForce, Settings};
use crate::finding::{Problem, Span};
use crate::model::Form;
use crate::syntax::markdown::{Item, LinkKind, Page, page};
use crate::syntax::{FrontMatter, Node, Value, documents, front_matter};
use crate::values::Kind;

/// The record of a Markdown file: its front matter, and what its text adds.
pub(super) fn page_record<'a>(path: &str, text: &'a str, place: Place, settings: &Settings) -> Option<RawRecord<'a>> {
    if place == Place::Elsewhere && !names_a_kind(text) {
        return None;
    }
    let (yaml, body) = match front_matter(text) {
        FrontMatter::Closed { yaml, body } => (yaml, body),
        FrontMatter::None { body } => match misplaced_front_matter(text, place) {
            None => (Span::at(0), body),
            Some(problem) => return broken::unparsed(path, text, place, Form::Page, vec![problem]),
        },
        FrontMatter::Unclosed { opening } => {
            let problem = Problem::new("invalid-yaml", opening, "the front matter that begins here is never closed")
                .help("end it with a line `---` before the text begins");
            return broken::unparsed(path, text, place, Form::Page, vec![problem]);
        }
    };
    let document = documents(yaml.of(text), yaml.start()).into_iter().next();
    let (root, problems) = match document {
        None => (Node::new(yaml, Value::Mapping(Vec::new())), Vec::new()),
        Some(document) => match document.root {
            Some(root) => (root, document.problems),
            None => return broken::unparsed(path, yaml.of(text), place, Form::Page, document.problems),
        },
    };
    let id = match place {
        Place::Mapped(number, _) => {
            settings.mappings.get(number).map_or_else(String::new, |mapping| mapped::id(path, mapping, None))
        }
        _ => stem(path).to_owned(),
    };
    let mut record = from_root(root, Span::new(0, text.len()), id, place, Form::Page)?;
    record.problems.extend(problems);
    if record.broken {
        return Some(record);
    }
    let mapping = match place {
        Place::Mapped(number, _) => settings.mappings.get(number).map(|mapping| (number, mapping)),
        _ => None,
    };
    record.mapping = mapping.map(|(number, _)| number);
    let page = page(text.get(body..).unwrap_or(""), body);
    if let Some((_, mapping)) = mapping {
        mapped::rename_keys(&mut record, mapping);
    }
    record.title = page.title().map(|heading| (heading.text.trim().to_owned(), heading.text_span));
    let start = page.title().map_or(page.start(), |title| title.span.end());
    let scope = Scope { whole: Span::new(page.start(), page.end()), start, levels: 2..=2 };
    add_page(&mut record, &page, settings, mapping.map(|(_, mapping)| mapping), &scope);
    Some(record)
}

/// The part of a page that is one record.
pub(super) struct Scope {
    pub whole: Span,
    /// Where its text begins: behind its title.
    pub start: usize,
    /// The headings that may name its fields.
    pub levels: RangeInclusive<u8>,
}

/// All that a part of a page says: the table, the bold lines, the sections, the main text, the links.
pub(super) fn add_page<'a>(
    record: &mut RawRecord<'a>,
    page: &Page<'a>,
    settings: &Settings,
    mapping: Option<&MappingInForce>,
    scope: &Scope,
) {
    if let Some(mapping) = mapping {
        mapped::add_fields(record, page, mapping, scope.whole);
    }
    add_text(record, page, settings, mapping, scope);
    let wikilinks = mapping.is_none_or(|mapping| mapping.wikilinks);
    let links = page.links_in(scope.whole).iter().filter(|link| wikilinks || link.kind != LinkKind::Wiki);
    record.links = links.cloned().collect();
    if record.is_direction() {
        record.list_entries = page.lists(scope.whole).flatten().map(|item| item.body).collect();
        record.headings = page.headings_in(scope.whole).iter().filter(|heading| heading.level > 1).cloned().collect();
    }
}

/// Looks for the bytes before anything is parsed: most Markdown files of a repository are somebody else's.
fn names_a_kind(text: &str) -> bool {
    let start = text.strip_prefix(crate::syntax::BOM).unwrap_or(text);
    start.starts_with("---") && memchr::memmem::find(text.as_bytes(), b"kind:").is_some()
}

/// Front matter that is not seen as such, because its first line is not the file's first, or is not `---`: its fields would
/// become prose, and nobody would notice. Fields, then a line `---`, and nothing that is no YAML before them.
fn misplaced_front_matter(text: &str, place: Place) -> Option<Problem> {
    let (Place::Layout(kind) | Place::Mapped(_, kind)) = place else { return None };
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    let first = lines.by_ref().find(|(_, line)| !line.trim().trim_start_matches(crate::syntax::BOM).is_empty())?;
    let is_fence = |line: &str| !line.trim().is_empty() && line.trim().chars().all(|c| matches!(c, '-' | '–' | '—'));
    let is_field =
        |line: &str| line.split_once(':').is_some_and(|(key, _)| super::known_fields(kind).contains(&key.trim()));
    let second = if is_fence(first.1) || first.1.starts_with('#') {
        lines.by_ref().find(|(_, line)| !line.trim_start().starts_with('#'))
    } else {
        Some(first)
    };
    let (start, field) = second.filter(|(_, line)| is_field(line))?;
    if !lines.map(|(_, line)| line.trim_end()).any(|line| line == "---") {
        return None;
    }
    let told = "the fields of the front matter stand in the text: its first line has to be `---`, and the file's first";
    let help =
        "begin the file with a line of three hyphens, with nothing before it; a second such line ends the fields";
    Some(Problem::new("invalid-yaml", Span::new(start, start + field.trim_end().len()), told).help(help))
}

/// Fields for which each row of a table is an entry, in files that a mapping reads.
const LISTS: [&str; 8] =
    ["assumptions", "deliverables", "guardrails", "obstacles", "options", "outcomes", "stop_if", "success"];

/// Sections, lists and main text of a part of a page.
fn add_text<'a>(
    record: &mut RawRecord<'a>,
    page: &Page<'a>,
    settings: &Settings,
    mapping: Option<&MappingInForce>,
    scope: &Scope,
) {
    let mut main_ends = scope.whole.end();
    let headings = page.headings_in(scope.whole);
    let mut taken: Vec<Span> = Vec::new();
    for (number, heading) in headings.iter().enumerate() {
        let within = taken.last().is_some_and(|taken| heading.span.start() < taken.end());
        if within || !scope.levels.contains(&heading.level) {
            continue;
        }
        let custom = mapping.and_then(|mapping| mapping.headings.get(&heading.text.trim().to_lowercase()));
        let known = || headings::field(record.kind, &heading.text, settings).map(Cow::Borrowed);
        let Some(field) = custom.map(|field| Cow::Owned(field.clone())).or_else(known) else { continue };
        main_ends = main_ends.min(heading.span.start());
        let next = headings.iter().skip(number + 1).find(|next| next.level <= heading.level);
        let end = next.map_or(scope.whole.end(), |next| next.span.start());
        taken.push(Span::new(heading.span.start(), end));
        let below = Span::new(heading.span.end(), end);
        let rows = mapping.filter(|_| LISTS.contains(&field.as_ref())).and_then(|_| page.rows(below));
        let Some(value) = rows.or_else(|| page.part(below)) else { continue };
        if record.has(&field) {
            let first = record.root.entry(&field).map_or(Span::default(), |entry| entry.key_span);
            let name = heading.text.trim();
            let told = match first.start() < page.start() {
                true => format!("`{field}` is given twice: as a field and as the section \"{name}\""),
                false => format!("`{field}` is given twice in the text; the second time as the section \"{name}\""),
            };
            record.problems.push(
                Problem::new("field-given-twice", heading.text_span, told)
                    .help("keep the one that holds; `pm` reads the first")
                    .label("the section")
                    .field(crate::finding::FieldPath::of(&field))
                    .other(first, "given here first"),
            );
            continue;
        }
        record.push(field, heading.text_span, value);
    }
    if let Some(field) = mapping.and_then(|mapping| mapping.list.as_ref()).filter(|field| !record.has(field)) {
        let lists = page.lists(Span::new(scope.start, scope.whole.end()));
        let free: Vec<&Item> = lists.flatten().filter(|item| !covers(&taken, item.span)).collect();
        if let (Some(first), Some(last)) = (free.first(), free.last()) {
            main_ends = main_ends.min(first.span.start());
            let place = Span::new(first.span.start(), last.span.end());
            record.push(field.clone(), place, Node::new(place, page.sequence(free.iter().map(|item| item.body))));
        }
    }
    let Some(main) = main_field(record.kind) else { return };
    let start = scope.start.min(main_ends);
    if !record.has(main)
        && let Some(value) = page.part(Span::new(start, main_ends))
    {
        record.push(main, value.span, value);
    }
}

/// Whether something begins within one of the spans, which are in order.
fn covers(spans: &[Span], place: Span) -> bool {
    let before = spans.partition_point(|span| span.start <= place.start);
    before.checked_sub(1).and_then(|last| spans.get(last)).is_some_and(|span| place.start < span.end)
}

/// The field that the text of a page gives when nothing else does.
pub fn main_field(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Vision => Some("statement"),
        Kind::Initiative => Some("problem"),
        Kind::Option => Some("solution"),
        Kind::Experiment => Some("hypothesis"),
        Kind::Research => Some("findings"),
        Kind::Metric => Some("definition"),
        _ => None,
    }
}
