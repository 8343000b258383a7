//! A picture of the links for other programs: Mermaid, Graphviz, and data.

mod dot;
mod json;
mod mermaid;
mod schema;

pub use dot::dot;
pub use json::json;
pub use mermaid::{EDGES, TEXT, mermaid};
pub use schema::graph_schema;

use crate::documents::diagram::Node;

/// Stands in the first line of a text, by which a file is known that may be replaced.
pub const MADE_BY: &str = "Made by `pm graph`";

/// More of a title nobody reads in a picture.
const TITLE: usize = 120;

/// A title on one line, without what would move a cursor or turn the direction of what follows.
fn title(node: &Node) -> String {
    let title: String =
        node.title.chars().filter(|c| !super::safe::is_unsafe(*c) || *c == '\n' || *c == '\t').collect();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.char_indices().nth(TITLE) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default().trim_end()),
        None => title,
    }
}

/// "initiative · delivery"
fn kind_and_state(node: &Node) -> String {
    format!("{} · {}", node.kind.noun(), node.state)
}

/// What stands below the title: what was measured, and what is counted.
fn below(node: &Node) -> Vec<String> {
    let counted = node
        .below
        .iter()
        .map(|(kind, count)| format!("+ {count} {}", if *count == 1 { kind.noun() } else { kind.nouns() }));
    node.detail.iter().cloned().chain(counted).collect()
}
