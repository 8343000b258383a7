use super::frame::{FOOT, Framed, MARGIN, framed};
use super::{HEIGHT, Plot, WIDTH, words};
use crate::documents::picture::svg::{Anchor, group, shape, text};
use crate::documents::picture::text_width::{cut, text_width};
use crate::rank::methods::{band, cell};
use crate::rank::{Ranked, Value, shown};
use crate::values::{MatrixValue, Urgency, Vocabulary};

/// Pixels: where the cells begin, between two of them, for a line, and above and below the lines of a cell.
const LEFT: f64 = MARGIN + 66.0;
const TOP: f64 = 104.0;
const GAP: f64 = 6.0;
const LINE: f64 = 20.0;
const PADDING: f64 = 8.0;

const LEAD: &str =
    "Value in rows, urgency in columns. The stronger the tint, the earlier it comes; within a tint the shorter first.";

/// The three by three of value and urgency, each item in its cell. Cells have tints and no numbers: the source orders them
/// only in part.
pub fn matrix(plot: &Plot<'_>, drawn: &[&Ranked<'_>]) -> String {
    let rows: Vec<Vec<Vec<&Ranked<'_>>>> =
        (0..3).map(|value| (0..3).map(|urgency| inside(drawn, (value, urgency))).collect()).collect();
    let wanted: Vec<usize> = rows.iter().map(|row| row.iter().map(Vec::len).max().unwrap_or(0)).collect();
    let width = (WIDTH - MARGIN - LEFT - 2.0 * GAP) / 3.0;
    let mut body = String::new();
    for (urgency, (word, _)) in Urgency::WORDS.iter().enumerate() {
        let middle = LEFT + (width + GAP) * urgency as f64 + width / 2.0;
        text(&mut body, "axis", Anchor::Middle, (middle, TOP - 10.0), word);
    }
    let heights = heights(&wanted);
    let mut top = TOP;
    for (value, ((word, _), (row, height))) in MatrixValue::WORDS.iter().zip(rows.iter().zip(&heights)).enumerate() {
        text(&mut body, "axis", Anchor::End, (LEFT - 12.0, top + height / 2.0 + 4.5), word);
        for (urgency, items) in row.iter().enumerate() {
            let left = LEFT + (width + GAP) * urgency as f64;
            let corners = [("x", left), ("y", top), ("width", width), ("height", *height), ("rx", 4.0)];
            shape(&mut body, "rect", &format!("band{}", band((value, urgency))), &corners);
            lines(&mut body, plot, items, (left, top, width, *height));
        }
        top += height + GAP;
    }
    framed(&Framed {
        title: &words::title(plot),
        lead: LEAD,
        description: &words::description(plot, drawn, LEAD),
        notes: &words::notes(plot, drawn, &[]),
        height: HEIGHT,
        body: &body,
        setting: plot.setting,
    })
}

fn inside<'d, 's>(drawn: &[&'d Ranked<'s>], wanted: (usize, usize)) -> Vec<&'d Ranked<'s>> {
    drawn.iter().copied().filter(|ranked| cell(&ranked.item) == Some(wanted)).collect()
}

/// Rows are equally high, unless one has more to hold than another: then it gets a line for a line that the other can
/// spare. Three lines each has.
fn heights(wanted: &[usize]) -> Vec<f64> {
    let all = HEIGHT - TOP - FOOT - 2.0 * GAP - 6.0 * PADDING;
    let count = (all / LINE) as usize;
    let mut given = vec![count / 3; wanted.len()];
    loop {
        let lacks =
            |row: usize| wanted.get(row).copied().unwrap_or(0).saturating_sub(given.get(row).copied().unwrap_or(0));
        let poorest = (0..given.len()).rev().max_by_key(|row| lacks(*row)).filter(|row| lacks(*row) > 0);
        let spare = |row: &usize| {
            let (has, wants) = (given.get(*row).copied().unwrap_or(0), wanted.get(*row).copied().unwrap_or(0));
            has.saturating_sub(wants.max(3))
        };
        let richest = (0..given.len()).max_by_key(spare).filter(|row| spare(row) > 0);
        let (Some(poorest), Some(richest)) = (poorest, richest) else { break };
        for (row, lines) in given.iter_mut().enumerate() {
            *lines += usize::from(row == poorest);
            *lines -= usize::from(row == richest);
        }
    }
    let left_over = (all - LINE * given.iter().sum::<usize>() as f64) / wanted.len().max(1) as f64;
    given.iter().map(|lines| *lines as f64 * LINE + 2.0 * PADDING + left_over).collect()
}

/// The items of a cell, as many as there is room for.
fn lines(out: &mut String, plot: &Plot<'_>, items: &[&Ranked<'_>], (left, top, width, height): (f64, f64, f64, f64)) {
    let room = ((height - 2.0 * PADDING) / LINE + 1e-6) as usize;
    let named = if items.len() > room { room.saturating_sub(1) } else { items.len() };
    let (x, mut y) = (left + 12.0, top + PADDING + 14.0);
    for ranked in items.iter().take(named) {
        let weeks = weeks(ranked);
        let name = cut(&words::name(ranked), 13.0, width - 24.0 - text_width(&weeks, 13.0));
        let mut line = String::new();
        text(&mut line, "name", Anchor::Start, (x, y), &format!("{name}{weeks}"));
        group(out, &words::told(plot, ranked), &line);
        y += LINE;
    }
    if items.len() > named {
        text(out, "name", Anchor::Start, (x, y), &format!("and {} more", items.len() - named));
    }
}

/// " (6 w)"; nothing where it is not estimated.
fn weeks(ranked: &Ranked<'_>) -> String {
    let weeks = ranked.score.inputs.iter().find(|input| input.name == "duration_weeks");
    match weeks.map(|input| &input.value) {
        Some(Value::Number(weeks)) => format!(" ({}\u{a0}w)", shown(weeks)),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::heights;

    #[test]
    fn a_full_row_takes_from_an_empty_one() {
        let even = heights(&[0, 0, 0]);
        assert!(even.iter().all(|height| (height - even[0]).abs() < 0.1));
        let uneven = heights(&[20, 1, 0]);
        assert!(uneven[0] > even[0] && uneven[1] < even[1]);
        assert!((uneven.iter().sum::<f64>() - even.iter().sum::<f64>()).abs() < 0.1);
    }
}
