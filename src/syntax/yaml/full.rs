//! The full parser: granit-parser gives events with byte offsets, and here they become nodes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::Document;
use super::complaint::{TAG, TAG_HELP, complaint};
use crate::finding::{FieldPath, Problem, Span};
use crate::syntax::{Entry, Node, Style, Value};

/// How deep lists and groups may stand in each other.
const DEPTH: usize = 64;
/// How many nodes one document may have once its aliases are written out. Enough for a file of 1 MiB without any.
const NODES: usize = 600_000;
/// How many nodes aliases may add.
const ALIAS_NODES: usize = 10_000;

/// One document through granit-parser, with every mistake said.
pub fn document(text: &str, offset: usize) -> Document<'_> {
    let mut builder = Builder::new(text, offset);
    let options = granit_parser::options! { flow_nesting_limit: DEPTH, block_nesting_limit: DEPTH };
    for event in Parser::new_from_str_with_options(text, options) {
        let outcome = match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                builder.take(event, Span::new(range.start, range.end).shifted(offset))
            }
            Err(error) => ends(complaint(error.kind(), error.marker().byte_offset().unwrap_or(0), text, offset)),
        };
        if let Err(problem) = outcome {
            builder.problems.push(*problem);
            builder.root = None;
            let span = Span::new(offset, offset + text.len());
            return Document { root: None, span, problems: builder.problems };
        }
    }
    let root = builder.root.unwrap_or(Node::new(Span::at(offset), Value::Null));
    Document { root: Some(root), span: Span::new(offset, offset + text.len()), problems: builder.problems }
}

/// A list or group that is still open.
struct Open<'a> {
    node: Node<'a>,
    anchor: usize,
    /// A key that waits for its value.
    key: Option<(Cow<'a, str>, Span)>,
    flow: bool,
    seen: HashSet<String>,
}

