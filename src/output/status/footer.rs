use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, plain};
use crate::documents::practice::Practice;
use crate::documents::status::Status;
use crate::documents::{short_day, shortened, stretch, when};
use crate::finding::Summary;
use crate::output::{Ink, counted};

/// Who asks, who was asked, what is open, what comes next.
pub fn footer(screen: &mut Screen<'_>, status: &Status) {
    let (practice, today) = (&status.practice, status.today);
    let asked = asked(practice);
    if !asked.is_empty() {
        said(screen, "ASKED BY", &asked);
    }
    let last = &practice.last_heard;
    let heard = match last.on {
        Some(on) => {
            let record = last.record.as_deref().unwrap_or_default();
            let record = record.split_once('/').map_or(record, |(_, id)| id);
            let later = if last.unknown.is_empty() { "" } else { " or later" };
            format!("last from a customer {}{later}: {record}", when(on, today))
        }
        None if last.unknown.is_empty() => "nothing on record that a customer told or showed us".to_owned(),
        None => {
            format!("from a customer, on a day that is not known ({})", last.unknown.first().map_or("", |name| name))
        }
    };
    said(screen, "HEARD", &heard);
    open(screen, status);
    let next = match &status.next {
        Some(next) => {
            let on = short_day(next.on, today);
            let on = match (&next.record, next.on < today) {
                (Some(_), _) => format!("review on {on}"),
                (None, true) => format!("review due since {on}"),
                (None, false) => format!("review due about {on}"),
            };
            format!("{on}: {}", next.command)
        }
        None => "no review on record: pm review quarterly-business".to_owned(),
    };
    said(screen, "NEXT", &next);
    mandates(screen, status);
    said(screen, "LINT", &lint(&status.lint, status.owner.is_some()));
}

/// What is due by a day that is set from outside: the nearest, and how many more.
fn mandates(screen: &mut Screen<'_>, status: &Status) {
    let shown = if screen.is_whole { status.mandates.len() } else { 1 };
    for due in status.mandates.iter().take(shown) {
        let id = due.record.split_once('/').map_or(due.record.as_str(), |(_, id)| id);
        let day = short_day(due.on, status.today);
        let year = if due.on.year() == status.today.year() || day.len() > 6 {
            String::new()
        } else {
            format!(" {}", due.on.year())
        };
        let owner = due.owner.as_deref().unwrap_or("no owner");
        let rest = status.mandates.len() - shown.min(status.mandates.len());
        let more = if rest > 0 { format!(" · {rest} more") } else { String::new() };
        said(screen, "", &format!("mandate: {id} due {day}{year}, {owner}{more}"));
    }
}

/// Questions and waivers, on one line where it holds both.
fn open(screen: &mut Screen<'_>, status: &Status) {
    let room = screen.width.saturating_sub(10);
    let waivers = waivers(&status.practice, status).unwrap_or_default();
    let questions = questions(&status.practice, if screen.is_whole { 10_000 } else { room });
    let (room, gap) =
        (if screen.is_whole { 10_000 } else { room }, if waivers.is_empty() { 0 } else { waivers.width() + 3 });
    match questions {
        Some(questions) if questions.width() + gap <= room && gap > 0 => {
            said(screen, "OPEN", &format!("{questions} · {waivers}"))
        }
        Some(questions) => {
            let text = screen.fit(&questions, room);
            said(screen, "OPEN", &text);
            if gap > 0 {
                said(screen, "", &waivers);
            }
        }
        None if gap > 0 => said(screen, "OPEN", &waivers),
        None => {}
    }
}

/// A line with its label, wrapped under itself.
fn said(screen: &mut Screen<'_>, label: &str, text: &str) {
    let most = if screen.is_whole { 40 } else { 2 };
    let lines = screen.lines(text, screen.width.saturating_sub(10), most);
    for (number, line) in lines.into_iter().enumerate() {
        let label = if number == 0 { screen.left(label, 10) } else { " ".repeat(10) };
        screen.line(&[(Ink::Strong, label), plain(line)]);
    }
}

fn asked(practice: &Practice) -> String {
    let who = |role: &str| match role {
        "customer" => "customers".to_owned(),
        "partner" => "partners".to_owned(),
        "executive" => "executives".to_owned(),
        "regulation" => "law".to_owned(),
        other => other.to_owned(),
    };
    let roles = practice.asked_by.iter().map(|asked| format!("{} {}", who(&asked.role), asked.count));
    let nobody = practice.asked_by_nobody.len();
    roles.chain((nobody > 0).then(|| format!("not said {nobody}"))).collect::<Vec<_>>().join(" · ")
}

fn questions(practice: &Practice, room: usize) -> Option<String> {
    let late = practice.questions.iter().filter(|question| question.late.is_some()).count();
    let first = practice.questions.first()?;
    let late = if late > 0 { format!(", {late} late") } else { String::new() };
    let lead = format!("{}{late}: ", counted(practice.questions.len(), "question"));
    let ask = first.ask.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("{lead}\"{}\"", shortened(&ask, room.saturating_sub(lead.len() + 3), "…")))
}

fn waivers(practice: &Practice, status: &Status) -> Option<String> {
    let first = practice.waivers.first()?;
    let until = match first.until {
        Some(until) if first.is_over => format!(", the first over for {}", stretch(until.days_until(status.today))),
        Some(until) => format!(", the first until {}", short_day(until, status.today)),
        None => String::new(),
    };
    Some(format!("{}{until}", counted(practice.waivers.len(), "waiver")))
}

/// Of what somebody answers for the rest is left out, but not here.
fn lint(summary: &Summary, is_for_one: bool) -> String {
    let all = if is_for_one { " in all" } else { "" };
    let counts = [(summary.error, "error"), (summary.warning, "warning")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun));
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { format!("clean{all}") } else { format!("{}{all}: pm lint", counts.join(", ")) }
}
