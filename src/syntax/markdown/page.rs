use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::parts::{Item, Row, Table};
use super::regions::without_generated;
use super::{Heading, Link, LinkKind, OPTIONS};
use crate::finding::Span;
use crate::syntax::{Node, Style, Value};

/// What a Markdown text consists of. All spans are those of the file.
#[derive(Clone, Debug, Default)]
pub struct Page<'a> {
    source: &'a str,
    /// The text without generated regions, where there are some.
    blanked: Option<String>,
    offset: usize,
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    pub tables: Vec<Table>,
    blocks: Vec<Block>,
}

/// A block at the top level of the page.
#[derive(Clone, Debug)]
struct Block {
    span: Span,
    kind: BlockKind,
}

#[derive(Clone, Debug, PartialEq)]
enum BlockKind {
    Heading,
    List(Vec<Item>),
    Table,
    /// A comment, which is not text.
    Comment,
    Other,
}

/// Reads the Markdown text that begins `offset` bytes into its file.
pub fn page(text: &str, offset: usize) -> Page<'_> {
    let read = without_generated(text);
    let mut page = Page { source: text, offset, ..Page::default() };
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

impl<'a> Page<'a> {
    /// The first heading of level 1.
    pub fn title(&self) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.level == 1)
    }

    /// The lists at the top level that begin within `span`.
    pub fn lists(&self, span: Span) -> impl Iterator<Item = &[Item]> {
        self.blocks_in(span).iter().filter_map(|block| match &block.kind {
            BlockKind::List(items) => Some(items.as_slice()),
            _ => None,
        })
    }

    /// The headings that begin within `span`.
    pub fn headings_in(&self, span: Span) -> &[Heading] {
        within(&self.headings, span, |heading| heading.span)
    }

    /// Whether a heading stands on its own: not in a quotation, not in a list.
    pub fn is_section(&self, heading: &Heading) -> bool {
        let at = self.blocks.binary_search_by_key(&heading.span.start, |block| block.span.start);
        at.is_ok_and(|at| self.blocks.get(at).is_some_and(|block| block.kind == BlockKind::Heading))
    }

    /// The links that stand within `span`.
    pub fn links_in(&self, span: Span) -> &[Link] {
        within(&self.links, span, |link| link.span)
    }

    /// The rows of the first table of two columns within `span`, its head included.
    pub fn pairs(&self, span: Span) -> impl Iterator<Item = (Span, Span)> {
        let is_wide = |table: &&Table| table.rows.first().is_some_and(|head| head.cells.len() == 2);
        let table = within(&self.tables, span, |table| table.span).iter().find(is_wide);
        let rows = table.map_or(&[][..], |table| table.rows.as_slice());
        rows.iter().filter_map(|row| Some((*row.cells.first()?, *row.cells.get(1)?)))
    }

    fn blocks_in(&self, span: Span) -> &[Block] {
        within(&self.blocks, span, |block| block.span)
    }

    /// Where the text ends, in bytes of the file.
    pub fn end(&self) -> usize {
        self.offset + self.source.len()
    }

    pub fn start(&self) -> usize {
        self.offset
    }

    /// The whole Markdown text, as it stands in the file.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The bytes of a span of the file.
    pub fn text(&self, span: Span) -> &str {
        Span::new(span.start().saturating_sub(self.offset), span.end().saturating_sub(self.offset)).of(self.source)
    }

    /// The value of the blocks that lie within `span`: nothing where there is no text, a list where there is nothing but
    /// one list, else the text as it stands.
    pub fn part(&self, span: Span) -> Option<Node<'a>> {
        let told: Vec<&Block> = self
            .blocks_in(span)
            .iter()
            .filter(|block| block.kind != BlockKind::Comment && block.span.end() <= span.end())
            .collect();
        let (first, last) = (told.first()?, told.last()?);
        if let [Block { kind: BlockKind::List(items), span }] = told.as_slice() {
            return Some(Node::new(self.trimmed(*span), self.sequence(items.iter().map(|item| item.body))));
        }
        self.prose(Span::new(first.span.start(), last.span.end()))
    }

    /// The rows of the table that `span` holds and nothing else, as texts: of each the first cell with a letter.
    pub fn rows(&self, span: Span) -> Option<Node<'a>> {
        let [Block { kind: BlockKind::Table, span }] = self.blocks_in(span) else { return None };
        let table = within(&self.tables, *span, |table| table.span).first()?;
        let words = |cell: &&Span| self.text(**cell).chars().any(char::is_alphabetic);
        let texts = table.rows.iter().skip(1).filter_map(|row| row.cells.iter().find(words).copied());
        Some(Node::new(self.trimmed(*span), self.sequence(texts)))
    }

    /// A list of texts.
    pub fn sequence(&self, items: impl Iterator<Item = Span>) -> Value<'a> {
        Value::Sequence(items.filter_map(|item| self.prose(item)).collect())
    }

    /// The text of a span as a scalar; nothing where it is blank.
    pub fn prose(&self, span: Span) -> Option<Node<'a>> {
        let span = self.trimmed(span);
        let local = Span::new(span.start().checked_sub(self.offset)?, span.end().checked_sub(self.offset)?);
        let text: Cow<'a, str> = match &self.blanked {
            Some(blanked) => Cow::Owned(local.of(blanked).trim().to_owned()),
            None => Cow::Borrowed(local.of(self.source)),
        };
        if text.is_empty() {
            return None;
        }
        Some(Node::scalar(span, text, Style::Prose))
    }

    /// A span without the blanks around what it covers.
    pub fn trimmed(&self, span: Span) -> Span {
        let local = Span::new(span.start().saturating_sub(self.offset), span.end().saturating_sub(self.offset));
        trimmed(self.source, local).shifted(self.offset)
    }

    /// From offsets in the text to offsets in the file.
    fn shift(&mut self) {
        let by = self.offset;
        let move_on = |span: &mut Span| *span = span.shifted(by);
        for heading in &mut self.headings {
            move_on(&mut heading.span);
            move_on(&mut heading.text_span);
        }
        self.links.iter_mut().for_each(|link| move_on(&mut link.span));
        self.tables.iter_mut().for_each(|table| table.shift(by));
        for block in &mut self.blocks {
            move_on(&mut block.span);
            if let BlockKind::List(items) = &mut block.kind {
                items.iter_mut().for_each(|item| item.shift(by));
            }
        }
    }
}

/// Those that begin within a span, of what is sorted by where it begins.
fn within<T>(all: &[T], span: Span, place: impl Fn(&T) -> Span) -> &[T] {
    let first = all.partition_point(|one| place(one).start < span.start);
    let last = all.partition_point(|one| place(one).start < span.end);
    all.get(first..last).unwrap_or(&[])
}

pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let start = span.start() + (content.len() - content.trim_start().len());
    Span::new(start, start + content.trim().len())
}
