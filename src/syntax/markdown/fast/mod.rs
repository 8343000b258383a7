//! The Markdown that people write most: headings, paragraphs, lists and lists in their entries, links. At the first thing
//! that it does not know it gives up, and the full parser decides. What it does read is the same page;
//! `tests/suite/markdown_parsers.rs` holds that.

mod inline;
mod lead;
mod list;

use super::Heading;
use super::page::{Block, BlockKind, Page};
use crate::finding::Span;
use lead::Lead;
use list::List;

/// Reads the Markdown text that begins `offset` bytes into its file, or nothing where the full parser has to read it.
pub fn page(text: &str, offset: usize) -> Option<Page<'_>> {
    let marks = inline::marks(text)?;
    let mut reader = Reader { text, page: Page::unread(text, offset), open: Open::Nothing, after_blank: true, marks };
    let mut at = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())) {
        reader.line(at, end)?;
        at = end + 1;
    }
    reader.close(text.len());
    reader.page.shift();
    Some(reader.page)
}

struct Reader<'a> {
    text: &'a str,
    page: Page<'a>,
    open: Open,
    /// Whether the line before was blank.
    after_blank: bool,
    /// Whether any of the lines can hold a link or code.
    marks: bool,
}

/// What the next line may go on with.
enum Open {
    Nothing,
    /// A paragraph that begins at that byte.
    Paragraph(usize),
    List(List),
}

/// A line that is not blank.
struct Line {
    /// Where it begins.
    at: usize,
    /// The blanks before its first character.
    indent: usize,
    lead: Lead,
    after_blank: bool,
}

impl Reader<'_> {
    /// The line from `at` to its line feed at `end`.
    fn line(&mut self, at: usize, end: usize) -> Option<()> {
        let line = self.text.as_bytes().get(at..end)?;
        let Some(indent) = line.iter().position(|byte| *byte != b' ') else {
            if let Open::Paragraph(_) = self.open {
                self.close(at);
            }
            self.after_blank = true;
            return Some(());
        };
        let lead = Lead::of(line.get(indent..)?)?;
        let line = Line { at, indent, lead, after_blank: std::mem::take(&mut self.after_blank) };
        let is_entry = match &mut self.open {
            Open::List(list) => list.takes(&line, self.text)?,
            _ => false,
        };
        if !is_entry {
            self.begin(&line, end)?;
        }
        match self.marks {
            true => inline::links(self.text.get(..end)?, at, &mut self.page.links),
            false => Some(()),
        }
    }

    /// A line that is not one of the list that was open.
    fn begin(&mut self, line: &Line, end: usize) -> Option<()> {
        if line.indent > 0 {
            return None;
        }
        let in_paragraph = matches!(self.open, Open::Paragraph(_));
        match line.lead {
            Lead::Words if in_paragraph => {}
            Lead::Mark(mark) if in_paragraph && !mark.interrupts => return None,
            Lead::Words => {
                self.close(line.at);
                self.open = Open::Paragraph(line.at);
            }
            Lead::Mark(mark) => {
                self.close(line.at);
                self.open = Open::List(List::new(line.at, mark));
            }
            Lead::Heading(level) => {
                self.close(line.at);
                self.heading(level, line.at, end)?;
            }
        }
        Some(())
    }

    /// What is open ends where a line begins.
    fn close(&mut self, end: usize) {
        let (start, kind) = match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => return,
            Open::Paragraph(start) => (start, BlockKind::Other),
            Open::List(list) => (list.start, BlockKind::List(list.into_items(end, self.text))),
        };
        self.page.blocks.push(Block { span: Span::new(start, end), kind });
    }

    fn heading(&mut self, level: u8, at: usize, end: usize) -> Option<()> {
        let behind = at + usize::from(level);
        let words = self.text.get(behind..end)?;
        let text = words.trim_matches(' ');
        // Marks around words, and what may close a heading or name its anchor.
        let is_markup = |byte: u8| matches!(byte, b'*' | b'_' | b'~' | b'[' | b'`' | b'<' | b'{' | b'}');
        let is_entity = |behind: &str| behind.starts_with(|c: char| c == '#' || c.is_ascii_alphanumeric());
        if text.is_empty()
            || text.ends_with('#')
            || text.bytes().any(is_markup)
            || text.split('&').skip(1).any(is_entity)
        {
            return None;
        }
        let start = behind + (words.len() - words.trim_start_matches(' ').len());
        let span = Span::new(at, (end + 1).min(self.text.len()));
        let text_span = Span::new(start, start + text.len());
        self.page.headings.push(Heading { level, text: text.to_owned(), span, text_span, id: None });
        self.page.blocks.push(Block { span, kind: BlockKind::Heading });
        Some(())
    }
}
