use super::Anchors;
use crate::documents::diagram::{Ask, Drawing, Node, diagram, draw};
use crate::documents::picture::Setting;
use crate::graph::Strategy;

/// How many records a picture within a page shows; what hangs deeper is counted at what it hangs below.
const MOST: usize = 120;

/// The fewest of which a picture says more than a sentence.
const FEWEST: usize = 3;

/// The largest picture that can still be read on a page of A4, in pixels: letters of 13 are some 5.5 points there.
const PAPER: (f64, f64) = (1240.0, 1640.0);

/// A picture within a page.
pub struct Drawn {
    pub svg: String,
    /// On paper nobody could read it.
    pub is_large: bool,
}

/// The links as a picture in which a click leads to a card; nothing where there are too few or too many records.
pub fn picture(strategy: &Strategy, ask: &Ask<'_>, anchors: &Anchors) -> Option<Drawn> {
    let diagram = diagram(strategy, ask);
    let href = |node: &Node| {
        let number = anchors.number(node.name.as_deref()?)?;
        Some(format!("#{}", anchors.anchor(number)))
    };
    let drawing = Drawing { setting: Setting::InPage, href: &href, most: MOST };
    let svg = (diagram.nodes.len() >= FEWEST).then(|| draw(&diagram, &drawing).ok()).flatten()?;
    let is_large = pixels(&svg, "width") > PAPER.0 || pixels(&svg, "height") > PAPER.1;
    Some(Drawn { svg, is_large })
}

/// How wide or high a picture says that it is.
fn pixels(svg: &str, side: &str) -> f64 {
    let written = svg.split_once(&format!(" {side}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    written.and_then(|(size, _)| size.parse().ok()).unwrap_or(0.0)
}
