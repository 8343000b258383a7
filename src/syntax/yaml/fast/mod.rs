//! The YAML that people write: block lists and groups, values on one line or folded below it, flow lists and groups on
//! one line, text blocks, comments. At the first thing that it does not know it gives up, and the full parser decides.
//! What it does read is the same tree, with the same values, styles and spans; `tests/suite/yaml_parsers.rs` holds that.

mod flow;
mod reader;
mod scalar;
mod text_block;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::finding::Span;
use crate::syntax::{Entry, Node, Value};
use reader::Reader;

/// Deeper than this is left to the full parser and its limits.
const DEPTH: usize = 24;
/// Longer texts, in bytes, are left to the full parser and its limits.
const LONGEST: usize = 500_000;

/// The root of a document that begins `offset` bytes into its file, or nothing where the full parser has to read it.
pub fn parse(text: &str, offset: usize) -> Option<Node<'_>> {
    if text.len() > LONGEST {
        return None;
    }
    let mut reader = Reader::new(text, offset)?;
    let column = reader.column?;
    let root = reader.block(column, 0)?;
    reader.column.is_none().then_some(root)
}

type Key<'a> = (Cow<'a, str>, Span);

impl<'a> Reader<'a> {
    /// The list or group whose first character stands here, in that column (from 0).
    fn block(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        match self.is_dash() {
            true => self.sequence(column, depth),
            false => {
                let key = self.key()?;
                self.mapping(column, key, depth)
            }
        }
    }

    /// A group of keys in one column; the first has been read.
    fn mapping(&mut self, column: usize, first: Key<'a>, depth: usize) -> Option<Node<'a>> {
        let start = first.1.start();
        let mut end;
        let mut entries: Vec<Entry<'a>> = Vec::new();
        let mut next = Some(first);
        let mut keys = Keys::default();
        loop {
            let (key, key_span) = match next.take() {
                Some(first) => first,
                None => self.key()?,
            };
            if keys.has(&entries, &key) {
                return None;
            }
            let value = self.value(column, depth)?;
            end = value.span.end().max(key_span.end());
            entries.push(Entry { key, key_span, value });
            match self.column {
                Some(here) if here == column => {}
                Some(here) if here > column => return None,
                _ => break,
            }
        }
        Some(Node::new(Span::new(start, end), Value::Mapping(entries)))
    }

    /// What stands behind the colon of a key in that column: on its line, below it, or nothing.
    fn value(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        if depth >= DEPTH {
            return None;
        }
        self.skip_blanks();
        if !self.ends_line() {
            return self.inline(column, depth);
        }
        self.end_line()?;
        match self.column {
            Some(here) if here > column => self.block(here, depth + 1),
            Some(here) if here == column && self.is_dash() => {
                // The full parser says that such a list begins behind its first dash.
                let mut ahead = self.at + 1;
                while self.byte(ahead) == Some(b' ') {
                    ahead += 1;
                }
                let mut list = self.sequence(here, depth + 1)?;
                list.span.start = self.span(ahead, ahead).start;
                Some(list)
            }
            _ => Some(self.nothing()),
        }
    }

    /// A list whose dashes stand in one column.
    fn sequence(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        if depth >= DEPTH {
            return None;
        }
        let start = self.place();
        let mut items = Vec::new();
        loop {
            items.push(self.item(column, depth)?);
            match self.column {
                Some(here) if here == column && self.is_dash() => {}
                Some(here) if here > column => return None,
                _ => break,
            }
        }
        let end = items.last().map_or(start, |item: &Node<'_>| item.span.end());
        Some(Node::new(Span::new(start, end), Value::Sequence(items)))
    }

    /// What stands behind a dash in that column.
    fn item(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let dash = self.at;
        self.at += 1;
        self.skip_blanks();
        if self.peek() == Some(b'#') {
            return None;
        }
        if self.ends_line() {
            let end = self.at;
            self.end_line()?;
            if let Some(here) = self.column.filter(|here| *here > column) {
                return self.block(here, depth + 1);
            }
            self.ended(end);
            return Some(self.nothing());
        }
        let inner = column + (self.at - dash);
        if self.is_dash() {
            return self.sequence(inner, depth + 1);
        }
        let before = (self.at, self.last_end);
        if let Some(key) = self.key() {
            return self.mapping(inner, key, depth + 1);
        }
        (self.at, self.last_end) = before;
        self.inline(column, depth)
    }

    /// A value that begins on this line; the list or group that holds it stands in that column.
    fn inline(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let node = match self.peek()? {
            b'"' | b'\'' => self.quoted()?,
            b'[' | b'{' => self.flow(depth)?,
            b'|' | b'>' => return self.text_block(column),
            _ => return self.plain(column),
        };
        self.end_line()?;
        Some(node)
    }

    /// A value that is not there stands where the last one ended.
    fn nothing(&self) -> Node<'a> {
        Node::new(Span::at(self.last_end), Value::Null)
    }
}

/// The keys of a group. Small groups are searched, big ones get a set.
#[derive(Default)]
struct Keys(HashSet<String>);

impl Keys {
    fn has(&mut self, entries: &[Entry<'_>], key: &str) -> bool {
        const SMALL: usize = 24;
        if entries.len() < SMALL {
            return entries.iter().any(|entry| entry.key == key);
        }
        if self.0.is_empty() {
            self.0.extend(entries.iter().map(|entry| entry.key.to_string()));
        }
        !self.0.insert(key.to_owned())
    }
}
