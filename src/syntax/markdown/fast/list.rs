use super::Line;
use super::lead::{Lead, Mark};
use crate::finding::Span;
use crate::syntax::markdown::Item;

/// A list at the top level that is open.
pub struct List {
    pub start: usize,
    sign: u8,
    /// The entries that are closed.
    items: Vec<Item>,
    /// Where the entry begins that is open.
    entry: usize,
    /// The column, from 0, from which on the words of that entry stand.
    column: usize,
    /// Those of the entries that are open in it, the outer ones first.
    inner: Vec<usize>,
    /// Where the outermost of those begins.
    inner_start: usize,
    /// Where the first list in the entry begins.
    nests_at: Option<usize>,
    /// The closed entries of the lists in it, without their marks.
    nested: Vec<Span>,
}

impl List {
    pub fn new(start: usize, mark: Mark) -> List {
        List {
            start,
            sign: mark.sign,
            items: Vec::new(),
            entry: start,
            column: mark.width,
            inner: Vec::new(),
            inner_start: start,
            nests_at: None,
            nested: Vec::new(),
        }
    }

    /// Whether a line goes on with the list; nothing where the full parser has to say.
    pub fn takes(&mut self, line: &Line, text: &str) -> Option<bool> {
        let Line { at, indent, lead, after_blank } = *line;
        // How many of the inner entries the line stands in.
        let depth = self.inner.iter().take_while(|column| indent >= **column).count();
        let column = depth.checked_sub(1).and_then(|last| self.inner.get(last)).copied().unwrap_or(self.column);
        if indent >= column {
            let is_innermost = depth == self.inner.len();
            match lead {
                // Further to the right it may be code.
                _ if indent >= column + 4 => return None,
                Lead::Words if is_innermost || after_blank => self.close_inner(depth, at, text),
                Lead::Mark(mark) if !is_innermost || after_blank || mark.interrupts => {
                    self.close_inner(depth, at, text);
                    if depth == 0 {
                        self.inner_start = at + column;
                        self.nests_at.get_or_insert(self.inner_start);
                    }
                    self.inner.push(indent + mark.width);
                }
                _ => return None,
            }
            return Some(true);
        }
        match lead {
            _ if indent > 0 => None,
            Lead::Mark(mark) if mark.sign == self.sign => {
                self.close_entry(at, text);
                (self.entry, self.column) = (at, mark.width);
                Some(true)
            }
            Lead::Mark(_) => None,
            Lead::Heading(_) => Some(false),
            Lead::Words => after_blank.then_some(false),
        }
    }

    /// The list ends here.
    pub fn into_items(mut self, end: usize, text: &str) -> Vec<Item> {
        self.close_entry(end, text);
        self.items
    }

    /// All but so many of the inner entries end here.
    fn close_inner(&mut self, depth: usize, end: usize, text: &str) {
        if depth == 0 && !self.inner.is_empty() {
            self.nested.push(Item::new(text, self.inner_start..end).body);
        }
        self.inner.truncate(depth);
    }

    fn close_entry(&mut self, end: usize, text: &str) {
        self.close_inner(0, end, text);
        let mut item = Item::new(text, self.entry..end);
        if let Some(nests_at) = self.nests_at.take() {
            item.ends_before(text, nests_at);
            item.nested = std::mem::take(&mut self.nested);
        }
        self.items.push(item);
    }
}
