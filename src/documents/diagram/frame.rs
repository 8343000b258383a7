use std::collections::BTreeSet;

use super::boxes::more;
use super::columns::{Columns, columns};
use super::layout::{Graph, Sizes, place};
use super::wires::{Wire, wires};
use super::{Diagram, Node};
use crate::documents::picture::text_width::{lines, text_width};

/// Pixels: the edge of the picture; what lies between two columns, at least; between two boxes; what a passing link takes.
pub(super) const MARGIN: f64 = 24.0;
const GAP: f64 = 44.0;
const NARROW_GAP: f64 = 36.0;
const BETWEEN: f64 = 14.0;
const LANE: f64 = 9.0;

/// Pixels: how wide a picture should be, so that its text can be read on a page, and how wide a box is.
const WIDTH: f64 = 1160.0;
const NARROWEST: f64 = 150.0;
const WIDEST: f64 = 240.0;

/// Pixels: text in a box, the title and what stands around it, and the free edge of a box.
const TITLE: f64 = 13.0;
/// How wide the title's letters are at most, as of a size of theirs: they are bold.
pub(super) const BOLD: f64 = 1.14 * TITLE;
pub(super) const SMALL: f64 = 12.0;
pub(super) const PAD: f64 = 11.0;

/// Where every node and link stands: pixels.
pub(super) struct Frame {
    pub columns: Columns,
    /// By column, its left edge; one more for what lies behind the last.
    pub lefts: Vec<f64>,
    pub box_width: f64,
    pub box_height: f64,
    /// By node, the middle of its box.
    pub middles: Vec<f64>,
    pub wires: Vec<Wire>,
    /// By wire, where it passes the columns between its ends.
    pub bends: Vec<Vec<f64>>,
    /// Where what stands apart begins, if anything does.
    pub apart: Option<f64>,
    pub width: f64,
    /// Below the last box.
    pub bottom: f64,
}

impl Frame {
    pub fn left(&self, column: usize) -> f64 {
        self.lefts.get(column).copied().unwrap_or(MARGIN)
    }

    pub fn column(&self, node: usize) -> usize {
        self.columns.of.get(node).copied().unwrap_or(0)
    }

    pub fn middle(&self, node: usize) -> f64 {
        self.middles.get(node).copied().unwrap_or(0.0)
    }

    /// The pixels between a column and the next.
    pub fn gap(&self, column: usize) -> f64 {
        self.left(column + 1) - self.left(column) - self.box_width
    }
}

/// What stands in a box: lines of the title, and lines below it.
pub(super) fn words(node: &Node, room: f64) -> (Vec<String>, Vec<String>) {
    let more = more(node).map(|more| lines(&more, SMALL, room, 2)).unwrap_or_default();
    (lines(&node.title, BOLD, room, 2), more)
}

/// Pixels that so many lines take, with the line of the kind and the free edges.
pub(super) fn height_of(titles: usize, more: usize) -> f64 {
    30.0 + 17.0 * titles as f64 + 16.0 * more as f64
}

/// As high as the fullest box needs: all are alike.
fn box_height(diagram: &Diagram, room: f64) -> f64 {
    let height = |node: &Node| {
        let (titles, more) = words(node, room);
        height_of(titles.len(), more.len())
    };
    diagram.nodes.iter().map(height).fold(height_of(1, 0), f64::max)
}

