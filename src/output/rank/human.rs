use super::sentences::{assumed, caveat, delay_cost, guess, heading, not_ranked, notes, reasons, weeks};
use super::sheet::{Sheet, for_people, short};
use super::{RankReport, matrix, money};
use crate::output::{Ink, Style, counted, table, wrap};
use crate::rank::{Method, Ranked, WorkOrder, approximate, from_float};

/// Columns that a bar takes, and how wide a terminal has to be for it.
const BAR: usize = 12;

/// With more that has no place, the rest is counted: nobody reads on, and a machine has the other formats.
const LEFT_OUT: usize = 50;

/// For people: a heading that counts, the table, what it costs, and who is not in it.
pub fn human(report: &RankReport<'_>, style: &Style) -> String {
    let mut out = String::new();
    match (report.is_sequence, report.order) {
        (true, Some(Ok(order))) => sequence(&mut out, report, order, style),
        _ => scores(&mut out, report, style),
    }
    let mut paragraph = |text: &str| {
        out.push('\n');
        out.push_str(&wrap(text, "", "", style.width));
        out.push('\n');
    };
    if let Some(line) = delay_cost(report) {
        paragraph(&line);
    }
    if let Some(Ok(order)) = report.order {
        notes(order).iter().for_each(|note| paragraph(note));
    }
    if let Some(line) = guess(report) {
        paragraph(&line);
    }
    if let Some(line) = caveat(report) {
        paragraph(&line);
    }
    if let Some(line) = assumed(report) {
        paragraph(&line);
    }
    if let Some(found) = report.scope {
        out.push_str(&super::scope(found, &report.ranking.exchange, style));
    }
    left_out(&mut out, report, style);
    out
}

fn scores(out: &mut String, report: &RankReport<'_>, style: &Style) {
    let ranking = report.ranking;
    out.push_str(&style.paint(Ink::Strong, &wrap(&heading(report), "", "", style.width)));
    out.push('\n');
    if ranking.method() == Method::Matrix && !ranking.ranked.is_empty() && ranking.ranked.len() <= 60 {
        out.push('\n');
        out.push_str(&matrix::matrix(report, style));
    }
    let mut groups: Vec<Option<&String>> = ranking.ranked.iter().map(|ranked| ranked.group.as_ref()).collect();
    groups.dedup();
    for group in groups {
        let members: Vec<&Ranked<'_>> = ranking.ranked.iter().filter(|ranked| ranked.group.as_ref() == group).collect();
        let shown: Vec<&Ranked<'_>> =
            members.iter().copied().filter(|ranked| ranked.rank <= report.top.unwrap_or(usize::MAX)).collect();
        out.push('\n');
        if ranking.ranked.iter().any(|ranked| ranked.group.is_some()) {
            out.push_str(&style.paint(Ink::Strong, group.map_or("in no group", |group| group)));
            out.push('\n');
        }
        out.push_str(&rows(report, &shown, style));
        if shown.len() < members.len() {
            out.push_str(&format!("and {} more\n", members.len() - shown.len()));
        }
    }
}

fn rows(report: &RankReport<'_>, ranked: &[&Ranked<'_>], style: &Style) -> String {
    let Sheet { mut heads, mut rows } = for_people(report, ranked);
    // A bar where there is room for one, and something for it to show.
    let room = style.width.is_some_and(|width| {
        let plain = heads_borrowed(&heads);
        widest(&table(&plain, &rows, &Style { width: None, ..*style })) + BAR + 2 <= width
    });
    let best = ranked.first().filter(|first| first.score.is_figure).map(|first| approximate(&first.score.value));
    if let Some(best) = best.filter(|best| room && *best > 0.0) {
        heads.push(String::new());
        for (row, ranked) in rows.iter_mut().zip(ranked) {
            row.push(bar(approximate(&ranked.score.value) / best, style));
        }
    }
    let drawn = table(&heads_borrowed(&heads), &rows, style);
    match report.cut.filter(|cut| *cut > 0 && *cut < ranked.len()) {
        Some(cut) => with_cut(&heads, &rows, cut, style),
        None => drawn,
    }
}

