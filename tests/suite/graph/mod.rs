//! Pictures of the links: whatever the records say, they are well-formed, no box lies on another, links lead the way they
//! say, and the same records give the same bytes.

mod command;
mod content;
mod hostile;
mod picture;
mod strict;

use crate::support::memory::{Files, example, files, strategy as read};
use crate::support::{random_strategy, world};

use pm::documents::diagram::{Ask, Diagram, Drawing, diagram, draw};
use pm::graph::Strategy;
use pm::values::Date;

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

/// Every picture there is of a strategy, drawn and looked at by all checks; the SVG of each.
fn all_pictures(strategy: &Strategy) -> Vec<String> {
    let mut asks = vec![Ask::whole(today()), Ask::metrics(today())];
    asks.push(Ask { without_ended: true, ..Ask::whole(today()) });
    let near = strategy.records.len().min(60);
    asks.extend((0..near).map(|number| Ask::near(number, today())));
    asks.iter().map(|ask| looked_at(&diagram(strategy, ask))).collect()
}

fn looked_at(diagram: &Diagram) -> String {
    let svg = draw(diagram, &Drawing::FILE).unwrap();
    picture::check(&svg);
    strict::check_mermaid(&pm::output::graph::mermaid(diagram));
    strict::check_dot(&pm::output::graph::dot(diagram));
    svg
}

/// "initiative/a serves intent/b", by line; of what leads nowhere its name as written.
fn said(diagram: &Diagram) -> Vec<String> {
    let name = |number: usize| {
        let node = &diagram.nodes[number];
        node.name.clone().unwrap_or_else(|| format!("`{}`", node.title))
    };
    diagram.edges.iter().map(|edge| format!("{} {} {}", name(edge.from), edge.label, name(edge.to))).collect()
}

fn names(diagram: &Diagram) -> Vec<String> {
    diagram.nodes.iter().map(|node| node.name.clone().unwrap_or_else(|| format!("`{}`", node.title))).collect()
}
