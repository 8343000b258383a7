use std::borrow::Cow;

use crate::finding::{FieldPath, Span};

/// A value as it is written, with the bytes it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    pub span: Span,
    pub value: Value<'a>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A key with nothing after it, `~` or `null`.
    Null,
    /// Text after quotes and escapes are undone, otherwise as written: `2026`, `no` and `0.10` are not numbers yet.
    Scalar(Cow<'a, str>, Style),
    Sequence(Vec<Node<'a>>),
    Mapping(Vec<Entry<'a>>),
    /// Something is wrong here and has been said; whoever reads it gets an invalid value and stays silent.
    Broken,
}

/// How a scalar is written; a fix has to fit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    Quoted,
    Block,
    /// Text of a Markdown page.
    Prose,
}

/// One key of a mapping with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    pub key: Cow<'a, str>,
    pub key_span: Span,
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    pub fn new(span: Span, value: Value<'a>) -> Node<'a> {
        Node { span, value }
    }

    pub fn scalar(span: Span, text: impl Into<Cow<'a, str>>, style: Style) -> Node<'a> {
        Node { span, value: Value::Scalar(text.into(), style) }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    pub fn entries(&self) -> &[Entry<'a>] {
        match &self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The first entry of that key.
    pub fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The text of the first entry of that key.
    pub fn text_at(&self, key: &str) -> Option<&str> {
        self.entry(key).and_then(|entry| entry.value.text())
    }

    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// Nothing is said: no value, or a text without a character.
    pub fn is_blank(&self) -> bool {
        self.is_null() || self.text().is_some_and(|text| text.trim().is_empty())
    }

    /// What it is, for a sentence: "a list".
    pub fn shape(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar(..) => "one value",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a group of keys",
            Value::Broken => "something unreadable",
        }
    }
}

/// The keys by which a path names an entry of a list; the first that is there.
const NAMES: [&str; 8] = ["metric", "id", "name", "text", "title", "ask", "about", "rule"];

impl<'a> Node<'a> {
    /// How a path names this node where it is the entry of that number (from 0) of a list.
    pub fn name_in_list(&self, number: usize) -> Cow<'_, str> {
        let name = match &self.value {
            Value::Scalar(text, _) => Some(text.as_ref()),
            _ => NAMES.iter().find_map(|key| self.text_at(key)),
        };
        match name.map(str::trim).filter(|name| !name.is_empty()) {
            None => Cow::Owned(format!("[{number}]")),
            Some(name) => FieldPath::entry_name(name),
        }
    }
}
