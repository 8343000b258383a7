use std::borrow::Cow;

use crate::finding::Span;
use crate::syntax::{Entry, Node, Value};

/// Something that can be read: a node, or a key that fills a name field.
#[derive(Clone, Copy, Debug)]
pub(super) enum View<'n> {
    Node(&'n Node<'n>),
    Key(&'n Entry<'n>),
    /// Something is written that cannot be read.
    Unreadable,
}

/// What a view shows.
pub(super) enum Shape<'n> {
    Nothing,
    Broken,
    Text(&'n str),
    List(&'n [Node<'n>]),
    Group(&'n [Entry<'n>]),
}

impl<'n> View<'n> {
    pub fn shape(self) -> Shape<'n> {
        match self {
            View::Unreadable => Shape::Broken,
            View::Key(entry) => Shape::Text(&entry.key),
            View::Node(node) => match &node.value {
                Value::Null => Shape::Nothing,
                Value::Broken => Shape::Broken,
                Value::Scalar(text, _) => Shape::Text(text),
                Value::Sequence(items) => Shape::List(items),
                Value::Mapping(entries) => Shape::Group(entries),
            },
        }
    }

    pub fn span(self) -> Span {
        match self {
            View::Unreadable => Span::default(),
            View::Key(entry) => entry.key_span,
            View::Node(node) => node.span,
        }
    }

    /// What it is, for a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            View::Unreadable => "something unreadable",
            View::Key(_) => "one value",
            View::Node(node) => node.shape(),
        }
    }

    /// How a path names it within a list.
    pub fn name_in_list(self, number: usize) -> Cow<'n, str> {
        match self {
            View::Node(node) => node.name_in_list(number),
            View::Key(entry) => Cow::Borrowed(&entry.key),
            View::Unreadable => Cow::Borrowed(""),
        }
    }
}