struct Builder<'a> {
    text: &'a str,
    /// Where the text begins in its file.
    offset: usize,
    stack: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    anchors: HashMap<usize, Node<'a>>,
    nodes: usize,
    alias_nodes: usize,
    problems: Vec<Problem>,
    /// Where the last token ended: the place of a value that is not there.
    last_end: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, offset: usize) -> Builder<'a> {
        Builder {
            text,
            offset,
            stack: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            nodes: 0,
            alias_nodes: 0,
            problems: Vec::new(),
            last_end: offset,
        }
    }

    fn take(&mut self, event: Event<'a>, span: Span) -> Result<(), Box<Problem>> {
        match event {
            Event::Scalar(_, _, _, Some(tag))
            | Event::SequenceStart(_, _, Some(tag))
            | Event::MappingStart(_, _, Some(tag))
                if !tag.is_yaml_core_schema() =>
            {
                ends(invalid(self.tag(span), TAG).help(TAG_HELP))
            }
            Event::Scalar(text, style, anchor, _) => {
                let node = self.scalar(text, style, span);
                self.last_end = self.last_end.max(node.span.end());
                self.place(node, anchor)
            }
            Event::SequenceStart(style, anchor, _) => self.open(Value::Sequence(Vec::new()), style, anchor, span),
            Event::MappingStart(style, anchor, _) => self.open(Value::Mapping(Vec::new()), style, anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => {
                let copy = self.anchors.get(&anchor).cloned().ok_or_else(|| {
                    invalid(span, "this alias stands inside the value that it repeats")
                        .help("write the value out instead of using `&` and `*`")
                })?;
                self.alias_nodes += size(&copy);
                if self.alias_nodes > ALIAS_NODES {
                    let told = "the aliases (`*name`) in this file repeat too much text";
                    return ends(invalid(span, told).help("write the values out; `pm` never needs `&` and `*`"));
                }
                self.last_end = span.end();
                self.place(copy, 0)
            }
            _ => Ok(()),
        }
    }

    /// The `!…` in front of a value: the parser tells only where the value itself begins.
    fn tag(&self, value: Span) -> Span {
        let from = self.last_end.saturating_sub(self.offset);
        let to = value.end().saturating_sub(self.offset);
        let found = self.text.get(from..to.max(from)).and_then(|text| text.find('!'));
        found.map_or(value, |at| Span::new(self.offset + from + at, self.offset + from + at + 1))
    }

    fn scalar(&self, text: Cow<'a, str>, style: ScalarStyle, span: Span) -> Node<'a> {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        if style == Style::Plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL") {
            let span = if text.is_empty() { Span::at(self.last_end) } else { span };
            return Node::new(span, Value::Null);
        }
        Node::scalar(span, text, style)
    }

    fn open(&mut self, value: Value<'a>, style: StructureStyle, anchor: usize, span: Span) -> Result<(), Box<Problem>> {
        if self.stack.len() >= DEPTH {
            let told = format!("lists and groups stand more than {DEPTH} deep in each other here");
            return ends(invalid(span, told).help("no record needs more than a few levels; take some out"));
        }
        let flow = style == StructureStyle::Flow;
        self.stack.push(Open { node: Node::new(span, value), anchor, key: None, flow, seen: HashSet::new() });
        if flow {
            self.last_end = span.end();
        }
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), Box<Problem>> {
        let Some(mut open) = self.stack.pop() else { return Ok(()) };
        if open.flow {
            self.last_end = self.last_end.max(span.end());
            open.node.span = Span::new(open.node.span.start(), span.end());
        } else {
            // A block's own span is empty and lies at the next token: take it from what it holds.
            let (first, last) = match &open.node.value {
                Value::Mapping(entries) => (
                    entries.first().map(|entry| entry.key_span.start()),
                    entries.last().map(|entry| entry.value.span.end().max(entry.key_span.end())),
                ),
                Value::Sequence(items) => (Some(open.node.span.start()), items.last().map(|item| item.span.end())),
                _ => (None, None),
            };
            let start = first.unwrap_or(open.node.span.start());
            open.node.span = Span::new(start, last.unwrap_or(start));
        }
        self.place(open.node, open.anchor)
    }

    /// Puts a finished node where it belongs: under the waiting key, into the list, or at the root.
    fn place(&mut self, node: Node<'a>, anchor: usize) -> Result<(), Box<Problem>> {
        self.nodes += 1;
        if self.nodes > NODES {
            let told = "this file has more values than a strategy record can need";
            let help = "move parts of it into records of their own; `pm` never needs `&` and `*`";
            return ends(invalid(node.span, told).help(help));
        }
        if anchor > 0 {
            // Anchors may stand in each other around one big list, and each is kept whole.
            self.nodes += size(&node);
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.stack.last_mut() else {
            if self.root.is_none() {
                self.root = Some(node);
            }
            return Ok(());
        };
        match &mut open.node.value {
            Value::Sequence(items) => items.push(node),
            Value::Mapping(entries) => match open.key.take() {
                None => open.key = Some(key(node)?),
                Some((key, key_span)) => {
                    let entry = Entry { key, key_span, value: node };
                    if is_repeated(entries, &mut open.seen, &entry) {
                        self.problems.push(duplicate(entries, &entry));
                        mark_broken(entries, &entry.key);
                    } else {
                        entries.push(entry);
                    }
                }
            },
            _ => {}
        }
        Ok(())
    }
}

/// A key as text.
fn key(node: Node<'_>) -> Result<(Cow<'_, str>, Span), Box<Problem>> {
    match node.value {
        Value::Scalar(text, Style::Plain) if text == "<<" => ends(
            invalid(node.span, "`<<` merges other keys in, which `pm` does not read")
                .help("write the keys out in full"),
        ),
        Value::Scalar(text, _) => Ok((text, node.span)),
        Value::Null => Ok((Cow::Borrowed("null"), node.span)),
        _ => ends(
            invalid(node.span, "a list or a group of keys stands where a key belongs")
                .help("write `key: value`; put text that begins with `[`, `{` or `?` in quotes"),
        ),
    }
}

/// Whether the key is there already. Small groups are searched, big ones get a set.
fn is_repeated(entries: &[Entry<'_>], seen: &mut HashSet<String>, new: &Entry<'_>) -> bool {
    const SMALL: usize = 16;
    if entries.len() < SMALL {
        return entries.iter().any(|entry| entry.key == new.key);
    }
    if seen.is_empty() {
        seen.extend(entries.iter().map(|entry| entry.key.to_string()));
    }
    !seen.insert(new.key.to_string())
}

fn duplicate(entries: &[Entry<'_>], again: &Entry<'_>) -> Problem {
    let first = entries.iter().find(|entry| entry.key == again.key);
    let told = format!("`{}` is given twice", again.key);
    let problem = Problem::new("duplicate-key", again.key_span, told)
        .label("again here")
        .help("keep the one that holds and delete the other")
        .field(FieldPath::of(&again.key));
    match first {
        Some(first) => problem.other(first.key_span, "first here"),
        None => problem,
    }
}

/// Which of the two holds cannot be known, so nothing is concluded from either.
fn mark_broken(entries: &mut [Entry<'_>], key: &str) {
    for entry in entries.iter_mut().filter(|entry| entry.key == key) {
        entry.value.value = Value::Broken;
    }
}

fn invalid(span: Span, message: impl Into<String>) -> Problem {
    Problem::new("invalid-yaml", span, message)
}

/// A problem that ends the document; boxed, since almost every step succeeds.
fn ends<T>(problem: Problem) -> Result<T, Box<Problem>> {
    Err(Box::new(problem))
}

fn size(node: &Node<'_>) -> usize {
    1 + match &node.value {
        Value::Sequence(items) => items.iter().map(size).sum(),
        Value::Mapping(entries) => entries.iter().map(|entry| 1 + size(&entry.value)).sum(),
        _ => 0,
    }
}
