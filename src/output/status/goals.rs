use std::collections::{BTreeSet, HashMap};

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
const LEAST_NAME: usize = 14;
const MOST_NAME: usize = 40;

struct Row {
    name: String,
    /// The full name of the record that it is of.
    block: String,
    ink: Ink,
    /// The number of the vision that it serves.
    vision: Option<usize>,
    /// Of each column; none where the row says something else.
    cells: Option<[String; 8]>,
    pace: Option<Pace>,
    /// What it says instead, the longest first; and whether that is that nobody read it.
    said: Vec<String>,
    is_unread: bool,
}

impl Row {
    /// An intent's own, or what stands in its place.
    fn is_intent(&self) -> bool {
        self.ink == Ink::Strong
    }

    /// It names what the rows below it are of.
    fn is_heading(&self) -> bool {
        self.cells.is_none() && self.said.iter().all(String::is_empty)
    }

    /// How much it asks to be looked at.
    fn weight(&self) -> u8 {
        match self.pace {
            _ if self.is_heading() => 0,
            Some(Pace::Past) => 6,
            Some(Pace::NotHeld | Pace::Worse) => 5,
            Some(Pace::Behind) => 4,
            _ if self.is_unread => 3,
            Some(Pace::Reached | Pace::Held | Pace::OnTime) => 1,
            _ => 2,
        }
    }
}

/// The rows of a screen, and the others. What belongs to one record stays together below its intent. What is worst stays
/// first, and of what is equally bad some of each vision.
fn chosen(rows: Vec<Row>) -> (Vec<Row>, Vec<Row>) {
    let mut blocks: Vec<Vec<Row>> = Vec::new();
    let mut last = String::new();
    for row in rows {
        let is_same = last == row.block;
        last.clone_from(&row.block);
        match blocks.last_mut().filter(|_| is_same) {
            Some(block) => block.push(row),
            None => blocks.push(vec![row]),
        }
    }
    // Of each block its intent's, which stands above it.
    let mut above = None;
    let intents: Vec<Option<usize>> = blocks
        .iter()
        .enumerate()
        .map(|(number, block)| {
            if block.iter().any(Row::is_intent) {
                above = Some(number);
            }
            above
        })
        .collect();
    let mut turns: HashMap<(u8, Option<usize>), usize> = HashMap::new();
    let mut order: Vec<(u8, usize, usize)> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        let weight = block.iter().map(Row::weight).max().unwrap_or(0);
        let turn = turns.entry((weight, block.first().and_then(|row| row.vision))).or_insert(0);
        order.push((u8::MAX - weight, *turn, number));
        *turn += 1;
    }
    order.sort_unstable();
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    let mut room = MOST;
    for (.., number) in order {
        let all: BTreeSet<usize> =
            [Some(number), intents.get(number).copied().flatten()].into_iter().flatten().collect();
        let new: Vec<usize> = all.difference(&kept).copied().collect();
        let length: usize = new.iter().filter_map(|number| blocks.get(*number)).map(Vec::len).sum();
        if length <= room || kept.is_empty() {
            room = room.saturating_sub(length);
            kept.extend(new);
        }
        if room == 0 {
            break;
        }
    }
    let (mut shown, mut rest) = (Vec::new(), Vec::new());
    for (number, block) in blocks.into_iter().enumerate() {
        if kept.contains(&number) { shown.extend(block) } else { rest.extend(block) }
    }
    // What is worst is told first.
    rest.sort_by_key(|row| u8::MAX - row.weight());
    (shown, rest)
}

