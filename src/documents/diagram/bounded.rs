use super::Diagram;
use super::columns::columns;
use super::counted::counted;

/// More columns nobody can see at once, and through more links nobody finds a way.
const COLUMNS: usize = 24;
const LINKS_A_NODE: usize = 4;

/// The picture, with what is further to the right counted where there is more than `most`; nothing where even the first
/// column has more.
pub(super) fn bounded(diagram: &Diagram, most: usize) -> Option<Diagram> {
    if diagram.nodes.is_empty() {
        return Some(diagram.clone());
    }
    let columns = columns(diagram);
    let column = |node: usize| columns.of.get(node).copied().unwrap_or(0);
    let most_links = most.saturating_mul(LINKS_A_NODE);
    let fits = |last: &usize| {
        let nodes = columns.of.iter().filter(|column| **column <= *last).count();
        let up = diagram.edges.iter().filter(|edge| edge.is_up);
        nodes <= most && up.filter(|edge| column(edge.from).max(column(edge.to)) <= *last).count() <= most_links
    };
    let last = (0..columns.count.min(COLUMNS)).rev().find(fits)?;
    let mut drawn = match last + 1 < columns.count {
        true => counted(diagram, &|node| column(node) <= last),
        false => diagram.clone(),
    };
    if drawn.edges.len() > most_links {
        let before = drawn.edges.len();
        drawn.edges.retain(|edge| edge.is_up);
        drawn.notes.push(format!("{} links beside the way up are left out", before - drawn.edges.len()));
    }
    (!drawn.nodes.is_empty()).then_some(drawn)
}
