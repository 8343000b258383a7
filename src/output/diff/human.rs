use super::DiffReport;
use unicode_width::UnicodeWidthStr;

use super::agreement::{is_open, of_deleted, paste_where, to_paste};
use super::follows::follows;
use super::groups::{Group, groups};
use super::phrases::{count_told, history, sides, way};
use super::told::{Told, told};
use super::values::{main_values, shortened};
use crate::diff::{Change, Importance, Line, What, lines, sentence};
use crate::finding::{Certainty, Finding};
use crate::output::page::Page;
use crate::output::{Ink, Style, concise, counted};

/// So many entries of a list are shown; the other formats have them all.
const MOST: usize = 20;

/// For people: the sentence, what was compared, the changes by record, what follows, and in the last line the count.
pub fn human(report: &DiffReport<'_>, style: &Style) -> String {
    let mut page = Page::new(style);
    page.line(Ink::Strong, "", &sentence(report.diff));
    page.gap();
    page.line(Ink::Faint, "", &sides(report));
    page.line(Ink::Faint, "", report.chosen);
    history(report.history).iter().chain(report.notes).for_each(|note| page.line(Ink::Warning, "", note));
    let groups = groups(&report.diff.changes);
    for group in groups.iter().take(MOST) {
        page.gap();
        record(&mut page, report, group);
    }
    if let Some(rest) = groups.get(MOST..).filter(|rest| !rest.is_empty()) {
        page.gap();
        page.line(Ink::Faint, "", &left_out(rest));
    }
    following(&mut page, report);
    for rule in report.findings.not_evaluated {
        page.gap();
        page.line(Ink::Warning, "", &format!("Not evaluated: {}: {}", rule.rule, rule.reason));
        rule.command.iter().for_each(|command| page.verbatim("  ", command));
    }
    page.gap();
    // In a pipe one line however long it is: who looks at the last line alone has it all.
    page.line(Ink::Strong, "", &capitalised(&count_told(report.diff)));
    page.out
}

fn record(page: &mut Page<'_>, report: &DiffReport<'_>, group: &Group<'_>) {
    let place = group.changes.first().map(|change| report.findings.place_from_here(&report.label(change)));
    let in_base = group.changes.first().is_some_and(|change| change.what == What::Removed);
    let of = if in_base { format!(" of {}", report.base.name()) } else { String::new() };
    let (head, place) = (page.spoken(group.record), page.spoken(&format!("{}{of}", place.unwrap_or_default())));
    let fits = page.style.width.is_none_or(|width| head.width() + 2 + place.width() <= width);
    let gap = if fits { "  " } else { "\n  " };
    let (head, place) = (page.style.paint(Ink::Strong, &head), page.style.paint(Ink::Faint, &place));
    page.out.push_str(&format!("{head}{gap}{place}\n"));
    let changed = lines(group.changes.iter().copied());
    for line in changed.iter().take(MOST) {
        one(page, group, line);
    }
    if changed.len() > MOST {
        page.plain("  ", &format!("and {} more", changed.len() - MOST));
    }
    let lines = to_paste(report, &group.changes);
    if !lines.is_empty() {
        let place = paste_where(report, group.record);
        page.line(Ink::Warning, "  ", &format!("not acknowledged: add {place}, with the reason, if it is meant"));
        lines.iter().for_each(|line| page.verbatim("    ", line));
    }
}

/// A change, with the reason that is given for it.
pub fn one(page: &mut Page<'_>, group: &Group<'_>, line: &Line<'_>) {
    let change = line.first;
    match change.what {
        What::Added | What::Removed => whole(page, change, &group.options),
        _ => value(page, line),
    }
    match (&change.acknowledged, change.what) {
        (Some(reason), _) => page.line(Ink::Good, "    ", &format!("acknowledged: {reason}")),
        (None, What::Removed) if is_open(change) => {
            page.line(Ink::Warning, "    ", &format!("not acknowledged: {}", of_deleted(change)));
        }
        _ => {}
    }
    if let Some(other) = &change.suggestion {
        let id = change.record.split_once('/').map_or(change.record.as_str(), |(_, id)| id);
        page.plain("    ", &format!("if it is {other} now, say so there: `aliases: [{id}]`"));
    }
}

/// A value that changed: its field, from what to what, and which way.
pub fn value(page: &mut Page<'_>, line: &Line<'_>) {
    let ellipsis = page.style.ellipsis();
    let Told { field, values, way } = told(line, &|text| shortened(text, ellipsis));
    let way = if way.is_empty() { way } else { format!("  {way}") };
    page.plain("  ", &format!("{field}: {values}{way}"));
}

/// A record that came or went: its title and what says most of it.
fn whole(page: &mut Page<'_>, change: &Change, options: &[&str]) {
    let title = change.title().map_or(String::new(), |title| format!(": {title}"));
    let word = if change.what == What::Added { "new".to_owned() } else { format!("deleted {}", way(change)) };
    let unread = if change.certainty == Certainty::Unknown { "; it does not parse" } else { "" };
    page.plain("  ", &format!("{}{title}{unread}", word.trim_end()));
    said(page, change, options);
}

/// What says most of a record, and the options that came inside it.
pub fn said(page: &mut Page<'_>, change: &Change, options: &[&str]) {
    let (main, more) = main_values(change, page.style.ellipsis());
    main.iter().for_each(|value| page.plain("    ", value));
    if !options.is_empty() {
        page.plain("    ", &format!("options: {}", options.join(", ")));
    }
    if more > 0 {
        page.line(Ink::Faint, "    ", &format!("and {}", counted_more(more, "value")));
    }
}

fn counted_more(count: usize, noun: &str) -> String {
    format!("{count} more {}", if count == 1 { noun.to_owned() } else { format!("{noun}s") })
}

fn left_out(rest: &[Group<'_>]) -> String {
    let promises = rest.iter().flat_map(|group| &group.changes);
    let promises = promises.filter(|change| change.importance == Importance::Commitment).count();
    let among = if promises > 0 { format!(", with {}", counted(promises, "changed promise")) } else { String::new() };
    format!("and {}{among}: --format json has them all", counted_more(rest.len(), "record"))
}

fn following(page: &mut Page<'_>, report: &DiffReport<'_>) {
    let found = &report.diff.consequences;
    let (new, fixed, others) = (&found.findings_new, &found.findings_fixed, follows(report, &str::to_owned));
    if new.is_empty() && fixed.is_empty() && others.is_empty() {
        return;
    }
    page.gap();
    page.line(Ink::Strong, "", "What follows");
    findings(page, report, new, &counted(new.len(), "new finding"));
    let what = counted(fixed.len(), "finding");
    findings(page, report, fixed, &format!("{what} fixed, with places in {}", report.base.name()));
    for following in others {
        page.plain("  ", &format!("{}:", following.heading));
        listed(page, &following.lines);
    }
}

fn findings(page: &mut Page<'_>, report: &DiffReport<'_>, found: &[Finding], heading: &str) {
    if found.is_empty() {
        return;
    }
    page.plain("  ", &format!("{heading}:"));
    let lines: Vec<String> = found.iter().map(|finding| concise::line(&report.findings, finding)).collect();
    listed(page, &lines);
}

fn listed(page: &mut Page<'_>, lines: &[String]) {
    lines.iter().take(MOST).for_each(|line| page.plain("    ", line));
    if lines.len() > MOST {
        page.line(Ink::Faint, "    ", &format!("and {} more", lines.len() - MOST));
    }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
