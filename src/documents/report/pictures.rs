use super::Anchors;
use crate::documents::diagram::{Ask, Drawing, Node, diagram, draw};
use crate::documents::picture::Setting;
use crate::graph::Strategy;

/// How many records a picture within a page shows; what hangs deeper is counted at what it hangs below.
const MOST: usize = 120;

/// The fewest of which a picture says more than a sentence.
const FEWEST: usize = 3;

/// The links as a picture in which a click leads to a card; nothing where there are too few or too many records.
pub fn picture(strategy: &Strategy, ask: &Ask<'_>, anchors: &Anchors) -> Option<String> {
    let diagram = diagram(strategy, ask);
    let href = |node: &Node| {
        let number = anchors.number(node.name.as_deref()?)?;
        Some(format!("#{}", anchors.anchor(number)))
    };
    let drawing = Drawing { setting: Setting::InPage, href: &href, most: MOST };
    (diagram.nodes.len() >= FEWEST).then(|| draw(&diagram, &drawing).ok()).flatten()
}
