//! Where everything stands: a layered drawing (Sugiyama, Tagawa, Toda 1981) in columns that are given. What is long is laid
//! over a point in every column between; few links cross; long ones are straight.

mod align;
mod blocks;
mod conflicts;
mod crossings;
mod layers;
mod order;
mod place;

pub(super) use place::place;

/// What is to be laid out.
pub(super) struct Graph {
    /// By node.
    pub columns: Vec<usize>,
    /// From a node to one in a column further right, each pair once.
    pub edges: Vec<(usize, usize)>,
}

/// Pixels: how high a node is, what is left free between two, and what a link takes that passes by.
pub(super) struct Sizes {
    pub height: f64,
    pub gap: f64,
    pub lane: f64,
}

/// What was laid out: pixels from the top.
pub(super) struct Placed {
    /// By node, the middle of it.
    pub nodes: Vec<f64>,
    /// By edge, where it passes the columns between its ends.
    pub bends: Vec<Vec<f64>>,
    pub height: f64,
}
