use super::marks::{self, Next};
use super::{lists, tables};
use crate::finding::Span;
use crate::syntax::markdown::outline::{Entry, Line, Part, joined};

/// An objective and its key results, each with its words and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objective {
    pub title: Line,
    /// All of it.
    pub span: Span,
    /// The heading it stands under.
    pub section: String,
    pub results: Vec<Line>,
    /// Paragraphs that belong to it: why, who.
    pub notes: Vec<Span>,
}

/// The objectives of a page, in the order in which they stand.
pub fn objectives(parts: &[Part]) -> Vec<Objective> {
    let mut finder = Finder { marked: lists::any_marked(parts), ..Finder::default() };
    parts.iter().for_each(|part| finder.take(part));
    let mut found = finder.found;
    found.retain(|objective| !objective.title.text.is_empty());
    found.sort_by_key(|objective| (objective.title.span.start(), objective.span.end()));
    found
}

/// What key results that come next belong to.
#[derive(Clone, Debug)]
struct Pending {
    title: Line,
    /// A heading above this level ends it.
    floor: u8,
    /// Its number, once it counts as an objective; a heading alone does not until key results stand under it.
    found: Option<usize>,
    /// The text itself says that it is an objective.
    said: bool,
}

#[derive(Default)]
struct Finder {
    found: Vec<Objective>,
    /// The headings above, each with its level.
    headings: Vec<(u8, String)>,
    pending: Option<Pending>,
    next: Next,
    /// Some entry of the page says that it is a key result; then those that do not are none.
    marked: bool,
    /// The page says in words where its objectives are; then a list that says nothing is none.
    told: bool,
}

impl Finder {
    fn take(&mut self, part: &Part) {
        match part {
            Part::Heading { level, line, span } => self.heading(*level, line, *span),
            Part::Paragraph { lines, span } => self.paragraph(lines, *span),
            Part::List(items) => self.list(items),
            Part::Table(rows) => self.table(rows),
        }
    }

    fn heading(&mut self, level: u8, line: &Line, span: Span) {
        self.headings.retain(|(above, _)| *above < level);
        if self.pending.as_ref().is_some_and(|pending| level < pending.floor) {
            self.pending = None;
        }
        self.next = Next::Anything;
        if marks::names_results(&line.text) {
            self.next = Next::Results;
        } else if marks::names_objective(&line.text) {
            self.pending = None;
            self.next = Next::Objective;
        } else if let Some(rest) = marks::objective(&line.text).filter(|rest| !rest.is_empty()) {
            self.open(cut(line, rest), level + 1, span);
        } else if self.pending.as_ref().is_none_or(|pending| !pending.said) {
            self.pending = Some(Pending { title: line.clone(), floor: level + 1, found: None, said: false });
        }
        self.headings.push((level, line.text.trim().to_owned()));
    }

    fn paragraph(&mut self, lines: &[Line], span: Span) {
        let whole = joined(lines);
        if self.next == Next::Objective {
            self.next = Next::Anything;
            return self.open(whole, self.level(), span);
        }
        if let Some(next) = marks::leads_to(&whole.text) {
            self.next = next;
            return;
        }
        let (head, results) = lists::split(lines);
        let head = joined(head);
        if let Some(rest) = marks::objective(&head.text).filter(|rest| !rest.is_empty()) {
            let title = cut(&head, rest);
            self.open(title, self.level() + 1, span);
        } else if results.is_empty() {
            self.next = Next::Anything;
            if let Some(objective) = self.pending.as_ref().and_then(|pending| self.found.get_mut(pending.found?)) {
                objective.notes.push(span);
            }
        }
        self.give(results, span);
    }

    fn list(&mut self, items: &[Entry]) {
        let Some(span) = around(items) else { return };
        let next = std::mem::take(&mut self.next);
        let marked = || items.iter().any(lists::is_marked);
        let said_and_bare = self.pending.as_ref().is_some_and(|pending| {
            pending.said && pending.found.and_then(|at| self.found.get(at)).is_some_and(|one| one.results.is_empty())
        });
        if next == Next::Results && self.pending.is_some() {
            self.told = true;
            self.give(lists::every(items), span);
        } else if marked() {
            self.give(lists::marked(items), span);
        } else if said_and_bare && !self.marked {
            self.give(lists::every(items), span);
        } else if self.marked || !self.told {
            let section = self.section("");
            lists::objectives(items, self.marked, &section, &mut self.found);
        }
    }

    fn table(&mut self, rows: &[Vec<Line>]) {
        let Some(table) = tables::Columns::of(rows) else { return };
        for row in rows.iter().skip(1) {
            let Some(span) = tables::around(row) else { continue };
            if let Some(title) = table.objective(row) {
                self.open(title, self.level() + 1, span);
            }
            self.give(table.result(row).into_iter().collect(), span);
        }
        self.next = Next::Anything;
    }

    /// An objective that is said to be one.
    fn open(&mut self, title: Line, floor: u8, span: Span) {
        let objective = Objective { title: title.clone(), span, section: self.section(""), ..Objective::default() };
        self.told = true;
        self.pending = Some(Pending { title, floor, found: Some(self.found.len()), said: true });
        self.found.push(objective);
    }

    /// Key results for what is pending; without anything that they could belong to they are passed over.
    fn give(&mut self, results: Vec<Line>, span: Span) {
        let own = self.pending.as_ref().map_or("", |pending| pending.title.text.trim());
        let section = self.section(own);
        let Some(pending) = self.pending.as_mut().filter(|_| !results.is_empty()) else { return };
        let number = *pending.found.get_or_insert_with(|| {
            let title = pending.title.clone();
            self.found.push(Objective { span: title.span, title, section, ..Objective::default() });
            self.found.len() - 1
        });
        if let Some(objective) = self.found.get_mut(number) {
            objective.span = Span::new(objective.span.start(), objective.span.end().max(span.end()));
            objective.results.extend(results);
        }
    }

    /// The level of the heading that stands above.
    fn level(&self) -> u8 {
        self.headings.last().map_or(0, |(level, _)| *level)
    }

    /// The nearest heading below the title that is not the objective itself.
    fn section(&self, own: &str) -> String {
        let names = self.headings.iter().rev().filter(|(level, _)| *level > 1).map(|(_, text)| text);
        let telling =
            |text: &&String| text.as_str() != own && !marks::names_results(text) && marks::objective(text).is_none();
        names.into_iter().find(telling).cloned().unwrap_or_default()
    }
}

/// A line of which the end is meant.
pub(super) fn cut(line: &Line, rest: &str) -> Line {
    let gone = line.text.len().saturating_sub(rest.len());
    // With markup in front of the words the bytes cannot be told apart; then the whole line stands for them.
    let exact = line.text.len() == line.span.end() - line.span.start();
    let start = if exact { line.span.start() + gone } else { line.span.start() };
    Line { text: rest.trim().to_owned(), span: Span::new(start.min(line.span.end()), line.span.end()) }
}

fn around(items: &[Entry]) -> Option<Span> {
    Some(Span::new(items.first()?.span.start(), items.last()?.span.end()))
}
