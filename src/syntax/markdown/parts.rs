use super::page::trimmed;
use crate::finding::Span;

/// An entry of a list at the top level of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// All of it, its mark included.
    pub span: Span,
    /// All of it without its mark (`-`, `1.`, `[ ]`).
    pub body: Span,
    /// Its own text: what stands before the list within it.
    pub own: Span,
    /// The entries of the lists within it, without their marks; what is nested deeper belongs to them.
    pub nested: Vec<Span>,
}

/// A table, its head the first row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub span: Span,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub span: Span,
    /// As many as the head has; those that are not written are empty.
    pub cells: Vec<Span>,
}

impl Item {
    pub(super) fn new(text: &str, range: std::ops::Range<usize>) -> Item {
        let whole = text.get(range.clone()).unwrap_or("");
        let unmarked =
            whole.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '*', '+', '.', ')']);
        let unmarked = unmarked.trim_start();
        let unchecked = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| unmarked.strip_prefix(mark));
        let body = trimmed(text, Span::new(range.end - unchecked.unwrap_or(unmarked).len(), range.end));
        let span = trimmed(text, Span::new(range.start, range.end));
        Item { span, body, own: body, nested: Vec::new() }
    }

    /// Its own text ends where the first list within it begins.
    pub(super) fn ends_before(&mut self, text: &str, at: usize) {
        if self.nested.is_empty() && at >= self.body.start() && at < self.own.end() {
            self.own = trimmed(text, Span::new(self.body.start(), at));
        }
    }

    pub(super) fn shift(&mut self, by: usize) {
        for span in [&mut self.span, &mut self.body, &mut self.own].into_iter().chain(&mut self.nested) {
            *span = span.shifted(by);
        }
    }
}

impl Table {
    pub(super) fn shift(&mut self, by: usize) {
        self.span = self.span.shifted(by);
        for row in &mut self.rows {
            row.span = row.span.shifted(by);
            row.cells.iter_mut().for_each(|cell| *cell = cell.shifted(by));
        }
    }
}
