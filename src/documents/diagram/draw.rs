use super::bounded::bounded;
use super::boxes::{above_title, draw_box};
use super::frame::{Frame, MARGIN, frame};
use super::lines::draw_wires;
use super::{Diagram, Node, View};
use crate::documents::picture::Setting;
use crate::documents::picture::style::style;
use crate::documents::picture::svg::{Anchor, Picture, document_as, shape, text};
use crate::documents::picture::text_width::{cut, lines};
use crate::values::Kind;

/// How a picture is drawn.
pub struct Drawing<'d> {
    pub setting: Setting,
    /// Where a click on a record leads.
    pub href: &'d dyn Fn(&Node) -> Option<String>,
    /// How many records are drawn at most; where there are more, those further down are counted at what they hang below.
    pub most: usize,
}

impl Drawing<'_> {
    /// A file of its own, without links, as large as can be looked at.
    pub const FILE: Drawing<'static> = Drawing { setting: Setting::Alone, href: &|_| None, most: MOST };
}

/// More boxes nobody finds anything in.
pub const MOST: usize = 1_500;

/// Even what stands at the top is too much for one picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// How many records there are to be drawn.
    pub records: usize,
}

/// The picture as SVG.
pub fn draw(diagram: &Diagram, drawing: &Drawing<'_>) -> Result<String, TooMany> {
    let Some(diagram) = &bounded(diagram, drawing.most) else {
        return Err(TooMany { records: diagram.nodes.len() });
    };
    let is_alone = drawing.setting == Setting::Alone;
    let mut body = String::new();
    let top = if is_alone { 108.0 } else { 44.0 };
    let mut frame = frame(diagram, top);
    let leads = lines(lead(diagram), 13.0, frame.width - 2.0 * MARGIN, 5);
    // A narrow picture needs more lines for how it is read.
    let top = top + if is_alone { 17.0 * leads.len().saturating_sub(1) as f64 } else { 0.0 };
    if is_alone && leads.len() > 1 {
        frame = super::frame::frame(diagram, top);
    }
    let notes = notes(diagram, frame.width);
    let height = frame.bottom + MARGIN + 16.0 * notes.len() as f64 + if notes.is_empty() { 0.0 } else { 8.0 };
    shape(&mut body, "rect", "paper", &[("width", frame.width), ("height", height)]);
    let room = frame.width - 2.0 * MARGIN;
    if is_alone {
        text(&mut body, "title", Anchor::Start, (MARGIN, 38.0), &cut(&diagram.title, 18.0, room));
        for (number, line) in leads.iter().enumerate() {
            text(&mut body, "lead", Anchor::Start, (MARGIN, 60.0 + 17.0 * number as f64), line);
        }
    }
    heads(&mut body, diagram, &frame, top);
    draw_wires(&mut body, diagram, &frame);
    for (number, node) in diagram.nodes.iter().enumerate() {
        let at = (frame.left(frame.column(number)), frame.middle(number) - frame.box_height / 2.0);
        draw_box(&mut body, node, at, (frame.box_width, frame.box_height), (drawing.href)(node).as_deref());
    }
    for (number, line) in notes.iter().enumerate() {
        text(&mut body, "note", Anchor::Start, (MARGIN, frame.bottom + 30.0 + 16.0 * number as f64), line);
    }
    let style = if is_alone { style() } else { String::new() };
    let has_links = diagram.nodes.iter().any(|node| (drawing.href)(node).is_some());
    // Of an image nothing can be reached inside.
    let role = if has_links { "group" } else { "img" };
    let title = if diagram.title.is_empty() { "A picture of the strategy" } else { &diagram.title };
    Ok(document_as(
        role,
        &Picture {
            kind: "graph",
            width: frame.width,
            height,
            title: &cut(title, 18.0, 2_000.0),
            description: &description(diagram),
            style: &style,
            body: &body,
        },
    ))
}

/// How it is to be read.
fn lead(diagram: &Diagram) -> &'static str {
    match (diagram.nodes.is_empty(), diagram.view) {
        (true, _) => "There is nothing to draw yet.",
        (_, View::Strategy) => "An arrow leads to what a record serves. Thick border: under way; dashed border: ended.",
        (_, View::Metrics) => {
            "An arrow leads to what is moved: solid from what drives it, dashed from a record that is to move it."
        }
    }
}

/// What is in it, for those who cannot see it.
fn description(diagram: &Diagram) -> String {
    let mut counts: Vec<(Kind, usize)> = Vec::new();
    for node in &diagram.nodes {
        match counts.iter_mut().find(|(kind, _)| *kind == node.kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((node.kind, 1)),
        }
    }
    counts.sort_unstable();
    let counted =
        |(kind, count): &(Kind, usize)| format!("{count} {}", if *count == 1 { kind.noun() } else { kind.nouns() });
    let counts: Vec<String> = counts.iter().map(counted).collect();
    let counts = if counts.is_empty() { String::new() } else { format!("{}. ", counts.join(", ")) };
    format!("{counts}{}", lead(diagram))
}

fn notes(diagram: &Diagram, width: f64) -> Vec<String> {
    if diagram.notes.is_empty() {
        return Vec::new();
    }
    lines(&above_title(&diagram.notes.join("; ")), 12.0, width - 2.0 * MARGIN, 2)
}

fn heads(body: &mut String, diagram: &Diagram, frame: &Frame, top: f64) {
    let heads = &frame.columns.heads;
    let is_anything_linked = diagram.nodes.iter().any(|node| !node.is_apart);
    for (at, (column, kinds)) in heads.iter().enumerate().filter(|_| is_anything_linked) {
        let next = heads.get(at + 1).map_or(frame.columns.count, |(column, _)| *column);
        let words = match (diagram.view, kinds.as_slice()) {
            (View::Metrics, [Kind::Vision]) => "vision".to_owned(),
            (View::Metrics, [Kind::Metric]) => "metrics: what drives what".to_owned(),
            (View::Metrics, kinds) if !kinds.contains(&Kind::Metric) => "what is to move them".to_owned(),
            (_, kinds) if kinds.len() > 2 => "linked to them".to_owned(),
            (_, kinds) => kinds.iter().map(|kind| kind.nouns()).collect::<Vec<_>>().join(", "),
        };
        let room = frame.left(next) - frame.left(*column) - 8.0;
        let room = room.max(frame.box_width);
        text(body, "axis", Anchor::Start, (frame.left(*column), top - 14.0), &cut(&above_title(&words), 13.0, room));
    }
    if let Some(apart) = frame.apart {
        let words = match diagram.view {
            View::Strategy => "Not connected to a vision",
            View::Metrics => "Not linked to another",
        };
        text(body, "axis", Anchor::Start, (MARGIN, apart), words);
    }
}
