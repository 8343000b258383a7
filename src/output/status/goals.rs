use unicode_width::UnicodeWidthStr;

use super::screen::{Piece, Screen, plain};
use crate::documents::short_day;
use crate::documents::status::{GettingThere, Goal, Pace};
use crate::output::Ink;
use crate::values::Date;

/// So many rows fit a screen.
const MOST: usize = 8;

const HEADS: [&str; 8] = ["from", "now", "read", "target", "by", "way", "time", ""];
/// Which columns stand to the right.
const RIGHT: [bool; 8] = [true, true, true, true, false, true, true, false];
/// Which columns go first where there is no room for all.
const SPARED: [usize; 4] = [0, 6, 4, 2];
/// In so many days a day is told by its day and not by its month.
const NEAR: i64 = 100;
const LEAST_NAME: usize = 16;
const MOST_NAME: usize = 40;

struct Row {
    name: String,
    ink: Ink,
    /// Of each column; none where the row says something else.
    cells: Option<[String; 8]>,
    pace: Option<Pace>,
    /// What it says instead, the longest first.
    said: Vec<String>,
}

/// How far what is under way is.
pub fn goals(screen: &mut Screen<'_>, there: &GettingThere, today: Date) {
    let rows = rows(there, today);
    if rows.is_empty() && there.unmeasured.is_empty() {
        return;
    }
    let most = if screen.is_whole || rows.len() <= MOST + 1 { rows.len() } else { MOST };
    let (shown, rest) = rows.split_at(most);
    let widths = widths(screen, shown);
    let longest = shown.iter().map(|row| screen.spoken(&row.name).width()).max().unwrap_or(0).clamp(14, MOST_NAME);
    let room = |gaps: &[usize; 8]| screen.width.saturating_sub(2 + taken(&widths, gaps));
    let gaps = if room(&WIDE) >= longest { WIDE } else { TIGHT };
    let columns = Columns { name: longest.min(room(&gaps)), widths, gaps };
    head(screen, &columns);
    for row in shown {
        line(screen, row, &columns);
    }
    if !rest.is_empty() {
        screen.line(&[plain("  "), (Ink::Faint, format!("and {} more: pm status --all", rest.len()))]);
    }
    if !there.unmeasured.is_empty() {
        let names = screen.names(&there.unmeasured, screen.width.saturating_sub(17));
        screen.line(&[plain("  no number yet: "), plain(names)]);
    }
}

fn rows(there: &GettingThere, today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    let note = |name: &str, ink: Ink, said: &str| Row {
        name: name.to_owned(),
        ink,
        cells: None,
        pace: None,
        said: vec![said.to_owned()],
    };
    for branch in &there.branches {
        let own = branch.goals.iter().filter(|goal| Some(&goal.record) == branch.intent.as_ref()).count();
        match &branch.intent {
            Some(intent) if own == 0 => rows.push(note(intent, Ink::Strong, "no outcome with a metric")),
            Some(_) => {}
            None => rows.push(note("serving no active intent", Ink::Strong, "")),
        }
        let mut last = "";
        for goal in &branch.goals {
            let is_intent = Some(&goal.record) == branch.intent.as_ref();
            let id = goal.record.split_once('/').map_or(goal.record.as_str(), |(_, id)| id);
            let (label, ink) =
                if is_intent { (goal.record.clone(), Ink::Strong) } else { (format!("  {id}"), Ink::Info) };
            if goal.beside == 1 {
                rows.push(row(goal, label, ink, today));
                continue;
            }
            if last != goal.record {
                rows.push(note(&label, ink, ""));
            }
            last = &goal.record;
            let indent = if is_intent { "  " } else { "    " };
            rows.push(row(goal, format!("{indent}{}", goal.metric), Ink::Info, today));
        }
    }
    rows
}

fn row(goal: &Goal, name: String, ink: Ink, today: Date) -> Row {
    let [from, now, target] = goal.short.clone().map(Option::unwrap_or_default);
    let by = by(goal, today);
    if let Some(unread) = &goal.unread {
        let metric = if goal.beside == 1 { format!(" ({})", goal.metric) } else { String::new() };
        let then = goal.now_on.map_or(String::new(), |_| format!(", {now} then"));
        let due = if target.is_empty() { String::new() } else { format!("; target {target}") };
        let by = if target.is_empty() || by.is_empty() { String::new() } else { format!(" by {by}") };
        let said = [
            format!("{unread}{metric}{then}{due}{by}"),
            format!("{unread}{metric}{then}{due}"),
            format!("{unread}{metric}{then}"),
            format!("{unread}{metric}"),
        ];
        return Row { name, ink, cells: None, pace: None, said: said.to_vec() };
    }
    let percent = |share: Option<i64>| share.map_or(String::new(), |share| format!("{share} %"));
    let read = goal.now_on.map_or(String::new(), |on| short_day(on, today));
    let pace = goal.pace.name().to_owned();
    let cells = [from, now, read, target, by, percent(goal.way), percent(goal.time), pace];
    Row { name, ink, cells: Some(cells), pace: Some(goal.pace), said: Vec::new() }
}

