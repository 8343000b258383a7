use super::find::{Objective, cut};
use super::marks;
use crate::syntax::markdown::outline::{Entry, Line, Part, joined};

/// Whether some entry or line of a page says that it is a key result.
pub fn any_marked(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::List(items) => items.iter().any(holds_marked),
        Part::Paragraph { lines, .. } => lines.iter().any(is_result),
        _ => false,
    })
}

pub(super) fn is_marked(item: &Entry) -> bool {
    item.lines.first().is_some_and(is_result)
}

fn is_result(line: &Line) -> bool {
    marks::key_result(&line.text).is_some_and(|rest| !rest.is_empty())
}

fn holds_marked(item: &Entry) -> bool {
    item.lines.iter().any(is_result) || item.items.iter().any(holds_marked)
}

/// The lines of a paragraph before the first that says it is a key result, and the key results.
pub(super) fn split(lines: &[Line]) -> (&[Line], Vec<Line>) {
    let first = lines.iter().position(is_result).unwrap_or(lines.len());
    let (head, rest) = lines.split_at_checked(first).unwrap_or((lines, &[]));
    let mut results: Vec<Vec<Line>> = Vec::new();
    for line in rest {
        match results.last_mut() {
            Some(last) if !is_result(line) => last.push(line.clone()),
            _ => results.push(vec![line.clone()]),
        }
    }
    (head, results.iter().map(|lines| unmarked(lines)).filter(|line| !line.text.is_empty()).collect())
}

/// The words of an entry without the mark of a key result.
fn unmarked(lines: &[Line]) -> Line {
    let whole = joined(lines);
    match marks::key_result(&whole.text) {
        Some(rest) => cut(&whole, rest),
        None => Line { text: whole.text.trim().to_owned(), ..whole },
    }
}

/// Every entry as a key result; what stands below one belongs to it.
pub(super) fn every(items: &[Entry]) -> Vec<Line> {
    items.iter().map(|item| unmarked(&item.lines)).filter(|line| !line.text.is_empty()).collect()
}

/// The entries that say they are key results, and those below them that do.
pub(super) fn marked(items: &[Entry]) -> Vec<Line> {
    let mut results = Vec::new();
    for item in items.iter().filter(|item| is_marked(item)) {
        let (_, own) = split(&item.lines);
        results.extend(own);
        results.extend(marked(&item.items));
    }
    results
}

/// The objectives of a list. Without marks it is one only where at least every other entry has something below it: a
/// list of prose has not.
pub(super) fn objectives(items: &[Entry], page_is_marked: bool, section: &str, found: &mut Vec<Objective>) {
    let with_results = items.iter().filter(|item| !item.items.is_empty()).count();
    if !page_is_marked && with_results * 2 < items.len() {
        return;
    }
    for item in items {
        objective(item, page_is_marked, section, found);
    }
}

/// Whether an entry is an objective, with those in it.
fn objective(item: &Entry, page_is_marked: bool, section: &str, found: &mut Vec<Objective>) -> bool {
    let (head, mut results) = split(&item.lines);
    let head = joined(head);
    let said = marks::objective(&head.text);
    let title =
        said.map_or_else(|| Line { text: head.text.trim().to_owned(), span: head.span }, |rest| cut(&head, rest));
    let at = found.len();
    let mut leaves = Vec::new();
    let mut below = false;
    for kid in &item.items {
        if is_marked(kid) {
            results.extend(marked(std::slice::from_ref(kid)));
        } else if !kid.items.is_empty() || kid.lines.iter().any(is_result) {
            below |= objective(kid, page_is_marked, section, found);
        } else {
            leaves.push(unmarked(&kid.lines));
        }
    }
    if !page_is_marked || (said.is_some() && results.is_empty()) {
        results.extend(leaves.into_iter().filter(|line| !line.text.is_empty()));
    }
    if said.is_none() && results.is_empty() && !below || title.text.is_empty() {
        return false;
    }
    let objective =
        Objective { title, span: item.span, section: section.to_owned(), results, notes: item.more.clone() };
    found.insert(at.min(found.len()), objective);
    true
}