/// The table with a line behind the last that there is room for.
fn with_cut(heads: &[String], rows: &[Vec<String>], cut: usize, style: &Style) -> String {
    let line = if style.unicode { "─" } else { "-" };
    let mut cut_row = vec![String::new(); heads.len()];
    if let Some(cell) = cut_row.get_mut(1) {
        *cell = format!("{} room for {cut}", line.repeat(3));
    }
    let mut all = rows.to_vec();
    all.insert(cut.min(all.len()), cut_row);
    table(&heads_borrowed(heads), &all, style)
}

fn heads_borrowed(heads: &[String]) -> Vec<&str> {
    heads.iter().map(String::as_str).collect()
}

fn widest(text: &str) -> usize {
    text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or_default()
}

/// A share of the best as a bar; eighths where the terminal can draw them.
fn bar(share: f64, style: &Style) -> String {
    let eighths = (share.clamp(0.0, 1.0) * (BAR * 8) as f64).round() as usize;
    if !style.unicode {
        return "#".repeat(eighths.div_ceil(8));
    }
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"].get(eighths % 8).copied().unwrap_or_default();
    format!("{}{part}", "█".repeat(eighths / 8))
}

/// The order of work as a table: when each begins, when it is there, what its delay has cost by then.
fn sequence(out: &mut String, report: &RankReport<'_>, order: &WorkOrder, style: &Style) {
    let currency = report.ranking.exchange.currency;
    let all = order.steps.len() + order.left_out.len();
    let head = format!("Order of work for {} of {}, in weeks from today", order.steps.len(), counted(all, report.noun));
    out.push_str(&style.paint(Ink::Strong, &head));
    out.push_str("\n\n");
    let has_teams = order.steps.iter().any(|step| step.team.is_some());
    let mut heads = vec!["#", report.noun];
    if has_teams {
        heads.push("team");
    }
    heads.extend(["start", "end", "delay cost", ""]);
    let rows: Vec<Vec<String>> = order
        .steps
        .iter()
        .enumerate()
        .take(report.top.unwrap_or(usize::MAX))
        .map(|(at, step)| {
            let mut row = vec![(at + 1).to_string(), short(&step.name).to_owned()];
            if has_teams {
                row.push(step.team.as_deref().map_or("–", short).to_owned());
            }
            row.extend([weeks(step.start), weeks(step.finish)]);
            row.push(money(&from_float(step.cost).unwrap_or_default(), currency));
            let is_begun = || report.ranking.items().any(|item| item.record == step.record && item.is_worked_on);
            row.push(match step.is_pinned {
                true if is_begun() => "under way".to_owned(),
                true => "pinned".to_owned(),
                false => String::new(),
            });
            row
        })
        .collect();
    out.push_str(&table(&heads, &rows, style));
    if rows.len() < order.steps.len() {
        out.push_str(&format!("and {} more\n", order.steps.len() - rows.len()));
    }
}

fn left_out(out: &mut String, report: &RankReport<'_>, style: &Style) {
    let ranking = report.ranking;
    let (count, rows): (usize, Vec<(String, String)>) = match (report.is_sequence, report.order) {
        (true, Some(Ok(order))) => {
            let shown = order.left_out.iter().take(LEFT_OUT);
            let told = shown.map(|(name, lacks)| (short(name).to_owned(), reasons(lacks, report)));
            (order.left_out.len(), told.collect())
        }
        _ => {
            let shown = ranking.not_ranked.iter().take(LEFT_OUT);
            let told = shown.map(|item| (short(&item.item.name).to_owned(), not_ranked(item, report)));
            (ranking.not_ranked.len(), told.collect())
        }
    };
    if rows.is_empty() {
        return;
    }
    let what = if report.is_sequence { "Not in this order" } else { "Not ranked" };
    let all = if report.is_sequence { ranking.count().max(count) } else { ranking.count() };
    out.push('\n');
    out.push_str(&style.paint(Ink::Strong, &format!("{what} ({count} of {all})")));
    out.push('\n');
    for (name, why) in rows {
        let first = format!("  {name}: ");
        out.push_str(&wrap(&crate::output::one_line(&why), &first, "    ", style.width));
        out.push('\n');
    }
    if count > LEFT_OUT {
        let more = format!("and {} more; `--format json` lists them all", count - LEFT_OUT);
        out.push_str(&wrap(&more, "  ", "    ", style.width));
        out.push('\n');
    }
}
