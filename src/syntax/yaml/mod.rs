//! YAML to nodes. Nearly every file takes the fast path; what that does not know goes to the full parser, which alone
//! says what is wrong.

mod cause;
mod complaint;
pub mod fast;
pub mod full;

use super::Node;
use crate::finding::{Problem, Span};

/// One YAML document: what could be read of it, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Absent where the document does not parse.
    pub root: Option<Node<'a>>,
    /// All of the document's bytes, its `---` apart.
    pub span: Span,
    pub problems: Vec<Problem>,
}

/// The documents of a YAML text that begins `offset` bytes into its file. They are split at lines that begin with
/// `---` first, so that a mistake in one does not hide the next.
pub fn documents(text: &str, offset: usize) -> Vec<Document<'_>> {
    let (text, offset) = match text.strip_prefix(super::BOM) {
        Some(rest) => (rest, offset + super::BOM.len()),
        None => (text, offset),
    };
    let mut found = Vec::new();
    for (start, end) in chunks(text) {
        let chunk = text.get(start..end).unwrap_or("");
        let document = document(chunk, offset + start);
        let blank = matches!(&document.root, Some(node) if node.is_null()) && document.problems.is_empty();
        if !blank {
            found.push(document);
        }
    }
    found
}

/// The parts between lines that begin with `---`; no scalar may hold such a line in YAML.
fn chunks(text: &str) -> Vec<(usize, usize)> {
    if memchr::memmem::find(text.as_bytes(), b"---").is_none() {
        return vec![(0, text.len())];
    }
    let mut chunks = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let rest = line.strip_prefix("---");
        if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n'])) {
            chunks.push((start, at));
            // What stands behind the dashes on their line belongs to the document.
            start = at + line.len() - rest.len();
        }
        at += line.len();
    }
    chunks.push((start, at));
    chunks
}

fn document(text: &str, offset: usize) -> Document<'_> {
    let plain = if super::has_fast_paths() { fast::parse(text, offset) } else { None };
    match plain {
        None => full::document(text, offset),
        Some(root) => Document { root: Some(root), span: Span::new(offset, offset + text.len()), problems: Vec::new() },
    }
}
