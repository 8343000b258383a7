use super::Diagram;
use super::columns::columns;
use super::counted::counted;

/// More columns nobody can see at once, and through more links nobody finds a way.
const COLUMNS: usize = 24;
const LINKS_A_NODE: usize = 4;

/// The picture, with what is further to the right counted where there is more than `most`; nothing where even the first
/// column has more.
pub(super) fn bounded(diagram: &Diagram, most: usize) -> Option<Diagram> {
    let columns = columns(diagram);
    let mut diagram = diagram.clone();
    let most_links = most * LINKS_A_NODE;
    let fits = |diagram: &Diagram, last: usize| {
        let column = |node: &usize| columns.of.get(*node).copied().unwrap_or(0);
        let nodes = columns.of.iter().filter(|column| **column <= last).count();
        let links = diagram.edges.iter().filter(|edge| column(&edge.from).max(column(&edge.to)) <= last).count();
        last < COLUMNS && nodes <= most && links <= most_links
    };
    if diagram.edges.len() > most_links {
        let before = diagram.edges.len();
        diagram.edges.retain(|edge| edge.is_up);
        let left_out = before - diagram.edges.len();
        diagram.notes.push(format!("{left_out} links beside the way up are left out"));
    }
    if diagram.nodes.is_empty() {
        return Some(diagram);
    }
    let last = (0..columns.count.min(COLUMNS)).rev().find(|last| fits(&diagram, *last))?;
    if last + 1 >= columns.count {
        return Some(diagram);
    }
    let counted = counted(&diagram, &|node| columns.of.get(node).is_some_and(|column| *column <= last));
    (!counted.nodes.is_empty()).then_some(counted)
}
