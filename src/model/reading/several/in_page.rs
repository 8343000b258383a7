use super::naming::{id_of, section};
use super::{Source, in_yaml};
use crate::config::Part;
use crate::finding::Span;
use crate::model::Form;
use crate::model::reading::mapped::add_field;
use crate::model::reading::page::{Scope, add_page, main_field};
use crate::model::reading::raw::RawRecord;
use crate::syntax::markdown::{Heading, Item, Page, Table, first_line, page};
use crate::syntax::{FrontMatter, Node, Value, front_matter};

/// The records of a page. Its front matter counts only where the list or the group of keys that is meant stands in it.
pub(super) fn records<'a>(text: &'a str, source: Source<'_>) -> Vec<RawRecord<'a>> {
    let front = front_matter(text);
    if let FrontMatter::Closed { yaml, .. } = front
        && let Some(records) = in_yaml::under_key(text, yaml, source)
    {
        return records;
    }
    let body = front.body();
    let page = page(text.get(body..).unwrap_or(""), body);
    match &source.mapping.part {
        Part::Heading(level) => headings(&page, *level, source),
        Part::List(key) => entries(&page, key, source),
        Part::Table(number) => {
            page.tables.get(number.saturating_sub(1)).map_or_else(Vec::new, |table| rows(&page, table, source))
        }
        Part::File | Part::Map(_) | Part::Objective => Vec::new(),
    }
}

fn headings<'a>(page: &Page<'a>, level: u8, source: Source<'_>) -> Vec<RawRecord<'a>> {
    let mut records: Vec<RawRecord<'a>> = Vec::new();
    let mut above: Option<&Heading> = None;
    let mut sections =
        page.headings.iter().filter(|heading| page.is_section(heading) && heading.level <= level).peekable();
    while let Some(heading) = sections.next() {
        if heading.level < level {
            above = Some(heading).filter(|heading| heading.level > 1);
            continue;
        }
        let end = sections.peek().map_or(page.end(), |next| next.span.start());
        let whole = Span::new(heading.span.start(), end);
        let title = heading.text.trim();
        let section = above.map(|above| super::naming::short(&above.text)).unwrap_or_default();
        let mut record = new(source, page.trimmed(whole), title, &section, records.len());
        record.title = Some((title.to_owned(), heading.text_span));
        let scope = Scope { whole, start: heading.span.end(), levels: level + 1..=6 };
        add_page(&mut record, page, source.settings, Some(source.mapping), &scope);
        record.headings.retain(|own| own.span != heading.span);
        records.push(record);
    }
    records
}

/// The entries of the lists under a heading of that name; of all lists where it is empty.
fn entries<'a>(page: &Page<'a>, key: &str, source: Source<'_>) -> Vec<RawRecord<'a>> {
    let mut places = Vec::new();
    if key.is_empty() {
        places.push(Span::new(page.start(), page.end()));
    }
    let wanted = key.to_lowercase();
    for (number, heading) in page.headings.iter().enumerate().filter(|_| !key.is_empty()) {
        let taken = places.last().is_some_and(|place| heading.span.start() < place.end());
        if taken || heading.text.trim().trim_end_matches(':').to_lowercase() != wanted {
            continue;
        }
        let next = page.headings.iter().skip(number + 1).find(|next| next.level <= heading.level);
        places.push(Span::new(heading.span.end(), next.map_or(page.end(), |next| next.span.start())));
    }
    let items = places.into_iter().flat_map(|place| page.lists(place)).flatten();
    items.enumerate().map(|(number, item)| entry(page, item, number, source)).collect()
}

/// An entry with the list within it: an objective with its key results.
fn entry<'a>(page: &Page<'a>, item: &Item, number: usize, source: Source<'_>) -> RawRecord<'a> {
    let (title, end) = first_line(page.text(item.own));
    let section = section(page, item.span.start());
    let mut record = new(source, item.span, &title, &section, number);
    let line = page.trimmed(Span::new(item.own.start(), item.own.start() + end));
    record.title = Some((title, line));
    if let Some(field) = source.mapping.list.as_ref().filter(|_| !item.nested.is_empty()) {
        let place = Span::new(
            item.nested.first().map_or(0, |first| first.start()),
            item.nested.last().map_or(0, |last| last.end()),
        );
        record.push(field.clone(), place, Node::new(place, page.sequence(item.nested.iter().copied())));
    }
    // What stands within an entry is no block of the page; there are no sections to look for.
    let scope = Scope { whole: item.span, start: item.span.end(), levels: 7..=7 };
    add_page(&mut record, page, source.settings, Some(source.mapping), &scope);
    if record.is_direction() {
        record.list_entries.clone_from(&item.nested);
    }
    let rest = Span::new(line.end(), item.own.end());
    if let Some(main) = main_field(source.kind).filter(|main| !record.has(main))
        && let Some(value) = page.prose(rest)
    {
        record.push(main, value.span, value);
    }
    record
}

/// The rows of a table; the cells of its head name what stands below them, and the first column is the title.
fn rows<'a>(page: &Page<'a>, table: &Table, source: Source<'_>) -> Vec<RawRecord<'a>> {
    let Some((head, rows)) = table.rows.split_first() else { return Vec::new() };
    let section = section(page, table.span.start());
    let title_at = head.cells.iter().position(|cell| is_title(page, *cell, source)).unwrap_or(0);
    let mut records = Vec::with_capacity(rows.len());
    for row in rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())) {
        let cell = row.cells.get(title_at).copied().unwrap_or(row.span);
        let title = first_line(page.text(cell)).0;
        let mut record = new(source, row.span, &title, &section, records.len());
        for (name, value) in head.cells.iter().zip(&row.cells).filter(|(name, _)| !is_title(page, **name, source)) {
            add_field(&mut record, page, source.mapping, *name, *value);
        }
        record.title = (!title.is_empty()).then_some((title, cell));
        let wikilinks = source.mapping.wikilinks;
        record.links = page.links_in(row.span).to_vec();
        record.links.retain(|link| wikilinks || link.kind != crate::syntax::markdown::LinkKind::Wiki);
        records.push(record);
    }
    records
}

/// Whether a column is mapped to the title.
fn is_title(page: &Page<'_>, head: Span, source: Source<'_>) -> bool {
    let name = page.text(head).trim_matches(['*', '_', ':', ' ', '`']).to_lowercase();
    source.mapping.fields.get(&name).is_some_and(|field| field == "title")
}

fn new<'a>(source: Source<'_>, span: Span, title: &str, section: &str, number: usize) -> RawRecord<'a> {
    let id = id_of(source, title, section, number);
    let root = Node::new(span, Value::Mapping(Vec::new()));
    RawRecord::new(source.kind, id, Form::Entry, root, span)
}
