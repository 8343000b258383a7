//! A page as a tree: lists with all that stands below their entries.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::OPTIONS;
use super::regions::without_generated;
use crate::finding::Span;

/// Lists deeper than this are read as text of the entry they stand in.
const DEEPEST: usize = 12;

/// A part of a page, lists with all that stands below their entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Heading {
        level: u8,
        line: Line,
        span: Span,
    },
    Paragraph {
        lines: Vec<Line>,
        span: Span,
    },
    List(Vec<Entry>),
    /// Its rows, the head first.
    Table(Vec<Vec<Line>>),
}

/// One line of text: its words without markup, and the bytes they stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    pub span: Span,
}

/// An entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub span: Span,
    /// The lines of its first paragraph.
    pub lines: Vec<Line>,
    /// Its further paragraphs.
    pub more: Vec<Span>,
    /// The entries of the lists below it.
    pub items: Vec<Entry>,
}

/// Takes the Markdown text that begins `offset` bytes into its file apart. Code is left out, and quotes outside of
/// lists.
pub fn outline(text: &str, offset: usize) -> Vec<Part> {
    let read = without_generated(text);
    let mut reader = Reader { offset, ..Reader::default() };
    for (event, range) in Parser::new_ext(&read, OPTIONS).into_offset_iter() {
        reader.take(event, Span::new(range.start + offset, range.end + offset));
    }
    reader.parts
}

#[derive(Default)]
struct Reader {
    offset: usize,
    parts: Vec<Part>,
    /// The entries that are open, the innermost last.
    open: Vec<Entry>,
    /// Entries below the deepest that is kept.
    too_deep: usize,
    /// The entries of the list at the top level that is open.
    list: Vec<Entry>,
    heading: Option<u8>,
    rows: Option<Vec<Vec<Line>>>,
    quotes: usize,
    in_code: bool,
    /// The paragraph that is open, and its bytes.
    lines: Vec<Line>,
    paragraph: Span,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) | Event::Code(text) if !self.in_code => self.words(&text, span),
            Event::SoftBreak | Event::HardBreak => self.lines.push(Line::default()),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            Tag::List(_) => self.flush(),
            Tag::Item if self.open.len() >= DEEPEST => self.too_deep += 1,
            Tag::Item => self.open.push(Entry { span, ..Entry::default() }),
            Tag::Paragraph => {
                self.flush();
                self.paragraph = span;
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.in_code = true;
            }
            Tag::Table(_) => self.rows = Some(Vec::new()),
            Tag::TableHead | Tag::TableRow => self.rows.iter_mut().for_each(|rows| rows.push(Vec::new())),
            Tag::TableCell => self.lines.clear(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Heading(_) => {
                let line = joined(&std::mem::take(&mut self.lines));
                let level = self.heading.take().unwrap_or(1);
                if self.open.is_empty() && self.quotes == 0 {
                    self.parts.push(Part::Heading { level, line, span });
                }
            }
            TagEnd::Item if self.too_deep > 0 => self.too_deep -= 1,
            TagEnd::Item => {
                self.flush();
                let Some(item) = self.open.pop() else { return };
                self.open.last_mut().map_or(&mut self.list, |around| &mut around.items).push(item);
            }
            TagEnd::List(_) if self.open.is_empty() => {
                let list = std::mem::take(&mut self.list);
                if self.quotes == 0 {
                    self.parts.push(Part::List(list));
                }
            }
            TagEnd::Paragraph => self.flush(),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::TableCell => {
                let line = joined(&std::mem::take(&mut self.lines));
                if let Some(row) = self.rows.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(line);
                }
            }
            TagEnd::Table => {
                let rows = self.rows.take().unwrap_or_default();
                if self.open.is_empty() && self.quotes == 0 {
                    self.parts.push(Part::Table(rows));
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str, span: Span) {
        if self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        let Some(line) = self.lines.last_mut() else { return };
        let start = if line.text.is_empty() { span.start() } else { line.span.start() };
        line.text.push_str(text);
        line.span = Span::new(start, span.end());
    }

    /// The paragraph ends. In an entry it is the entry's; one in a quote at the top level is nobody's.
    fn flush(&mut self) {
        let mut lines = std::mem::take(&mut self.lines);
        lines.retain(|line| !line.text.trim().is_empty());
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let span = Span::new(first.span.start(), last.span.end());
        // The paragraph's own bytes hold the markup at its ends too.
        let whole = if self.paragraph.start() >= self.offset && self.paragraph.end() >= span.end() {
            Span::new(self.paragraph.start().min(span.start()), self.paragraph.end())
        } else {
            span
        };
        match self.open.last_mut() {
            Some(item) if item.lines.is_empty() => item.lines = lines,
            Some(item) => item.more.push(whole),
            None if self.quotes == 0 => self.parts.push(Part::Paragraph { lines, span: whole }),
            None => {}
        }
    }
}

/// Lines as one.
pub fn joined(lines: &[Line]) -> Line {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Line::default() };
    let text: Vec<&str> = lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect();
    Line { text: text.join(" "), span: Span::new(first.span.start(), last.span.end().max(first.span.start())) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::*;

    fn drawn(items: &[Entry], depth: usize, into: &mut String) {
        for item in items {
            let lines: Vec<&str> = item.lines.iter().map(|line| line.text.trim()).collect();
            into.push_str(&format!("{}{}\n", " ".repeat(depth), lines.join(" / ")));
            drawn(&item.items, depth + 1, into);
        }
    }

    #[test]
    fn lists_keep_what_stands_below_their_entries() {
        let text = "# T\n\n> quoted\n\nBefore\n\n1. **Win** [x](y) \\\n   KR: more\n   - a\n     - b\n\n   **Why:** so\n\n2. last\n   - > 5 % of it\n\n| A | B |\n|-|-|\n| 1 | `2` |\n";
        let parts = outline(text, 0);
        let [Part::Heading { level: 1, line, .. }, Part::Paragraph { lines, .. }, Part::List(items), Part::Table(rows)] =
            parts.as_slice()
        else {
            panic!("{parts:?}");
        };
        assert_eq!((line.text.as_str(), lines.len()), ("T", 1));
        let mut tree = String::new();
        drawn(items, 0, &mut tree);
        assert_eq!(tree, "Win x / KR: more\n a\n  b\nlast\n 5 % of it\n");
        assert_eq!(items.first().and_then(|item| item.more.first()).map(|span| span.of(text)), Some("**Why:** so\n"));
        assert_eq!(rows.last().map(Vec::len), Some(2));
    }

    #[test]
    fn a_wikilink_is_the_words_it_shows() {
        let parts = outline("## Win [[faster-checkout|the checkout]]\n", 0);
        let [Part::Heading { line, .. }] = parts.as_slice() else { panic!("{parts:?}") };
        assert_eq!(line.text, "Win the checkout");
    }

    #[test]
    fn a_hundred_thousand_lists_in_each_other_are_no_danger() {
        let text = "- ".repeat(100_000) + "x";
        assert!(outline(&text, 0).len() <= 1);
    }
}
