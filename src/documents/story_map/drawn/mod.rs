mod bands;
mod card;
mod slice;

use super::Mapped;
use crate::config::Language;
use crate::documents::picture::Setting;
use crate::documents::picture::style::style;
use crate::documents::picture::svg::{Anchor, Picture, document, group, line, shape, text};
use crate::documents::picture::text_width::{cut, lines};
use crate::documents::spoken::{title, word};
use bands::{Band, bands};

/// Pixels: as wide as a page on a screen, and readable there.
const WIDTH: f64 = 900.0;
const MARGIN: f64 = 32.0;
const ROOM: f64 = WIDTH - 2.0 * MARGIN;

/// Between two columns, and between two cards.
const GAP: f64 = 8.0;

/// A story map as one SVG. It is never wider than a page: what has more steps than stand beside each other goes on below.
pub fn drawn(map: &Mapped, setting: Setting, language: Language) -> String {
    let mut body = String::new();
    text(&mut body, "title", Anchor::Start, (MARGIN, 38.0), &cut(&map.title, 18.0, ROOM));
    text(&mut body, "lead", Anchor::Start, (MARGIN, 60.0), &cut(&map.lead(language), 13.0, ROOM));
    let mut y = 84.0;
    let columns = map.columns();
    let bands = bands(&columns);
    for (number, band) in bands.iter().enumerate() {
        y = backbone(&mut body, (map, language), band, y);
        for (at, slice) in map.slices.iter().enumerate() {
            let has_stories = band.steps().any(|step| step.stories.iter().any(|story| story.slice == at));
            if number == 0 || has_stories {
                y = slice::heading(&mut body, (slice, language), number == 0, y + 6.0);
                y = slice::cards(&mut body, band, (at, language), y);
            }
        }
        y += 22.0;
    }
    if columns.is_empty() {
        text(&mut body, "name", Anchor::Start, (MARGIN, y + 10.0), title("no_activity", language));
        y += 36.0;
        for slice in &map.slices {
            y = slice::heading(&mut body, (slice, language), true, y);
        }
    }
    y = factors(&mut body, (map, language), y);
    if let Some(told) = map.not_read(language) {
        text(&mut body, "note", Anchor::Start, (MARGIN, y + 12.0), &told);
        y += 24.0;
    }
    let height = y + 16.0;
    let mut paper = String::new();
    shape(&mut paper, "rect", "paper", &[("width", WIDTH), ("height", height)]);
    let description = format!("{}. {}.", map.lead(language), map.counted(language));
    document(&Picture {
        kind: "map",
        width: WIDTH,
        height,
        title: &map.title,
        description: &description,
        style: &if setting == Setting::Alone { style() } else { String::new() },
        body: &format!("{paper}{body}"),
    })
}

/// The activities of a band and below them their steps.
fn backbone(out: &mut String, (map, language): (&Mapped, Language), band: &Band<'_>, top: f64) -> f64 {
    let high = |count: usize| 14.0 + 17.0 * count as f64;
    let wrapped: Vec<(f64, f64, &str, Vec<String>)> = band
        .activities()
        .filter_map(|(activity, columns)| {
            let name = word(&map.activities.get(activity)?.name, language);
            let (left, right) = (band.left(columns.start), band.left(columns.end) - GAP);
            Some((left, right - left, name, lines(name, 13.5, right - left - 20.0, 3)))
        })
        .collect();
    let tall = high(wrapped.iter().map(|entry| entry.3.len()).max().unwrap_or(1));
    for (left, width, name, lines) in &wrapped {
        boxed(out, ("band3", "axis"), (*left, top, *width, tall), name, lines);
    }
    let top = top + tall + GAP;
    let width = band.width();
    let wrapped: Vec<(f64, &str, Vec<String>)> = band
        .columns
        .iter()
        .enumerate()
        .filter_map(|(column, (_, step))| {
            let name = word(&step.as_ref()?.name, language);
            Some((band.left(column), name, lines(name, 13.0, width - 20.0, 3)))
        })
        .collect();
    let Some(count) = wrapped.iter().map(|entry| entry.2.len()).max() else { return top };
    for (left, name, lines) in &wrapped {
        boxed(out, ("band5", "name"), (*left, top, width, high(count)), name, lines);
    }
    top + high(count) + GAP
}

/// Lines of text in a box, in full where a pointer rests.
fn boxed(
    out: &mut String,
    (paint, class): (&str, &str),
    (x, y, width, height): (f64, f64, f64, f64),
    told: &str,
    lines: &[String],
) {
    let mut inside = String::new();
    shape(&mut inside, "rect", paint, &[("x", x), ("y", y), ("width", width), ("height", height), ("rx", 4.0)]);
    let first = y + height / 2.0 + 4.5 - 8.5 * lines.len().saturating_sub(1) as f64;
    for (number, line) in lines.iter().enumerate() {
        text(&mut inside, class, Anchor::Start, (x + 10.0, first + 17.0 * number as f64), line);
    }
    group(out, told, &inside);
}

/// What must be true and no story works for.
fn factors(out: &mut String, (map, language): (&Mapped, Language), top: f64) -> f64 {
    let mut y = top;
    for factor in map.without_story() {
        let told = factor.told(language);
        line(out, "grid", (MARGIN, y - 10.0), (MARGIN + ROOM, y - 10.0));
        let wrapped = lines(&told, 13.0, ROOM, 2);
        let mut inside = String::new();
        for line in &wrapped {
            text(&mut inside, "name", Anchor::Start, (MARGIN, y + 9.0), line);
            y += 18.0;
        }
        group(out, &format!("{told} · {}", factor.document), &inside);
        y += 14.0;
    }
    y
}
