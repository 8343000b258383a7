//! The YAML that people write: block lists and groups, values on one line or folded below it, flow lists and groups on
//! one line, text blocks, comments. At the first thing that it does not know it gives up, and the full parser decides.
//! What it does read is the same tree, with the same values, styles and spans; `tests/suite/yaml_parsers.rs` holds that.

mod reader;
mod scalar;
mod text_block;

use crate::finding::Span;
use crate::syntax::{Entry, Node, Style, Value};
use reader::Reader;

/// What is nested deeper is left to the full parser and its limits.
const DEPTH: usize = 24;

/// The root of a document that begins `offset` bytes into its file, or nothing where the full parser has to read it.
pub fn parse(text: &str, offset: usize) -> Option<Node<'_>> {
    let mut reader = Reader::new(text, offset)?;
    let root = reader.block(reader.column?, DEPTH)?;
    reader.column.is_none().then_some(root)
}

/// Everywhere `depth` is how much deeper it may get, and `column` counts from 0.
impl<'a> Reader<'a> {
    /// The list or group whose first character stands here, in that column.
    fn block(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        if self.is_dash() { self.sequence(column, depth) } else { self.mapping(column, depth) }
    }

    /// A group of keys in one column.
    fn mapping(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let depth = depth.checked_sub(1)?;
        let start = self.span(self.at, self.at).start();
        let mut entries = Vec::with_capacity(8);
        loop {
            let (key, key_span) = self.key(false)?;
            let value = self.value(column, depth)?;
            let end = value.span.end().max(key_span.end());
            entries.push(Entry { key, key_span, value });
            match self.column {
                Some(here) if here == column => {}
                Some(here) if here > column => return None,
                _ => return group(entries, Span::new(start, end)),
            }
        }
    }

    /// What stands behind the colon of a key in that column: on its line, below it, or nothing.
    fn value(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        self.skip_blanks();
        if !matches!(self.peek(), None | Some(b'\n' | b'#')) {
            return self.inline(column, depth);
        }
        self.end_line()?;
        match self.column {
            Some(here) if here > column => self.block(here, depth),
            Some(here) if here == column && self.is_dash() => {
                // The full parser says that such a list begins behind its first dash.
                let first = self.blanks_end(self.at + 1);
                let start = self.span(first, first).start();
                let list = self.sequence(here, depth)?;
                Some(Node { span: Span::new(start, list.span.end()), ..list })
            }
            _ => Some(self.nothing()),
        }
    }

    /// A list whose dashes stand in one column.
    fn sequence(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let depth = depth.checked_sub(1)?;
        let start = self.span(self.at, self.at).start();
        let mut items = Vec::new();
        loop {
            let item = self.item(column, depth)?;
            let end = item.span.end();
            items.push(item);
            match self.column {
                Some(here) if here == column && self.is_dash() => {}
                Some(here) if here > column => return None,
                _ => return Some(Node::new(Span::new(start, end), Value::Sequence(items))),
            }
        }
    }

    /// What stands behind a dash in that column.
    fn item(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let dash = self.at;
        self.at = self.blanks_end(dash + 1);
        let here = self.at;
        let inner = column + (here - dash);
        match self.peek() {
            Some(b'#') => None,
            None | Some(b'\n') => {
                self.end_line()?;
                if let Some(below) = self.column.filter(|below| *below > column) {
                    return self.block(below, depth);
                }
                self.last_end = self.span(here, here).end();
                Some(self.nothing())
            }
            // Nothing that begins so can be a key.
            Some(b'[' | b'{' | b'|' | b'>') => self.inline(column, depth),
            _ if self.is_dash() => self.sequence(inner, depth),
            _ => {
                let is_group = self.key(false).is_some();
                self.at = here;
                if is_group { self.mapping(inner, depth) } else { self.inline(column, depth) }
            }
        }
    }

    /// A value that begins on this line; the list or group that holds it stands in that column.
    fn inline(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let node = match self.peek()? {
            b'|' | b'>' => self.text_block(column)?,
            b'"' | b'\'' | b'[' | b'{' => {
                let node = self.flow_value(depth)?;
                self.end_line().map(|()| node)?
            }
            _ => self.plain(column)?,
        };
        self.last_end = node.span.end();
        Some(node)
    }

    /// A value that is not there stands where the last one ended.
    fn nothing(&self) -> Node<'a> {
        Node::new(Span::at(self.last_end), Value::Null)
    }

    /// A value within brackets, or one in brackets or quotes; all of it on one line.
    fn flow_value(&mut self, depth: usize) -> Option<Node<'a>> {
        match self.peek()? {
            b'"' | b'\'' => self.quoted().map(|(text, span)| Node::scalar(span, text, Style::Quoted)),
            b'[' | b'{' => self.flow(depth),
            _ => self.plain_text(true).map(|(text, span)| scalar::plain_node(text, span)),
        }
    }

    /// A list or group in brackets.
    fn flow(&mut self, depth: usize) -> Option<Node<'a>> {
        let depth = depth.checked_sub(1)?;
        let (start, is_list) = (self.at, self.peek() == Some(b'['));
        let close = if is_list { b']' } else { b'}' };
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        loop {
            self.at += 1;
            self.skip_blanks();
            if self.peek() == Some(close) && items.is_empty() && entries.is_empty() {
                break;
            }
            if is_list {
                items.push(self.flow_value(depth)?);
            } else {
                let (key, key_span) = self.key(true)?;
                self.skip_blanks();
                entries.push(Entry { key, key_span, value: self.flow_value(depth)? });
            }
            self.skip_blanks();
            match self.peek()? {
                b',' => {}
                byte if byte == close => break,
                _ => return None,
            }
        }
        self.at += 1;
        let span = self.span(start, self.at);
        if is_list { Some(Node::new(span, Value::Sequence(items))) } else { group(entries, span) }
    }
}

/// A group, unless a key stands in it twice: the full parser says where. What is small is searched, the rest sorted.
fn group(entries: Vec<Entry<'_>>, span: Span) -> Option<Node<'_>> {
    let is_twice = if entries.len() <= 24 {
        entries.iter().enumerate().any(|(n, one)| entries.iter().take(n).any(|other| other.key == one.key))
    } else {
        let mut keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_ref()).collect();
        keys.sort_unstable();
        keys.windows(2).any(|pair| pair.first() == pair.last())
    };
    (!is_twice).then(|| Node::new(span, Value::Mapping(entries)))
}