/// The day where it is near, else the month or the period.
fn by(goal: &Goal, today: Date) -> String {
    let written = goal.by.clone().unwrap_or_default();
    let is_day = written.len() == "2026-12-31".len();
    match goal.due {
        Some(due) if is_day && today.days_until(due).abs() < NEAR => short_day(due, today),
        Some(_) if is_day => written.get(..7).unwrap_or_default().to_owned(),
        _ => written,
    }
}

/// The blanks before each column.
const WIDE: [usize; 8] = [2; 8];
const TIGHT: [usize; 8] = [2, 2, 1, 2, 2, 2, 2, 1];

struct Columns {
    name: usize,
    widths: [usize; 8],
    gaps: [usize; 8],
}

/// How much of a line the columns take.
fn taken(widths: &[usize; 8], gaps: &[usize; 8]) -> usize {
    widths.iter().zip(gaps).filter(|(width, _)| **width > 0).map(|(width, gap)| width + gap).sum()
}

/// How wide each column is; 0 where it is left out.
fn widths(screen: &Screen<'_>, rows: &[Row]) -> [usize; 8] {
    let mut widths = [0; 8];
    for cells in rows.iter().filter_map(|row| row.cells.as_ref()) {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(screen.spoken(cell).width().min(11));
        }
    }
    for (width, head) in widths.iter_mut().zip(HEADS) {
        if *width > 0 {
            *width = (*width).max(head.len());
        }
    }
    let names = rows.iter().map(|row| screen.spoken(&row.name).width()).max().unwrap_or(0);
    let needed = names.min(if screen.is_narrow() { LEAST_NAME } else { 24 });
    for spared in SPARED {
        let taken = taken(&widths, &WIDE);
        // Where it started is worth more than a long name, but not than a name at all.
        let least = if spared == 0 { LEAST_NAME.min(needed) } else { needed.min(LEAST_NAME) };
        if taken + 2 + least <= screen.width {
            break;
        }
        if let Some(width) = widths.get_mut(spared) {
            *width = 0;
        }
    }
    widths
}

fn head(screen: &mut Screen<'_>, columns: &Columns) {
    let mut pieces = vec![(Ink::Strong, screen.left("GETTING THERE?", columns.name + 2))];
    let heads = HEADS.iter().map(|head| (*head, Ink::Faint));
    pieces.extend(cells(screen, columns, heads));
    screen.line(&pieces);
}

/// The cells of a line, each in its column.
fn cells<'c>(screen: &Screen<'_>, columns: &Columns, cells: impl Iterator<Item = (&'c str, Ink)>) -> Vec<Piece> {
    let columns = columns.widths.iter().zip(columns.gaps).zip(RIGHT);
    let shown = cells.zip(columns).filter(|(_, ((width, _), _))| **width > 0);
    let mut pieces = Vec::new();
    for ((cell, ink), ((width, gap), is_right)) in shown {
        let text = if is_right { screen.right(cell, *width) } else { screen.left(cell, *width) };
        pieces.extend([plain(" ".repeat(gap)), (ink, text)]);
    }
    pieces
}

fn line(screen: &mut Screen<'_>, row: &Row, columns: &Columns) {
    let name = columns.name;
    let Some(values) = &row.cells else {
        let longest = screen.spoken(&row.name).width().max(name).min(screen.width.saturating_sub(4));
        let room = screen.width.saturating_sub(name + 4);
        let fits = |said: &&String| screen.spoken(said).width() <= room;
        let said = row.said.iter().find(fits).or(row.said.last()).map_or("", String::as_str);
        let label = screen.left(&row.name, if said.is_empty() { longest } else { name });
        let said = screen.fit(said, room);
        screen.line(&[plain("  "), (row.ink, label), plain("  "), (Ink::Faint, said)]);
        return;
    };
    let mut pieces = vec![plain("  "), (row.ink, screen.left(&row.name, name))];
    let ink = |column: usize| match (column, row.pace) {
        (7, Some(Pace::Reached | Pace::Held | Pace::OnTime)) => Ink::Good,
        (7, Some(Pace::Behind | Pace::Worse | Pace::NotHeld | Pace::Past)) => Ink::Warning,
        (2, _) => Ink::Faint,
        _ => Ink::Info,
    };
    pieces.extend(cells(screen, columns, values.iter().enumerate().map(|(column, cell)| (cell.as_str(), ink(column)))));
    screen.line(&pieces);
}
