use std::borrow::Cow;

use memchr::memchr3;

use super::reader::Reader;
use crate::finding::Span;
use crate::syntax::{Node, Style, Value};

/// Longer keys, in bytes, are left to the full parser.
const LONGEST_KEY: usize = 500;

type Text<'a> = (Cow<'a, str>, Span);

impl<'a> Reader<'a> {
    /// A key and its colon, on one line.
    pub fn key(&mut self, in_flow: bool) -> Option<Text<'a>> {
        let start = self.at;
        let (key, span) = match self.peek()? {
            b'"' | b'\'' => self.quoted()?,
            _ => self.plain_text(in_flow)?,
        };
        let fits = self.at - start <= LONGEST_KEY && self.peek() == Some(b':') && self.is_gap(self.at + 1);
        if !fits || is_null(&key) || key == "<<" {
            return None;
        }
        self.last_end = span.end();
        self.at += 1;
        Some((key, span))
    }

    /// Whether a text without quotes begins here, as far as that is easily told.
    fn begins_plain(&self) -> bool {
        match self.peek() {
            None | Some(b' ' | b'\n' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!') => false,
            Some(b'|' | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`') => false,
            // Three of them may be the end of a document.
            Some(b'.') => self.byte(self.at + 1) != Some(b'.'),
            Some(b'-' | b'?' | b':') => self.byte(self.at + 1).is_some_and(|next| next.is_ascii_alphanumeric()),
            Some(_) => true,
        }
    }

    /// A text without quotes up to the colon behind a key or, within brackets, to a comma or a bracket.
    pub fn plain_text(&mut self, in_flow: bool) -> Option<Text<'a>> {
        let start = self.at;
        let mut end = if self.begins_plain() { start } else { return None };
        let is_bracket = |byte: u8| matches!(byte, b',' | b'[' | b']' | b'{' | b'}');
        loop {
            end += self.rest(end).iter().position(|byte| matches!(byte, b'\n' | b':' | b'#') || is_bracket(*byte))?;
            match self.byte(end)? {
                b'\n' => return None,
                b':' if self.is_gap(end + 1) || in_flow && self.byte(end + 1).is_some_and(is_bracket) => break,
                b'#' if self.byte(end - 1) == Some(b' ') => return None,
                byte if in_flow && is_bracket(byte) => break,
                _ => end += 1,
            }
        }
        let text = self.slice(start, end)?.trim_end_matches(' ');
        self.at = start + text.len();
        Some((Cow::Borrowed(text), self.span(start, self.at)))
    }

    /// A value without quotes, with the lines below it that stand further right than the list or group that holds it.
    pub fn plain(&mut self, column: usize) -> Option<Node<'a>> {
        let start = self.at;
        let (first, commented) = if self.begins_plain() { self.plain_line()? } else { return None };
        let mut end = start + first.len();
        let mut text = Cow::Borrowed(first);
        while !commented && self.column > Some(column) {
            let (here, is_parted) = (self.at, self.commented);
            let breaks = self.slice(end, here)?.bytes().filter(|byte| *byte == b'\n').count();
            let (line, is_last) = self.plain_line()?;
            if is_last || is_parted {
                return None;
            }
            add_line(&mut text, line, breaks.checked_sub(1));
            end = here + line.len();
        }
        Some(plain_node(text, self.span(start, end)))
    }

    /// The text from here to the line's end or to a comment, and whether there is one. Goes on to the next line.
    fn plain_line(&mut self) -> Option<(&'a str, bool)> {
        let start = self.at;
        let mut end = start;
        let commented = loop {
            end += memchr3(b'\n', b':', b'#', self.rest(end)).unwrap_or(self.rest(end).len());
            match self.byte(end) {
                None | Some(b'\n') => break false,
                Some(b':') if self.is_gap(end + 1) => return None,
                Some(b'#') if end > start && self.byte(end - 1) == Some(b' ') => break true,
                Some(_) => end += 1,
            }
        };
        self.at = if commented { self.line_end(end) + 1 } else { end + 1 };
        self.next_line();
        Some((self.slice(start, end)?.trim_end_matches(' '), commented))
    }

    /// A text in quotes, on one line, with the plainest escapes.
    pub fn quoted(&mut self) -> Option<Text<'a>> {
        let (start, quote) = (self.at, self.peek()?);
        let escape = if quote == b'"' { b'\\' } else { quote };
        let mut text = Cow::Borrowed("");
        let mut from = start + 1;
        loop {
            let end = from + memchr3(quote, escape, b'\n', self.rest(from))?;
            text += self.slice(from, end)?;
            let c = match (self.byte(end)?, self.byte(end + 1)) {
                (b'\'', Some(b'\'')) => '\'',
                (b'\\', Some(c @ (b'"' | b'\\' | b'/'))) => char::from(c),
                (b'\\', Some(b'n')) => '\n',
                (b'\\', Some(b't')) => '\t',
                (byte, _) if byte == quote => {
                    self.at = end + 1;
                    return Some((text, self.span(start, self.at)));
                }
                _ => return None,
            };
            text.to_mut().push(c);
            from = end + 2;
        }
    }
}

/// Adds a line to a text, with that many line ends before it; where folding left none, with a blank.
pub fn add_line<'a>(text: &mut Cow<'a, str>, line: &'a str, ends: Option<usize>) {
    match ends {
        None => {}
        Some(0) => text.to_mut().push(' '),
        Some(ends) => text.to_mut().extend(std::iter::repeat_n('\n', ends)),
    }
    *text += line;
}

/// A value without quotes; YAML has four words for none.
pub fn plain_node(text: Cow<'_, str>, span: Span) -> Node<'_> {
    if is_null(&text) { Node::new(span, Value::Null) } else { Node::scalar(span, text, Style::Plain) }
}

fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}
