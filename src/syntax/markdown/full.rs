use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::page::{Block, BlockKind, Page, trimmed};
use super::parts::{Item, Row, Table};
use super::regions::without_generated;
use super::{Heading, Link, LinkKind, OPTIONS};
use crate::finding::Span;

/// Reads the Markdown text that begins `offset` bytes into its file, as pulldown-cmark takes it apart.
pub fn page(text: &str, offset: usize) -> Page<'_> {
    let read = without_generated(text);
    let mut page = Page::unread(text, offset);
    let events = Parser::new_ext(&read, OPTIONS).into_offset_iter();
    for (_, definition) in events.reference_definitions().iter() {
        page.links.push(Link::within(&read, definition.span.clone(), &definition.dest, LinkKind::Definition));
    }
    let mut reader = Reader { text: &read, page: &mut page, depth: 0, items: Vec::new(), heading: None, table: None };
    for (event, range) in events {
        reader.take(event, range);
    }
    page.links.sort_by_key(|link| link.span);
    page.shift();
    if let Cow::Owned(blanked) = read {
        page.blanked = Some(blanked);
    }
    page
}

struct Reader<'t, 'p, 'a> {
    text: &'t str,
    page: &'p mut Page<'a>,
    depth: usize,
    /// Entries of the top-level list that is open.
    items: Vec<Item>,
    heading: Option<Heading>,
    /// The table that is open.
    table: Option<Table>,
}

impl<'t> Reader<'t, '_, '_> {
    fn take(&mut self, event: Event<'t>, range: std::ops::Range<usize>) {
        let span = Span::new(range.start, range.end);
        match event {
            Event::Start(tag) => {
                self.start(tag, range);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag, span);
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut self.heading {
                    heading.text.push_str(&text);
                    let start = if heading.text_span.is_empty() { span.start() } else { heading.text_span.start() };
                    heading.text_span = Span::new(start, span.end());
                }
            }
            Event::Rule if self.depth == 0 => self.block(span, BlockKind::Other),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: std::ops::Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                let span = Span::new(range.start, range.end);
                let text_span = Span::at(range.start);
                let id = id.map(|id| id.to_string());
                self.heading = Some(Heading { level: level as u8, text: String::new(), span, text_span, id });
            }
            Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. } => {
                self.link(link_type, &dest_url, range);
            }
            Tag::Item if self.depth == 1 => self.items.push(Item::new(self.text, range)),
            Tag::List(_) if self.depth == 2 => {
                if let Some(item) = self.items.last_mut() {
                    item.ends_before(self.text, range.start);
                }
            }
            Tag::Item if self.depth == 3 => {
                if let Some(item) = self.items.last_mut() {
                    item.nested.push(Item::new(self.text, range).body);
                }
            }
            Tag::Table(_) => self.table = Some(Table { span: Span::new(range.start, range.end), rows: Vec::new() }),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    let span = trimmed(self.text, Span::new(range.start, range.end));
                    table.rows.push(Row { span, cells: Vec::new() });
                }
            }
            Tag::TableCell => {
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.cells.push(trimmed(self.text, Span::new(range.start, range.end)));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        if let TagEnd::Heading(_) = tag
            && let Some(heading) = self.heading.take()
        {
            self.page.headings.push(heading);
        }
        if let TagEnd::Table = tag {
            self.page.tables.extend(self.table.take());
        }
        if self.depth > 0 {
            return;
        }
        let kind = match tag {
            TagEnd::Heading(_) => BlockKind::Heading,
            TagEnd::List(_) => BlockKind::List(std::mem::take(&mut self.items)),
            TagEnd::Table => BlockKind::Table,
            TagEnd::HtmlBlock if span.of(self.text).trim_start().starts_with("<!--") => BlockKind::Comment,
            _ => BlockKind::Other,
        };
        self.block(span, kind);
    }

    fn block(&mut self, span: Span, kind: BlockKind) {
        self.page.blocks.push(Block { span, kind });
    }

    fn link(&mut self, link_type: LinkType, target: &str, range: std::ops::Range<usize>) {
        let kind = match link_type {
            LinkType::WikiLink { .. } => LinkKind::Wiki,
            LinkType::Inline | LinkType::Autolink => LinkKind::Inline,
            // A reference is judged where it is defined; an e-mail address leads nowhere.
            _ => return,
        };
        self.page.links.push(Link::within(self.text, range, target, kind));
    }
}
