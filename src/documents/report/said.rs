use std::collections::HashMap;

use super::Anchors;
use super::anchors::Link;
use super::rich::Rich;
use crate::finding::Span;
use crate::graph::Strategy;
use crate::syntax::markdown::is_web_address;
use crate::syntax::{Node, Style, Value};

/// How deep a value is taken apart; what lies deeper is not shown.
const DEEPEST: usize = 12;

/// A value as it is written, with what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Text(String),
    /// Markdown, as HTML that is safe.
    Html(String),
    Link(Link),
    /// An address on the web.
    Web(String),
    List(Vec<Said>),
    /// What each entry is called, and what it says.
    Pairs(Vec<(Said, Said)>),
}

/// Reads the values of one record.
pub struct Reader<'r> {
    pub rich: &'r Rich<'r>,
    pub anchors: &'r Anchors,
    /// What its references lead to, by where they stand.
    named: HashMap<Span, usize>,
}

impl<'r> Reader<'r> {
    pub fn of(strategy: &Strategy, number: usize, anchors: &'r Anchors, rich: &'r Rich<'r>) -> Reader<'r> {
        let references = strategy.record(number).map_or(&[] as &[_], |record| &record.references);
        let named = references.iter().enumerate();
        let named = named.filter_map(|(at, reference)| {
            strategy.resolution_at(number, at).record().map(|record| (reference.span, record))
        });
        Reader { rich, anchors, named: named.collect() }
    }

    /// Nothing where nothing is said.
    pub fn said(&self, node: &Node<'_>) -> Option<Said> {
        self.at_depth(node, 0)
    }

    fn at_depth(&self, node: &Node<'_>, depth: usize) -> Option<Said> {
        if depth > DEEPEST {
            return Some(Said::Text("…".to_owned()));
        }
        match &node.value {
            Value::Null => None,
            Value::Broken => Some(Said::Text("(given twice)".to_owned())),
            Value::Scalar(text, style) => self.scalar(node.span, text, *style),
            Value::Sequence(items) => {
                let mut items: Vec<Said> = items.iter().filter_map(|item| self.at_depth(item, depth + 1)).collect();
                if items.len() == 1 { items.pop() } else { (!items.is_empty()).then_some(Said::List(items)) }
            }
            Value::Mapping(entries) => {
                let pairs = entries.iter().filter_map(|entry| {
                    let value = self.at_depth(&entry.value, depth + 1)?;
                    let key = match self.named.get(&entry.key_span) {
                        Some(record) => Said::Link(self.anchors.link(*record)),
                        None => Said::Text(entry.key.replace('_', " ")),
                    };
                    Some((key, value))
                });
                let pairs: Vec<(Said, Said)> = pairs.collect();
                (!pairs.is_empty()).then_some(Said::Pairs(pairs))
            }
        }
    }

    fn scalar(&self, span: Span, text: &str, style: Style) -> Option<Said> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Some(record) = self.named.get(&span) {
            return Some(Said::Link(self.anchors.link(*record)));
        }
        if is_web_address(text) && !text.contains(char::is_whitespace) {
            return Some(Said::Web(text.to_owned()));
        }
        Some(match style {
            Style::Prose | Style::Block => Said::Html(self.rich.html(text)),
            Style::Plain | Style::Quoted => Said::Text(super::rich::bounded(text).to_owned()),
        })
    }
}
