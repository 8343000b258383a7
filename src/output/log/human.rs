use crate::diff::{Change, Importance, Summary, What, joined, lines};
use crate::documents::{LogEntry, Milestone, RecordLog};
use crate::output::cut::cut;
use crate::output::diff::human::{said, value};
use crate::output::diff::phrases::count;
use crate::output::page::Page;
use crate::output::{Ink, Style, counted};

/// How much of a commit's subject is told where nothing says how much there is room for.
const SUBJECT: usize = 100;

/// For people: the record, what the history at hand allows to be said, its steps with the oldest first, and in the last
/// line the count.
pub fn human(log: &RecordLog<'_>, from_here: &str, style: &Style) -> String {
    let mut page = Page::new(style);
    page.line(Ink::Strong, "", &log.title);
    page.plain("", &where_it_is(log, from_here));
    reach(&mut page, log);
    for (number, entry) in log.entries.iter().enumerate() {
        // Steps in a row of which nothing is known are one thing to say.
        let is_told = number.checked_sub(1).and_then(|before| log.entries.get(before)).is_some_and(is_unknown);
        if is_unknown(entry) && is_told {
            continue;
        }
        let rest = log.entries.get(number..).unwrap_or_default();
        page.gap();
        heading(&mut page, entry);
        body(&mut page, log, entry, rest.iter().take_while(|entry| is_unknown(entry)).count());
    }
    page.gap();
    page.line(Ink::Strong, "", &came_to(log));
    page.out
}

/// "8 steps; 2 promises changed, all acknowledged; 5 details".
fn came_to(log: &RecordLog<'_>) -> String {
    let steps = counted(log.entries.len(), "step");
    match summary(log) {
        none if none == Summary::default() => steps,
        summary => format!("{steps}; {}", count(&summary)),
    }
}

fn where_it_is(log: &RecordLog<'_>, from_here: &str) -> String {
    let state = match (&log.status, log.stands) {
        (Some(status), _) => status.as_str(),
        (None, true) => "cannot be read",
        (None, false) => "gone",
    };
    let last = if log.stands { "" } else { "last in " };
    format!("{} ({state})  {last}{from_here}{}", log.record, log.path)
}

fn reach(page: &mut Page<'_>, log: &RecordLog<'_>) {
    let Some(command) = log.reach.command else { return };
    let since = log.reach.since.map_or(String::new(), |day| format!(" on {day}"));
    let note = match log.reach.history {
        "partial" => "Some of what the history held is not in this clone. This brings it:".to_owned(),
        _ => format!("The history at hand begins{since}. This brings what came before:"),
    };
    page.line(Ink::Warning, "", &note);
    page.verbatim("  ", command);
}

fn is_unknown(entry: &LogEntry<'_>) -> bool {
    entry.is(Milestone::Unknown)
}

/// "2026-03-04  2b3c4d5  Merge the new target".
fn heading(page: &mut Page<'_>, entry: &LogEntry<'_>) {
    let Some(step) = entry.step else { return page.line(Ink::Warning, "", "not committed yet") };
    let day = entry.day.map_or(String::new(), |day| format!("{day}  "));
    let place = format!("{day}{}", step.commit.short);
    let note = if step.is_ignored { "  (a revision to ignore: no rule judges it)" } else { "" };
    let taken = place.chars().count() + 2 + if page.style.width.is_some() { note.chars().count() } else { 0 };
    let room = page.style.width.map_or(SUBJECT, |width| width.saturating_sub(taken).max(20));
    let subject = page.spoken(&cut(&step.subject, &[], room, page.style.ellipsis()).text);
    let line = format!("{}  {subject}{note}", page.style.paint(Ink::Strong, &place));
    page.out.push_str(line.trim_end());
    page.gap();
}

