use super::agreement::{is_open, of_deleted, paste_where, to_paste};
use super::follows::follows;
use super::groups::{Group, groups};
use super::phrases::{count, field, history, sides, values, way};
use super::values::{main_values, shortened, title};
use super::{DiffReport, SideShown};
use crate::diff::{Change, Importance, What, sentence};
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
    // One line however long it is: who looks at the last line alone has it all.
    let count = capitalised(&count(&report.diff.summary));
    page.out.push_str(&style.paint(Ink::Strong, &count));
    page.gap();
    page.out
}

fn record(page: &mut Page<'_>, report: &DiffReport<'_>, group: &Group<'_>) {
    let place = group.changes.first().map(|change| report.findings.place_from_here(&report.label(change)));
    let in_base = group.changes.first().is_some_and(|change| change.what == What::Removed);
    let of = if in_base { format!(" of {}", name_of(&report.base)) } else { String::new() };
    let head = page.style.paint(Ink::Strong, &page.spoken(group.record));
    let place = page.spoken(&format!("{}{of}", place.unwrap_or_default()));
    let place = page.style.paint(Ink::Faint, &place);
    page.out.push_str(&format!("{head}  {place}\n"));
    for change in group.changes.iter().take(MOST) {
        one(page, change);
    }
    if group.changes.len() > MOST {
        page.plain("  ", &format!("and {} more", group.changes.len() - MOST));
    }
    let lines = to_paste(report, &group.changes);
    if !lines.is_empty() {
        let place = paste_where(report, group.record);
        page.line(Ink::Warning, "  ", &format!("not acknowledged: add {place}, with the reason, if it is meant"));
        lines.iter().for_each(|line| page.verbatim("    ", line));
    }
}

fn name_of<'r>(side: &SideShown<'r>) -> &'r str {
    side.rev.or(side.commit).unwrap_or("the work tree")
}

/// A change, with the reason that is given for it.
pub fn one(page: &mut Page<'_>, change: &Change) {
    match change.what {
        What::Added | What::Removed => whole(page, change),
        _ => value(page, change),
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
pub fn value(page: &mut Page<'_>, change: &Change) {
    let way = way(change);
    let way = if way.is_empty() { way } else { format!("  {way}") };
    let ellipsis = page.style.ellipsis();
    let short = |text: &Option<String>| text.as_ref().map(|text| shortened(text, ellipsis));
    let told = match change.role {
        crate::compare::Role::Narrative => values(change),
        _ => values(&Change { from: short(&change.from), to: short(&change.to), ..change.clone() }),
    };
    page.plain("  ", &format!("{}: {told}{way}", field(change)));
}

/// A record that came or went: its title and what says most of it.
fn whole(page: &mut Page<'_>, change: &Change) {
    let title = title(change).map_or(String::new(), |title| format!(": {title}"));
    let word = if change.what == What::Added { "new".to_owned() } else { format!("deleted {}", way(change)) };
    let unread = if change.certainty == Certainty::Unknown { "; it does not parse" } else { "" };
    page.plain("  ", &format!("{}{title}{unread}", word.trim_end()));
    said(page, change);
}

/// What says most of a record.
pub fn said(page: &mut Page<'_>, change: &Change) {
    let (main, more) = main_values(change, page.style.ellipsis());
    main.iter().for_each(|value| page.plain("    ", value));
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
    let (new, fixed, others) = (&found.findings_new, &found.findings_fixed, follows(report));
    if new.is_empty() && fixed.is_empty() && others.is_empty() {
        return;
    }
    page.gap();
    page.line(Ink::Strong, "", "What follows");
    findings(page, report, new, "new".to_owned());
    findings(page, report, fixed, format!("fixed, with places in {}", name_of(&report.base)));
    for following in others {
        page.plain("  ", &format!("{}:", following.heading));
        listed(page, &following.lines);
    }
}

fn findings(page: &mut Page<'_>, report: &DiffReport<'_>, found: &[Finding], what: String) {
    if found.is_empty() {
        return;
    }
    page.plain("  ", &format!("{} {what}:", counted(found.len(), "finding")));
    let lines: Vec<String> = found.iter().map(|finding| concise::line(&report.findings, finding)).collect();
    listed(page, &lines);
}

fn listed(page: &mut Page<'_>, lines: &[String]) {
    lines.iter().take(MOST).for_each(|line| page.plain("    ", line));
    if lines.len() > MOST {
        page.line(Ink::Faint, "    ", &format!("and {} more", lines.len() - MOST));
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