/// How far what is under way is.
pub fn goals(screen: &mut Screen<'_>, there: &GettingThere, today: Date) {
    let rows = rows(there, today);
    if rows.is_empty() && there.unmeasured.is_empty() {
        return;
    }
    let (shown, rest) = if screen.is_whole || rows.len() <= MOST + 1 { (rows, Vec::new()) } else { chosen(rows) };
    let widths = widths(screen, &shown);
    let longest = shown.iter().map(|row| screen.spoken(&row.name).width()).max().unwrap_or(0).clamp(14, MOST_NAME);
    let room = |gaps: &[usize; 8]| screen.width.saturating_sub(2 + taken(&widths, gaps));
    let gaps = if room(&WIDE) >= longest { WIDE } else { TIGHT };
    let columns = Columns { name: longest.min(room(&gaps)), widths, gaps };
    head(screen, &columns);
    for row in &shown {
        line(screen, row, &columns);
    }
    if !rest.is_empty() {
        left_out(screen, &rest);
    }
    if !there.unmeasured.is_empty() {
        let names = screen.names(&there.unmeasured, screen.width.saturating_sub(17));
        screen.line(&[plain("  no number yet: "), plain(names)]);
    }
}

/// How many more there are, which of them are not well, and the command that shows all.
fn left_out(screen: &mut Screen<'_>, rest: &[Row]) {
    let name = |row: &Row| match (row.block.trim_end().split_once('/'), row.name.trim()) {
        (Some((_, id)), own) if own != id && own != row.block => format!("{id} ({own})"),
        (Some((_, id)), _) => id.to_owned(),
        (None, own) => own.to_owned(),
    };
    let of = |is: &dyn Fn(&Row) -> bool| -> Vec<String> { rest.iter().filter(|row| is(row)).map(name).collect() };
    let late = of(&|row| matches!(row.pace, Some(Pace::Behind | Pace::Worse | Pace::NotHeld | Pace::Past)));
    let unread = of(&|row| row.is_unread);
    let goals = rest.iter().filter(|row| row.cells.is_some() || row.is_unread).count();
    let more = if goals == 0 { rest.len() } else { goals };
    let none = if late.is_empty() && unread.is_empty() { ", none behind" } else { "" };
    let text = format!("and {more} more{none}: {}", screen.all);
    screen.line(&[plain("  "), (Ink::Faint, text)]);
    // What is behind is worth a second line, what nobody read is not.
    for (lead, names, most) in [("behind: ", late, 2), ("not read: ", unread, 1)] {
        if !names.is_empty() {
            let room = screen.width.saturating_sub(4);
            let told =
                format!("{lead}{}", screen.names(&names, (room * most).saturating_sub(lead.len() + (most - 1) * 20)));
            let lines = screen.lines(&told, room, most);
            lines.into_iter().for_each(|line| screen.line(&[plain("    "), (Ink::Faint, line)]));
        }
    }
}

fn rows(there: &GettingThere, today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    let note = |name: &str, block: &str, ink: Ink, said: &str| Row {
        name: name.to_owned(),
        block: block.to_owned(),
        ink,
        vision: None,
        cells: None,
        pace: None,
        said: vec![said.to_owned()],
        is_unread: false,
    };
    for branch in &there.branches {
        let first = rows.len();
        let own = branch.goals.iter().filter(|goal| Some(&goal.record) == branch.intent.as_ref()).count();
        match &branch.intent {
            Some(intent) if own == 0 => {
                // What somebody else answers for is not missing.
                let said = match (branch.is_measured, branch.is_unknown) {
                    (true, _) => "",
                    (false, true) => "its metric is not known",
                    (false, false) => "no outcome with a metric",
                };
                rows.push(note(intent, intent, Ink::Strong, said));
            }
            Some(_) => {}
            None => rows.push(note("serving no active intent", "", Ink::Strong, "")),
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
                rows.push(note(&label, &goal.record, ink, ""));
            }
            last = &goal.record;
            // The heading of an intent stands above its initiatives even where its own outcomes are left out.
            let block = if is_intent { format!("{} ", goal.record) } else { goal.record.clone() };
            let indent = if is_intent { "  " } else { "    " };
            rows.push(Row { block, ..row(goal, format!("{indent}{}", goal.metric), Ink::Info, today) });
        }
        rows.iter_mut().skip(first).for_each(|row| row.vision = branch.vision);
    }
    rows
}