fn body(page: &mut Page<'_>, log: &RecordLog<'_>, entry: &LogEntry<'_>, unknown: usize) {
    if entry.is(Milestone::Known) {
        page.plain("  ", &words(log, entry, Milestone::Known, unknown));
    }
    if !entry.is_certain && !entry.is(Milestone::FirstSeen) {
        page.line(Ink::Warning, "  ", "here, or at a step before of which it is not known what it said:");
    }
    for milestone in entry.milestones.iter().filter(|milestone| **milestone != Milestone::Known) {
        let text = words(log, entry, *milestone, unknown);
        match milestone {
            Milestone::Unknown => page.line(Ink::Warning, "  ", &text),
            _ => page.plain("  ", &text),
        }
        if let (Some(first), Milestone::Accepted | Milestone::FirstSeen | Milestone::New) = (&entry.first, milestone) {
            said(page, first, &[]);
        }
    }
    for line in lines(&entry.changes) {
        value(page, &line);
        let change = line.first;
        if let Some(reason) = &change.acknowledged {
            let word = if change.what == What::Status { "because" } else { "amended" };
            page.line(Ink::Good, "    ", &format!("{word}: {reason}"));
        }
    }
}

pub(in crate::output) fn words(
    log: &RecordLog<'_>,
    entry: &LogEntry<'_>,
    milestone: Milestone,
    unknown: usize,
) -> String {
    match milestone {
        Milestone::Accepted => "accepted".to_owned(),
        Milestone::New => "new".to_owned(),
        Milestone::FirstSeen => match (log.reach.history, entry.day) {
            ("shallow", Some(day)) if Some(day) == log.reach.since => {
                format!("first seen here on {day}: the history at hand begins there")
            }
            ("shallow", Some(day)) => {
                format!("first seen here on {day}: whether it was there before the history at hand begins is not known")
            }
            (_, Some(day)) => format!("first seen here on {day}: what was before is not known"),
            (_, None) => "new, or back: what was before the history at hand is not known".to_owned(),
        },
        Milestone::Renamed => renamed(entry),
        Milestone::Started if entry.is(Milestone::FirstSeen) => "under way already".to_owned(),
        Milestone::Started => "started".to_owned(),
        Milestone::Result if entry.is(Milestone::FirstSeen) => "has a result already".to_owned(),
        Milestone::Result => "its result came".to_owned(),
        Milestone::Ended if entry.is(Milestone::FirstSeen) => "has ended already".to_owned(),
        Milestone::Ended => "ended".to_owned(),
        Milestone::Gone => format!("gone: {} does not have it any more", entry.path),
        Milestone::Back => format!("came back, in {}", entry.path),
        Milestone::Known if log.reach.history == "partial" => "what it says is known again".to_owned(),
        Milestone::Known => "can be read again".to_owned(),
        Milestone::Unknown => {
            let why = match log.reach.history {
                "partial" => "what it held is not in this clone",
                _ => "it cannot be read",
            };
            let more = unknown.saturating_sub(1);
            let more = if more > 0 { format!(", and so at {} after it", counted(more, "step")) } else { String::new() };
            format!("not known what it says: {} changed, and {why}{more}", entry.path)
        }
    }
}

fn renamed(entry: &LogEntry<'_>) -> String {
    let former = entry.former.as_deref().unwrap_or_default();
    let moved = entry.former_path.as_ref().map_or(String::new(), |path| format!("; {path} → {}", entry.path));
    format!("renamed: {former} → {}{moved}", entry.record)
}

/// What the life comes to. What revisions to ignore did is no promise that changed.
fn summary(log: &RecordLog<'_>) -> Summary {
    let all = log.entries.iter().flat_map(|entry| entry.changes.iter().map(move |change| (entry, change)));
    let is_promise =
        |(entry, change): &(&LogEntry<'_>, &Change)| change.importance == Importance::Commitment && !entry.is_ignored();
    let (promises, details): (Vec<_>, Vec<_>) = all.partition(is_promise);
    Summary {
        commitment: promises.len(),
        unacknowledged: promises.iter().filter(|(_, change)| change.acknowledged.is_none()).count(),
        info: details.len().saturating_sub(log.entries.iter().map(|entry| joined(&entry.changes)).sum()),
        ..Summary::default()
    }
}
