use std::borrow::Cow;

use memchr::{memchr_iter, memchr2_iter};

use super::Key;
use super::reader::Reader;
use crate::syntax::{Node, Style, Value};

/// Longer keys, in bytes, are left to the full parser.
const LONGEST_KEY: usize = 500;

impl<'a> Reader<'a> {
    /// A key and its colon, on one line.
    pub fn key(&mut self) -> Option<Key<'a>> {
        let start = self.at;
        if let Some(b'"' | b'\'') = self.peek() {
            let Node { span, value: Value::Scalar(key, _) } = self.quoted()? else { return None };
            let fits = self.at - start <= LONGEST_KEY && self.peek() == Some(b':') && self.is_gap(self.at + 1);
            self.at += 1;
            return fits.then_some((key, span));
        }
        if !self.begins_plain() {
            return None;
        }
        let line = self.slice(start, self.line_end(start))?;
        let colon = memchr_iter(b':', line.as_bytes()).find(|at| self.is_gap(start + at + 1))?;
        let key = line.get(..colon)?;
        let simple = key.len() <= LONGEST_KEY && !key.ends_with(' ') && !key.contains(" #");
        if !simple || is_null(key) || key == "<<" {
            return None;
        }
        let end = start + colon;
        self.ended(end);
        self.at = end + 1;
        Some((Cow::Borrowed(key), self.span(start, end)))
    }

    /// Whether a value without quotes may begin here, outside of brackets.
    fn begins_plain(&self) -> bool {
        match self.peek() {
            None | Some(b' ' | b'\n') => false,
            Some(b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>') => false,
            Some(b'\'' | b'"' | b'%' | b'@' | b'`') => false,
            Some(b'-' | b'?' | b':') => !self.is_gap(self.at + 1),
            Some(_) => true,
        }
    }

    /// A value without quotes, with the lines below it that stand further right than the list or group that holds it.
    pub fn plain(&mut self, column: usize) -> Option<Node<'a>> {
        if !self.begins_plain() {
            return None;
        }
        let start = self.at;
        let (first, commented) = self.plain_line()?;
        let mut end = start + first.len();
        let mut text = Cow::Borrowed(first);
        if !commented {
            self.next_plain_line(end);
            while self.column > Some(column) {
                if self.commented {
                    return None;
                }
                let here = self.at;
                let breaks = memchr_iter(b'\n', self.slice(end, here)?.as_bytes()).count();
                let (line, commented) = self.plain_line()?;
                if commented {
                    return None;
                }
                let joined = text.to_mut();
                match breaks {
                    1 => joined.push(' '),
                    more => joined.extend(std::iter::repeat_n('\n', more - 1)),
                }
                joined.push_str(line);
                end = here + line.len();
                self.next_plain_line(end);
            }
        } else {
            self.end_line()?;
        }
        let span = self.span(start, end);
        self.ended(end);
        match is_null(&text) {
            true => Some(Node::new(span, Value::Null)),
            false => Some(Node::scalar(span, text, Style::Plain)),
        }
    }

    fn next_plain_line(&mut self, end: usize) {
        self.at = self.line_end(end) + 1;
        self.next_line();
    }

    /// The text from here to the line's end or to a comment, and whether there is one; it then stands behind the text.
    fn plain_line(&mut self) -> Option<(&'a str, bool)> {
        let line = self.slice(self.at, self.line_end(self.at))?;
        let bytes = line.as_bytes();
        let mut end = line.len();
        let mut commented = false;
        for at in memchr2_iter(b':', b'#', bytes) {
            match bytes.get(at) {
                Some(b':') if matches!(bytes.get(at + 1), None | Some(b' ')) => return None,
                Some(b'#') if at > 0 && bytes.get(at - 1) == Some(&b' ') => {
                    end = at;
                    commented = true;
                    break;
                }
                _ => {}
            }
        }
        let text = line.get(..end)?.trim_end_matches(' ');
        self.at += text.len();
        Some((text, commented))
    }

    /// A value in quotes, on one line.
    pub fn quoted(&mut self) -> Option<Node<'a>> {
        let start = self.at;
        let quote = self.peek()?;
        let line = self.slice(start + 1, self.line_end(start))?;
        let (text, length) = match quote {
            b'\'' => single(line)?,
            _ => double(line)?,
        };
        self.at = start + 1 + length;
        self.ended(self.at);
        Some(Node::scalar(self.span(start, self.at), text, Style::Quoted))
    }
}

/// The text up to the closing `'`, and the bytes up to and with it. Two of them stand for one.
fn single(line: &str) -> Option<(Cow<'_, str>, usize)> {
    let mut rest = line;
    let mut text = Cow::Borrowed("");
    loop {
        let at = rest.find('\'')?;
        let part = rest.get(..at)?;
        text += part;
        rest = rest.get(at + 1..)?;
        match rest.strip_prefix('\'') {
            None => return Some((text, line.len() - rest.len())),
            Some(after) => {
                text.to_mut().push('\'');
                rest = after;
            }
        }
    }
}

/// The text up to the closing `"`, and the bytes up to and with it, for the plainest escapes.
fn double(line: &str) -> Option<(Cow<'_, str>, usize)> {
    let mut rest = line;
    let mut text = Cow::Borrowed("");
    loop {
        let at = rest.find(['"', '\\'])?;
        text += rest.get(..at)?;
        let mut after = rest.get(at..)?.chars();
        if after.next() == Some('"') {
            return Some((text, line.len() - after.as_str().len()));
        }
        let c = match after.next()? {
            c @ ('"' | '\\' | '/') => c,
            'n' => '\n',
            't' => '\t',
            _ => return None,
        };
        text.to_mut().push(c);
        rest = after.as_str();
    }
}

/// How YAML writes that there is nothing.
pub fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}
