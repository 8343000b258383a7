use std::borrow::Cow;

use super::reader::Reader;
use crate::syntax::{Node, Style};

/// What becomes of the line ends behind the last line of a text block.
#[derive(Clone, Copy, PartialEq)]
enum Chomp {
    /// `|`: one stays.
    Clip,
    /// `|-`: none stays.
    Strip,
    /// `|+`: all stay.
    Keep,
}

impl<'a> Reader<'a> {
    /// The text below `|` or `>`; the list or group that holds it stands in that column.
    pub fn text_block(&mut self, column: usize) -> Option<Node<'a>> {
        let folded = self.peek() == Some(b'>');
        self.at += 1;
        let chomp = match self.peek() {
            Some(b'-') => Chomp::Strip,
            Some(b'+') => Chomp::Keep,
            _ => Chomp::Clip,
        };
        if chomp != Chomp::Clip {
            self.at += 1;
        }
        self.skip_blanks();
        if self.peek() != Some(b'\n') {
            return None;
        }
        self.at += 1;
        let first = self.at;
        self.skip_blanks();
        let indent = self.at - first;
        if indent <= column || self.ends_line() && self.peek() != Some(b'#') {
            return None;
        }
        let mut block = Block { folded, text: Cow::Borrowed(""), breaks: 0 };
        let mut at = first;
        let mut end = first;
        while let Some(line) = self.block_line(at, indent)? {
            let next = self.line_end(at) + 1;
            block.push(line)?;
            if !line.is_empty() {
                end = at + indent + line.len();
            }
            at = next;
        }
        // A text that the file ends within has no last line end: the full parser knows how to take it.
        let next = self.slice(at, self.text.len())?;
        let text = block.finish(chomp, self.slice(first + indent, end + 1)?);
        // The full parser counts the indentation of the line that ends the block.
        let indented = at + next.len() - next.trim_start_matches(' ').len();
        let span = self.span(first + indent, indented);
        self.ended(indented);
        self.at = at;
        self.next_line();
        Some(Node::scalar(span, text, Style::Block))
    }

    /// A line of a text block without its indentation, or nothing where the block has ended before it.
    fn block_line(&self, at: usize, indent: usize) -> Option<Option<&'a str>> {
        if at >= self.text.len() {
            return Some(None);
        }
        let line = self.slice(at, self.line_end(at))?;
        let blanks = line.len() - line.trim_start_matches(' ').len();
        match line.get(indent..) {
            Some(rest) if blanks >= indent => Some(Some(rest)),
            _ if blanks == line.len() => Some(Some("")),
            _ => Some(None),
        }
    }
}

/// A text block as it grows.
struct Block<'a> {
    folded: bool,
    text: Cow<'a, str>,
    /// Line ends since the last line with text.
    breaks: usize,
}

impl<'a> Block<'a> {
    fn push(&mut self, line: &'a str) -> Option<()> {
        // Lines that stand further right are not folded; that, and lines of blanks, is for the full parser.
        if self.folded && line.starts_with(' ') {
            return None;
        }
        if line.is_empty() {
            self.breaks += 1;
            return Some(());
        }
        if self.text.is_empty() {
            self.text = Cow::Borrowed(line);
        } else {
            let joined = self.text.to_mut();
            match (self.folded, self.breaks) {
                (true, 1) => joined.push(' '),
                (true, breaks) => joined.extend(std::iter::repeat_n('\n', breaks - 1)),
                (false, breaks) => joined.extend(std::iter::repeat_n('\n', breaks)),
            }
            joined.push_str(line);
        }
        self.breaks = 1;
        Some(())
    }

    /// `written` is the text with the line end behind it, as it stands in the file where it is one line.
    fn finish(self, chomp: Chomp, written: &'a str) -> Cow<'a, str> {
        match (chomp, self.text) {
            (Chomp::Strip, text) => text,
            (Chomp::Clip, Cow::Borrowed(_)) => Cow::Borrowed(written),
            (Chomp::Clip, Cow::Owned(text)) => Cow::Owned(text + "\n"),
            (Chomp::Keep, text) => {
                let mut text = text.into_owned();
                text.extend(std::iter::repeat_n('\n', self.breaks));
                Cow::Owned(text)
            }
        }
    }
}