fn row(goal: &Goal, name: String, ink: Ink, today: Date) -> Row {
    let [from, now, target] = goal.short.clone().map(Option::unwrap_or_default);
    let by = by(goal, today);
    // A number that is old is shown with its day; one that says nothing yet is not.
    let says_nothing = goal.now_on.is_none() || goal.pace == Pace::Unread;
    if let Some(unread) = goal.unread.as_ref().filter(|_| says_nothing) {
        let metric = if goal.beside == 1 { format!(" ({})", goal.metric) } else { String::new() };
        let due = if target.is_empty() { String::new() } else { format!("; target {target}") };
        let by = if target.is_empty() || by.is_empty() { String::new() } else { format!(" by {by}") };
        let mut said = Vec::new();
        if let Some((from, target)) = goal.from.as_ref().zip(goal.target.as_ref()) {
            said.extend([
                format!("{from} → {unread}{metric} → {target}{by}"),
                format!("{from} → {unread}{metric} → {target}"),
                format!("{from} → {unread} → {target}"),
            ]);
        }
        // Where there is no room for the target, a mark says that there is more.
        let more = if target.is_empty() { "" } else { "; …" };
        said.extend([
            format!("{unread}{metric}{due}{by}"),
            format!("{unread}{metric}{due}"),
            format!("{unread}{due}"),
            format!("{unread}{metric}{more}"),
            format!("{unread}{more}"),
        ]);
        return Row {
            name,
            block: goal.record.clone(),
            ink,
            vision: None,
            cells: None,
            pace: None,
            said,
            is_unread: true,
        };
    }
    let percent = |share: Option<i64>| share.map_or(String::new(), |share| format!("{share} %"));
    let read = goal.now_on.map_or(String::new(), |on| short_day(on, today));
    let pace = goal.pace.name().to_owned();
    let cells = [from, now, read, target, by, percent(goal.way), percent(goal.time), pace];
    Row {
        name,
        block: goal.record.clone(),
        ink,
        vision: None,
        cells: Some(cells),
        pace: Some(goal.pace),
        said: Vec::new(),
        is_unread: goal.unread.is_some() && goal.pace != Pace::Past,
    }
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

/// A name that is longer than its column stands above its values.
fn line(screen: &mut Screen<'_>, row: &Row, columns: &Columns) {
    let name = columns.name;
    let length = screen.spoken(&row.name).width();
    let Some(values) = &row.cells else { return instead(screen, row, name.max(length)) };
    let is_above = length > name;
    if is_above {
        screen.name(row.ink, &row.name);
    }
    let label = screen.left(if is_above { "" } else { &row.name }, name);
    let mut pieces = vec![plain("  "), (row.ink, label)];
    let ink = |column: usize| match (column, row.pace) {
        (7, Some(Pace::Reached | Pace::Held | Pace::OnTime)) => Ink::Good,
        (7, Some(Pace::Behind | Pace::Worse | Pace::NotHeld | Pace::Past)) => Ink::Warning,
        (2, _) => Ink::Faint,
        _ => Ink::Info,
    };
    pieces.extend(cells(screen, columns, values.iter().enumerate().map(|(column, cell)| (cell.as_str(), ink(column)))));
    screen.line(&pieces);
}

/// What is said instead of values: behind the name where that tells from where to where, else below it.
fn instead(screen: &mut Screen<'_>, row: &Row, name: usize) {
    /// So many of the ways to say it leave out nothing that anybody would ask for next.
    const GOOD: usize = 3;
    let told = |room: usize| row.said.iter().position(|said| screen.spoken(said).width() <= room);
    let (beside, below) = (screen.width.saturating_sub(name + 4), screen.width.saturating_sub(6));
    let is_beside = told(beside).is_some_and(|at| at < GOOD || told(below).is_none_or(|other| other >= at));
    let text = |room: usize| {
        let said = told(room).and_then(|at| row.said.get(at)).or(row.said.last()).map_or("", String::as_str);
        screen.fit(said, room)
    };
    if is_beside {
        let (label, said) = (screen.left(&row.name, name), text(beside));
        screen.line(&[plain("  "), (row.ink, label), plain("  "), (Ink::Faint, said)]);
    } else {
        let said = text(below);
        screen.name(row.ink, &row.name);
        screen.line(&[plain("      "), (Ink::Faint, said)]);
    }
}
