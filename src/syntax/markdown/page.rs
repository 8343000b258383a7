use std::borrow::Cow;

use super::parts::{Item, Table};
use super::{Heading, Link, fast, full};
use crate::finding::Span;
use crate::syntax::{Node, Style, Value, has_fast_paths};

/// What a Markdown text consists of. All spans are those of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page<'a> {
    source: &'a str,
    /// The text without generated regions, where there are some.
    pub(super) blanked: Option<String>,
    offset: usize,
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    pub tables: Vec<Table>,
    pub(super) blocks: Vec<Block>,
}

/// A block at the top level of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub span: Span,
    pub kind: BlockKind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum BlockKind {
    Heading,
    List(Vec<Item>),
    Table,
    /// A comment, which is not text.
    Comment,
    Other,
}

/// Reads the Markdown text that begins `offset` bytes into its file. Most pages are plain; the others are for the full parser.
pub fn page(text: &str, offset: usize) -> Page<'_> {
    let plain = if has_fast_paths() { fast::page(text, offset) } else { None };
    plain.unwrap_or_else(|| full::page(text, offset))
}

impl<'a> Page<'a> {
    /// A page of which nothing has been read.
    pub(super) fn unread(source: &'a str, offset: usize) -> Page<'a> {
        Page { source, offset, ..Page::default() }
    }

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
        let is_told = |block: &&Block| block.kind != BlockKind::Comment && block.span.end() <= span.end();
        let mut told = self.blocks_in(span).iter().filter(is_told);
        let first = told.next()?;
        match (&first.kind, told.next_back()) {
            (BlockKind::List(items), None) => {
                Some(Node::new(self.trimmed(first.span), self.sequence(items.iter().map(|item| item.body))))
            }
            (_, last) => self.prose(Span::new(first.span.start(), last.unwrap_or(first).span.end())),
        }
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
    pub(super) fn shift(&mut self) {
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
