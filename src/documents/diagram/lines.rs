use std::fmt::Write;

use super::Diagram;
use super::boxes::polygon;
use super::frame::Frame;
use super::wires::Wire;
use crate::documents::picture::svg::{Anchor, escaped, pixels, text};

/// Pixels: how long and how wide the head of an arrow is.
const TIP: f64 = 7.0;
const TIP_HALF: f64 = 3.5;

/// Pixels between two words on links that would stand on each other.
const APART: f64 = 15.0;

/// The links, then the words on them, so that no line crosses a word.
pub(super) fn draw_wires(out: &mut String, diagram: &Diagram, frame: &Frame) {
    let mut words: Vec<(f64, f64, String)> = Vec::new();
    for (number, wire) in frame.wires.iter().enumerate() {
        let bends = frame.bends.get(number).map_or(&[] as &[_], Vec::as_slice);
        let mut line = String::new();
        let at = match (wire.left == wire.right, wire.is_arc) {
            (true, _) => looped(&mut line, frame, wire),
            (false, true) => arc(&mut line, frame, wire),
            (false, false) => across(&mut line, frame, wire, bends),
        };
        let _ = writeln!(out, "<g><title>{}</title>\n{line}</g>", escaped(&told(diagram, wire)));
        words.extend(wire.label().map(|label| (at.0, at.1, label)));
    }
    words.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut last = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (x, y, label) in words {
        let y = if x == last.0 { y.max(last.1 + APART) } else { y };
        text(out, "word halo", Anchor::Middle, (x, y + 4.0), &label);
        last = (x, y);
    }
}

/// "Faster onboarding serves Enterprise"
fn told(diagram: &Diagram, wire: &Wire) -> String {
    let title = |number: usize| {
        diagram.nodes.get(number).map_or_else(String::new, |node| node.title.chars().take(60).collect::<String>())
    };
    let sentence = |(from, label): &(usize, String)| {
        let to = if *from == wire.left { wire.right } else { wire.left };
        format!("{} — {label} — {}", title(*from), title(to))
    };
    let mut said: Vec<String> = wire.said.iter().map(sentence).collect();
    if wire.is_turned {
        said.push("this closes a circle".to_owned());
    }
    said.join("; ")
}

fn class(wire: &Wire) -> &'static str {
    match (wire.is_turned, wire.is_up) {
        (true, _) => "link turned",
        (false, true) => "link",
        (false, false) => "link aside",
    }
}

fn path(out: &mut String, wire: &Wire, d: &str) {
    let _ = writeln!(out, "<path class=\"{}\" d=\"{d}\"/>", class(wire));
}

fn point(x: f64, y: f64) -> String {
    format!("{} {}", pixels(x), pixels(y))
}

/// An arrow's head whose point is at a place; `towards` is 1 to the right and -1 to the left.
fn tip(out: &mut String, (x, y): (f64, f64), towards: f64) {
    let back = x - towards * TIP;
    polygon(out, "tip", &[(x, y), (back, y - TIP_HALF), (back, y + TIP_HALF)]);
}

/// From the right side of a box to the left side of one further right, straight over the columns between.
fn across(out: &mut String, frame: &Frame, wire: &Wire, bends: &[f64]) -> (f64, f64) {
    let (first, last) = (frame.column(wire.left), frame.column(wire.right));
    let start = (frame.left(first) + frame.box_width, frame.middle(wire.left));
    let end = (frame.left(last), frame.middle(wire.right));
    let from = (start.0 + if wire.tips.0 { TIP } else { 0.0 }, start.1);
    let to = (end.0 - if wire.tips.1 { TIP } else { 0.0 }, end.1);
    let mut d = format!("M{}", point(from.0, from.1));
    let mut at = from;
    for (number, bend) in bends.iter().enumerate() {
        let left = frame.left(first + 1 + number);
        curve(&mut d, at, (left, *bend));
        let _ = write!(d, " L{}", point(left + frame.box_width, *bend));
        at = (left + frame.box_width, *bend);
    }
    curve(&mut d, at, to);
    path(out, wire, &d);
    if wire.tips.0 {
        tip(out, start, -1.0);
    }
    if wire.tips.1 {
        tip(out, end, 1.0);
    }
    ((at.0 + to.0) / 2.0, (at.1 + to.1) / 2.0)
}

fn curve(d: &mut String, from: (f64, f64), to: (f64, f64)) {
    let middle = (from.0 + to.0) / 2.0;
    let _ = write!(d, " C{} {} {}", point(middle, from.1), point(middle, to.1), point(to.0, to.1));
}

/// Between two boxes of one column, on their right.
fn arc(out: &mut String, frame: &Frame, wire: &Wire) -> (f64, f64) {
    let column = frame.column(wire.left);
    let x = frame.left(column) + frame.box_width;
    let (one, other) = (frame.middle(wire.left), frame.middle(wire.right));
    let inwards = frame.box_height * 0.25 * if other > one { 1.0 } else { -1.0 };
    let (one, other) = (one + inwards, other - inwards);
    let room = frame.gap(column).max(24.0) - 8.0;
    let bulge = (16.0 + (other - one).abs() * 0.12).min(room) * 4.0 / 3.0;
    let from = x + if wire.tips.0 { TIP } else { 0.0 };
    let to = x + if wire.tips.1 { TIP } else { 0.0 };
    let (out_of, back) = (point(x + bulge, one), point(x + bulge, other));
    path(out, wire, &format!("M{} C{out_of} {back} {}", point(from, one), point(to, other)));
    if wire.tips.0 {
        tip(out, (x, one), -1.0);
    }
    if wire.tips.1 {
        tip(out, (x, other), -1.0);
    }
    (x + frame.gap(column).max(24.0) / 2.0, (one + other) / 2.0)
}

/// From a box to itself.
fn looped(out: &mut String, frame: &Frame, wire: &Wire) -> (f64, f64) {
    let column = frame.column(wire.left);
    let (x, y) = (frame.left(column) + frame.box_width, frame.middle(wire.left));
    let (out_of, back) = (point(x + 24.0, y - 14.0), point(x + 24.0, y + 10.0));
    path(out, wire, &format!("M{} C{out_of} {back} {}", point(x, y - 10.0), point(x + TIP, y + 8.0)));
    tip(out, (x, y + 8.0), -1.0);
    (x + frame.gap(column).max(24.0) / 2.0, y + 18.0)
}