/// Lays a picture out below `top`.
pub(super) fn frame(diagram: &Diagram, top: f64) -> Frame {
    let columns = columns(diagram);
    let wires = wires(diagram, &columns);
    let least_gap = if columns.count > 5 { NARROW_GAP } else { GAP };
    let gaps: Vec<f64> = (0..columns.count).map(|column| gap(&wires, column, columns.count, least_gap)).collect();
    let free = WIDTH - 2.0 * MARGIN - gaps.iter().sum::<f64>();
    let box_width = (free / columns.count.max(1) as f64).floor().clamp(NARROWEST, WIDEST);
    let mut lefts = vec![MARGIN];
    let mut x = MARGIN;
    for gap in &gaps {
        x += box_width + gap;
        lefts.push(x);
    }
    let mut frame = Frame {
        box_height: box_height(diagram, box_width - 2.0 * PAD),
        middles: vec![0.0; diagram.nodes.len()],
        bends: vec![Vec::new(); wires.len()],
        apart: None,
        width: (x + MARGIN).max(480.0),
        bottom: top,
        columns,
        lefts,
        box_width,
        wires,
    };
    let numbers = |is_apart: bool| -> Vec<usize> {
        let of_group = diagram.nodes.iter().enumerate().filter(|(_, node)| node.is_apart == is_apart);
        of_group.map(|(number, _)| number).collect()
    };
    lay_out(&mut frame, &numbers(false));
    let apart = numbers(true);
    if !apart.is_empty() {
        frame.bottom += if frame.bottom > top { 34.0 } else { 0.0 };
        frame.apart = Some(frame.bottom + 4.0);
        frame.bottom += 18.0;
        let linked: BTreeSet<usize> = frame.wires.iter().flat_map(|wire| [wire.left, wire.right]).collect();
        let (linked, single): (Vec<usize>, Vec<usize>) = apart.into_iter().partition(|number| linked.contains(number));
        lay_out(&mut frame, &linked);
        in_rows(&mut frame, &single);
    }
    frame
}

/// What lies between a column and the next: as much as the words on the links there take.
fn gap(wires: &[Wire], column: usize, count: usize, least: f64) -> f64 {
    let is_last = column + 1 == count;
    let here = wires.iter().filter(|wire| wire.label_column == column);
    let words = here.filter_map(|wire| Some(text_width(&wire.label()?, SMALL) + 14.0)).fold(0.0, f64::max);
    let arcs = wires.iter().any(|wire| wire.is_arc && wire.label_column == column);
    match is_last {
        true if arcs => words.max(28.0),
        true => 0.0,
        false => words.max(least),
    }
}

fn lay_out(frame: &mut Frame, members: &[usize]) {
    if members.is_empty() {
        return;
    }
    let mut own = vec![None; frame.middles.len()];
    for (at, number) in members.iter().enumerate() {
        if let Some(own) = own.get_mut(*number) {
            *own = Some(at);
        }
    }
    let own = |number: usize| own.get(number).copied().flatten();
    let mut graph = Graph { columns: members.iter().map(|number| frame.column(*number)).collect(), edges: Vec::new() };
    let mut laid = Vec::new();
    for (number, wire) in frame.wires.iter().enumerate().filter(|(_, wire)| !wire.is_arc) {
        if let (Some(left), Some(right)) = (own(wire.left), own(wire.right)) {
            graph.edges.push((left, right));
            laid.push(number);
        }
    }
    let placed = place(&graph, &Sizes { height: frame.box_height, gap: BETWEEN, lane: LANE });
    for (number, middle) in members.iter().zip(&placed.nodes) {
        if let Some(own) = frame.middles.get_mut(*number) {
            *own = frame.bottom + middle;
        }
    }
    for (number, bends) in laid.into_iter().zip(placed.bends) {
        if let Some(own) = frame.bends.get_mut(number) {
            *own = bends.iter().map(|bend| frame.bottom + bend).collect();
        }
    }
    frame.bottom += placed.height;
}

/// What is linked to nothing: side by side, in their order.
fn in_rows(frame: &mut Frame, members: &[usize]) {
    if members.is_empty() {
        return;
    }
    frame.bottom += if frame.apart.is_some_and(|apart| frame.bottom > apart + 20.0) { BETWEEN } else { 0.0 };
    let across = frame.columns.count.max(1);
    for (at, number) in members.iter().enumerate() {
        let row = (at / across) as f64;
        if let (Some(middle), Some(column)) = (frame.middles.get_mut(*number), frame.columns.of.get_mut(*number)) {
            *middle = frame.bottom + row * (frame.box_height + BETWEEN) + frame.box_height / 2.0;
            *column = at % across;
        }
    }
    let rows = members.len().div_ceil(across) as f64;
    frame.bottom += rows * (frame.box_height + BETWEEN) - BETWEEN;
}
