use super::{HEIGHT, WIDTH};
use crate::documents::picture::Setting;
use crate::documents::picture::style::style;
use crate::documents::picture::svg::{Anchor, Picture, document, shape, text};
use crate::documents::picture::text_width::{cut, lines};

/// Pixels between the edge of the picture and what stands in it.
pub const MARGIN: f64 = 32.0;

/// How high the notes are at most.
pub const FOOT: f64 = 48.0;

/// What all pictures of a ranking have: a paper, a title, a line below it that says how to read it, and notes at the foot.
pub struct Framed<'f> {
    pub title: &'f str,
    pub lead: &'f str,
    pub description: &'f str,
    pub notes: &'f [String],
    /// Pixels; at least [`HEIGHT`].
    pub height: f64,
    pub body: &'f str,
    pub setting: Setting,
}

pub fn framed(framed: &Framed<'_>) -> String {
    let height = framed.height.max(HEIGHT);
    let room = WIDTH - 2.0 * MARGIN;
    let mut body = String::new();
    shape(&mut body, "rect", "paper", &[("width", WIDTH), ("height", height)]);
    text(&mut body, "title", Anchor::Start, (MARGIN, 38.0), &cut(framed.title, 18.0, room));
    text(&mut body, "lead", Anchor::Start, (MARGIN, 60.0), &cut(framed.lead, 13.0, room));
    body.push_str(framed.body);
    let mut notes = framed.notes.join(" · ");
    if let Some(first) = notes.get(..1).map(str::to_uppercase) {
        notes.replace_range(..1, &first);
    }
    let notes = if notes.is_empty() { Vec::new() } else { lines(&notes, 12.0, room, 2) };
    let top = height - 14.0 - 16.0 * notes.len().saturating_sub(1) as f64;
    for (number, line) in notes.iter().enumerate() {
        text(&mut body, "note", Anchor::Start, (MARGIN, top + 16.0 * number as f64), line);
    }
    let style = if framed.setting == Setting::Alone { style() } else { String::new() };
    document(&Picture {
        kind: "rank",
        width: WIDTH,
        height,
        title: framed.title,
        description: framed.description,
        style: &style,
        body: &body,
    })
}
