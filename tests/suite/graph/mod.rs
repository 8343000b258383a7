//! Pictures of the links: whatever the records say, they are well-formed, no box lies on another, links lead the way they
//! say, and the same records give the same bytes.

mod command;
mod content;
mod hostile;
mod picture;
mod strict;

use crate::support::{random_strategy, small_workspace, world};
use std::path::Path;

use pm::documents::diagram::{Ask, Diagram, Drawing, diagram, draw};
use pm::graph::{Strategy, load_config};
use pm::source::Tree;
use pm::values::Date;
use small_workspace::Files;

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn read(files: Files) -> Strategy {
    let tree = Tree::from_texts(files);
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}

fn files(texts: &[(&str, &str)]) -> Files {
    texts.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
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

fn example(name: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut files = Files::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                    files.insert(name, std::fs::read(path).unwrap());
                }
            }
        }
    }
    files
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
