use std::borrow::Cow;

use super::reader::Reader;
use super::scalar::is_null;
use super::{DEPTH, Key, Keys};
use crate::syntax::{Entry, Node, Style, Value};

impl<'a> Reader<'a> {
    /// A list or group in brackets, on one line.
    pub fn flow(&mut self, depth: usize) -> Option<Node<'a>> {
        if depth >= DEPTH {
            return None;
        }
        let start = self.at;
        let is_list = self.peek() == Some(b'[');
        let close = if is_list { b']' } else { b'}' };
        self.at += 1;
        self.ended(self.at);
        let mut items = Vec::new();
        let mut entries: Vec<Entry<'a>> = Vec::new();
        let mut keys = Keys::default();
        self.skip_blanks();
        if self.peek() != Some(close) {
            loop {
                self.skip_blanks();
                if is_list {
                    items.push(self.flow_value(depth)?);
                } else {
                    let (key, key_span) = self.flow_key()?;
                    self.skip_blanks();
                    let value = self.flow_value(depth)?;
                    if keys.has(&entries, &key) {
                        return None;
                    }
                    entries.push(Entry { key, key_span, value });
                }
                self.skip_blanks();
                match self.peek() {
                    Some(b',') => self.at += 1,
                    Some(byte) if byte == close => break,
                    _ => return None,
                }
            }
        }
        self.at += 1;
        self.ended(self.at);
        let value = if is_list { Value::Sequence(items) } else { Value::Mapping(entries) };
        Some(Node::new(self.span(start, self.at), value))
    }

    fn flow_value(&mut self, depth: usize) -> Option<Node<'a>> {
        match self.peek()? {
            b'"' | b'\'' => self.quoted(),
            b'[' | b'{' => self.flow(depth + 1),
            _ => {
                let start = self.at;
                let text = self.flow_plain()?;
                let span = self.span(start, self.at);
                self.ended(self.at);
                match is_null(text) {
                    true => Some(Node::new(span, Value::Null)),
                    false => Some(Node::scalar(span, text, Style::Plain)),
                }
            }
        }
    }

    /// A key with its colon and the blank behind that.
    fn flow_key(&mut self) -> Option<Key<'a>> {
        let start = self.at;
        let (key, span) = match self.peek()? {
            b'"' | b'\'' => match self.quoted()? {
                Node { span, value: Value::Scalar(key, _) } => (key, span),
                _ => return None,
            },
            _ => {
                let key = self.flow_plain()?;
                self.ended(self.at);
                (Cow::Borrowed(key), self.span(start, self.at))
            }
        };
        let follows = self.peek() == Some(b':') && self.byte(self.at + 1) == Some(b' ');
        self.at += 1;
        (follows && !is_null(&key) && key != "<<").then_some((key, span))
    }

    /// A text without quotes within brackets: up to a comma, a bracket or the colon behind a key.
    fn flow_plain(&mut self) -> Option<&'a str> {
        let start = self.at;
        match self.peek()? {
            b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`' => return None,
            b'-' | b'?' | b':' if !self.byte(start + 1).is_some_and(|byte| byte.is_ascii_alphanumeric()) => {
                return None;
            }
            _ => {}
        }
        let mut at = start;
        loop {
            match self.byte(at)? {
                b'\n' => return None,
                b',' | b'[' | b']' | b'{' | b'}' => break,
                b':' if matches!(self.byte(at + 1)?, b' ' | b'\n' | b',' | b'[' | b']' | b'{' | b'}') => break,
                b'#' if self.byte(at.wrapping_sub(1)) == Some(b' ') => return None,
                _ => at += 1,
            }
        }
        let text = self.slice(start, at)?.trim_end_matches(' ');
        self.at = start + text.len();
        (!text.is_empty()).then_some(text)
    }
}
