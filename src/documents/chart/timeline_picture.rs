use super::axis::{Axis, dates};
use super::marks::{Mark, bar, mark};
use super::{MARGIN, TEXT, Timeline, TimelineGroup, TimelineRow, WIDTH};
use crate::documents::picture::Setting;
use crate::documents::picture::style::style;
use crate::documents::picture::svg::{Anchor, Picture, document, group, line, shape, text};
use crate::documents::picture::text_width::{cut, text_width};
use crate::values::Date;

/// Pixels.
const HEAD: f64 = 34.0;
const AXIS: f64 = 30.0;
const TITLE: f64 = 26.0;
const ROW: f64 = 36.0;

/// How long a bar is of which only one end is known.
const STUB: f64 = 26.0;

/// Bold letters of 13 pixels are as wide as others of so many.
const BOLD: f64 = 14.5;

/// The room for what came of an experiment, in any language: all begin at the same place, with their signs before them.
const VERDICT: f64 = 84.0;

/// The timeline as SVG: a row an experiment, its name with what came of it above its bar.
pub fn timeline_picture(timeline: &Timeline, setting: Setting) -> String {
    let rows = || timeline.groups.iter().flat_map(|group| &group.rows);
    let head = if setting == Setting::Alone { HEAD } else { 0.0 };
    let count = rows().count();
    let dated = rows().flat_map(|row| [row.starts, row.ends, row.answered]).flatten().chain(timeline.today);
    let all: Vec<Date> = dated.collect();
    let height = match count {
        0 => head + AXIS,
        _ => head + AXIS + timeline.groups.len() as f64 * TITLE + count as f64 * ROW + MARGIN,
    };
    let mut body = String::new();
    if setting == Setting::Alone {
        shape(&mut body, "rect", "paper", &[("width", WIDTH), ("height", height)]);
        text(&mut body, "axis", Anchor::Start, (MARGIN, 24.0), "Experiments over time");
    }
    if count == 0 {
        text(&mut body, "note", Anchor::Start, (MARGIN, head + 18.0), "No experiment is written down yet.");
    } else {
        let axis = dates(&all, MARGIN, WIDTH - MARGIN);
        scale(&mut body, timeline, &axis, (head, height - MARGIN));
        let mut top = head + AXIS;
        for of_initiative in &timeline.groups {
            title(&mut body, of_initiative, top);
            top += TITLE;
            for one in &of_initiative.rows {
                row(&mut body, one, timeline.today, &axis, top);
                top += ROW;
            }
        }
    }
    let style = if setting == Setting::Alone { style() } else { String::new() };
    document(&Picture {
        kind: "timeline",
        width: WIDTH,
        height,
        title: "Experiments over time",
        description: &description(timeline, count),
        style: &style,
        body: &body,
    })
}

fn scale(out: &mut String, timeline: &Timeline, axis: &Axis, (top, bottom): (f64, f64)) {
    let today = timeline.today.map(|today| axis.on(today));
    let wide = |name: &str| text_width(name, TEXT) / 2.0;
    for (day, name) in &axis.ticks {
        let x = axis.at(*day);
        line(out, "grid", (x, top + AXIS - 8.0), (x, bottom));
        let at = x.clamp(wide(name) + 2.0, WIDTH - wide(name) - 2.0);
        // Today is told before a round date.
        if today.is_none_or(|today| (today - at).abs() > wide(name) + wide("today") + 6.0) {
            text(out, "tick", Anchor::Middle, (at, top + AXIS - 13.0), name);
        }
    }
    if let Some(x) = today {
        line(out, "today", (x, top + AXIS - 10.0), (x, bottom));
        let at = x.clamp(wide("today") + 2.0, WIDTH - wide("today") - 2.0);
        text(out, "tick", Anchor::Middle, (at, top + AXIS - 13.0), "today");
    }
}

fn title(out: &mut String, of_initiative: &TimelineGroup, top: f64) {
    let mut drawn = String::new();
    let room = WIDTH - 2.0 * MARGIN;
    // A title that somebody wrote is told as such: a page in another language leaves it as it is.
    let class = if of_initiative.record.is_some() { "axis halo written" } else { "axis halo" };
    text(&mut drawn, class, Anchor::Start, (MARGIN, top + 18.0), &cut(&of_initiative.title, BOLD, room));
    let told = match &of_initiative.record {
        Some(record) => format!("{record}: {}", of_initiative.title),
        None => of_initiative.title.clone(),
    };
    group(out, &told, &drawn);
}

