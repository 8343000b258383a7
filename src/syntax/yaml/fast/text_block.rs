use std::borrow::Cow;

use super::reader::Reader;
use super::scalar::add_line;
use crate::syntax::{Node, Style};

impl<'a> Reader<'a> {
    /// The text below `|` or `>`; the list or group that holds it stands in that column.
    pub fn text_block(&mut self, column: usize) -> Option<Node<'a>> {
        let folded = self.peek() == Some(b'>');
        let chomp = self.byte(self.at + 1).filter(|chomp| matches!(chomp, b'-' | b'+'));
        let start = self.blanks_end(self.at + 1 + usize::from(chomp.is_some())) + 1;
        let first = self.blanks_end(start);
        let indent = first - start;
        if self.byte(start - 1) != Some(b'\n') || indent <= column || self.is_gap(first) {
            return None;
        }
        let mut text = Cow::Borrowed("");
        let (mut at, mut end, mut breaks) = (start, first, 0);
        while let Some(line) = self.block_line(at, indent) {
            // Lines that stand further right are not folded; that, and lines of blanks, is for the full parser.
            if folded && line.starts_with(' ') {
                return None;
            }
            if !line.is_empty() {
                add_line(&mut text, line, (breaks > 0).then(|| breaks - usize::from(folded)));
                end = at + indent + line.len();
                breaks = 0;
            }
            breaks += 1;
            at = self.line_end(at) + 1;
        }
        // A text that the file ends within has no last line end: the full parser knows how to take it.
        self.slice(at, at)?;
        match (chomp, &mut text) {
            (Some(b'-'), _) => {}
            (None, Cow::Borrowed(line)) => *line = self.slice(first, end + 1)?,
            (None, Cow::Owned(text)) => text.push('\n'),
            (Some(_), text) => text.to_mut().extend(std::iter::repeat_n('\n', breaks)),
        }
        // The full parser counts the indentation of the line that ends the block.
        let span = self.span(first, self.blanks_end(at));
        self.at = at;
        self.next_line();
        Some(Node::scalar(span, text, Style::Block))
    }

    /// A line of a text block without its indentation, or nothing where the block has ended before it.
    fn block_line(&self, at: usize, indent: usize) -> Option<&'a str> {
        let (content, end) = (self.blanks_end(at), self.line_end(at));
        match content {
            _ if self.rest(at).is_empty() => None,
            _ if content >= at + indent => self.slice(at + indent, end),
            _ => (content == end).then_some(""),
        }
    }
}
