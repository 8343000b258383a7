use super::super::words::name;
use super::super::{MapStory, Mark};
use crate::config::Language;
use crate::documents::picture::svg::{Anchor, group, shape, text};
use crate::documents::picture::text_width::{cut, lines};

/// How many lines of a title are drawn; all of it is told where a pointer rests.
const LINES: usize = 6;

/// Pixels.
const SIZE: f64 = 13.0;
const LINE: f64 = 17.0;
const INSIDE: f64 = 9.0;

fn titled((story, language): (&MapStory, Language), width: f64) -> Vec<String> {
    lines(name(&story.title, language), SIZE, width - 2.0 * INSIDE, LINES)
}

pub fn height(told: (&MapStory, Language), width: f64) -> f64 {
    let status = if told.0.status.is_some() { LINE } else { 0.0 };
    titled(told, width).len() as f64 * LINE + status + 12.0
}

/// A story: its title, and how far it is, by a mark and by its word.
pub fn card(out: &mut String, (story, language): (&MapStory, Language), (x, y, width): (f64, f64, f64)) {
    let mut inside = String::new();
    let corners = [("x", x), ("y", y), ("width", width), ("height", height((story, language), width)), ("rx", 4.0)];
    shape(&mut inside, "rect", "card grid", &corners);
    let mut base = y + 18.0;
    for line in titled((story, language), width) {
        text(&mut inside, "name", Anchor::Start, (x + INSIDE, base), &line);
        base += LINE;
    }
    if let (Some(mark), Some(status)) = (story.mark(), &story.status) {
        let (centre, middle) = (x + INSIDE + 5.0, base - 4.0);
        if mark != Mark::Done {
            shape(&mut inside, "circle", "hollow", &[("cx", centre), ("cy", middle), ("r", 4.0)]);
        }
        let filled = match mark {
            Mark::Done => 5.0,
            Mark::Begun => 2.0,
            Mark::Other => 0.0,
        };
        if filled > 0.0 {
            shape(&mut inside, "circle", "dot", &[("cx", centre), ("cy", middle), ("r", filled)]);
        }
        let status = cut(status, 12.0, width - 2.0 * INSIDE - 16.0);
        text(&mut inside, "note", Anchor::Start, (x + INSIDE + 16.0, base), &status);
    }
    group(out, &story.told(language), &inside);
}