fn row(out: &mut String, row: &TimelineRow, today: Option<Date>, axis: &Axis, top: f64) {
    let word = row.verdict.as_deref().unwrap_or(&row.status);
    let sign = match (row.verdict.as_deref(), row.status.as_str()) {
        (Some("supported"), _) => Some(Mark::Check),
        (Some("refuted"), _) => Some(Mark::Cross),
        (Some("inconclusive"), _) => Some(Mark::Ring),
        _ => None,
    };
    let told = in_words(row);
    let mut drawn = String::new();
    let base = top + 14.0;
    let left = WIDTH - MARGIN - VERDICT;
    text(&mut drawn, "note halo", Anchor::Start, (left, base), word);
    if let Some(sign) = sign {
        mark(&mut drawn, sign, (left - 11.0, base - 4.0), 4.0, "", &[]);
    }
    let room = left - MARGIN - 24.0;
    text(&mut drawn, "name halo", Anchor::Start, (MARGIN, base), &cut(&row.title, 13.0, room));
    if let Some((from, to, class)) = stretch(row, today, axis) {
        let date = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
        let (starts, ends, answered) = (date(row.starts), date(row.ends), date(row.answered));
        let data = [
            ("record", row.record.as_str()),
            ("starts", &starts),
            ("ends", &ends),
            ("answered", &answered),
            ("verdict", row.verdict.as_deref().unwrap_or_default()),
            ("status", &row.status),
        ];
        bar(&mut drawn, class, (from, top + 20.0, to - from, 8.0), &told, &data);
    }
    group(out, &told, &drawn);
}

/// From where to where its bar goes, and what it looks like: open where only one end is known or where it goes on.
fn stretch(row: &TimelineRow, today: Option<Date>, axis: &Axis) -> Option<(f64, f64, &'static str)> {
    let end = row.ends.or(row.answered);
    let over = matches!(row.status.as_str(), "concluded" | "abandoned");
    let class = match row.status.as_str() {
        "concluded" => "run",
        "abandoned" => "run-given-up",
        "draft" => "run-planned",
        _ => "run-open",
    };
    match (row.starts, end) {
        (Some(starts), Some(ends)) => {
            let (from, to) = (axis.on(starts), axis.on(ends));
            Some((from.min(to), from.max(to).max(from.min(to) + 3.0), class))
        }
        (Some(starts), None) => {
            let from = axis.on(starts);
            let until = today.filter(|_| !over).map(|today| axis.on(today)).filter(|x| *x > from + 3.0);
            Some((from, until.unwrap_or((from + STUB).min(axis.end)), "run-open"))
        }
        (None, Some(ends)) => {
            let to = axis.on(ends);
            Some(((to - STUB).max(axis.start), to, if over { "run-unknown" } else { "run-open" }))
        }
        (None, None) => None,
    }
}

/// "experiment/x: running, 2026-11-09 to 2026-11-30".
fn in_words(row: &TimelineRow) -> String {
    let dates = match (row.starts, row.ends) {
        (Some(starts), Some(ends)) => format!(", {starts} to {ends}"),
        (Some(starts), None) => format!(", from {starts} on"),
        (None, Some(ends)) => format!(", until {ends}"),
        (None, None) => ", without dates".to_owned(),
    };
    let verdict = row.verdict.as_ref().map_or(String::new(), |verdict| format!(", {verdict}"));
    let decision = row.decision.as_ref().map_or(String::new(), |decision| format!(", decided: {decision}"));
    let learned = row.learned.as_ref().map_or(String::new(), |learned| format!("; {learned}"));
    format!("{} ({}): {}{dates}{verdict}{decision}{learned}", row.record, row.title, row.status)
}

fn description(timeline: &Timeline, count: usize) -> String {
    if count == 0 {
        return "No experiment is written down yet.".to_owned();
    }
    let words = ["supported", "refuted", "inconclusive"].map(|verdict| {
        let of_it = timeline.groups.iter().flat_map(|group| &group.rows);
        let of_it = of_it.filter(|row| row.verdict.as_deref() == Some(verdict)).count();
        (of_it, verdict)
    });
    let words = words.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    let words: Vec<String> = words.collect();
    let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
    format!("{count} {}{words}.", if count == 1 { "experiment" } else { "experiments" })
}
