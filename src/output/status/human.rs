use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, plain};
use super::{decide, footer, goals, practice};
use crate::documents::short_day;
use crate::documents::status::Status;
use crate::output::{Ink, Style, counted};

/// For people: one screen, decisions first. With `is_whole` nothing is left out, however long it becomes.
pub fn human(status: &Status, is_whole: bool, style: &Style) -> String {
    let mut screen = Screen::new(style, is_whole, status.owner.as_deref());
    if status.counts.records == 0 && status.owner.is_none() {
        screen.line(&[plain("Nothing is written down here yet.")]);
        let help = "`pm new initiative NAME` begins with a problem worth solving; `pm init` in an empty folder writes the \
                    first four files.";
        let lines = screen.lines(help, screen.width, 9);
        lines.into_iter().for_each(|line| screen.line(&[plain(line)]));
        return screen.out;
    }
    header(&mut screen, status);
    decide::decide(&mut screen, &status.matters);
    goals::goals(&mut screen, &status.getting_there, status.today);
    practice::practice(&mut screen, status);
    footer::footer(&mut screen, status);
    screen.out
}

fn header(screen: &mut Screen<'_>, status: &Status) {
    let counts = &status.counts;
    let today = format!("{} {}", short_day(status.today, status.today), status.today.year());
    let title = status.title.as_deref().map(|title| screen.fit(title, screen.width.saturating_sub(16)));
    let owner = status.owner.as_ref().map(|owner| format!("for {}", screen.fit(owner, 30)));
    let works = counts.by_work.iter().filter(|(_, count)| *count > 0);
    let works: Vec<String> = works
        .map(|(word, count)| match *word {
            "bet" => counted(*count, "bet"),
            "mandate" => counted(*count, "mandate"),
            word => format!("{count} {word}"),
        })
        .collect();
    let works = if works.is_empty() { String::new() } else { format!(" ({})", works.join(", ")) };
    let tried = [(counts.running, "running"), (counts.concluded, "concluded")];
    let tried = tried.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let tried: Vec<String> = tried.collect();
    let experiments = (!tried.is_empty()).then(|| format!("experiments: {}", tried.join(", ")));
    let broken = (counts.broken > 0).then(|| format!("{} not readable", counted(counts.broken, "record")));
    let visions = (counts.company_visions > 1).then(|| counted(counts.company_visions, "company vision"));
    let at = status
        .at
        .as_ref()
        .map(|at| format!("as of commit {}, {} {}", at.commit, short_day(at.on, at.on), at.on.year()));
    let counted = [
        Some(counted(counts.intents, "intent")),
        Some(format!("{}{works}", counted(counts.initiatives, "initiative"))),
        experiments,
        broken,
    ];
    let whose = [title.clone(), Some(today), visions, at, owner];
    let (whose, counted) = (joined(whose), joined(counted));
    let together = format!("{whose} · {counted}");
    let lines = if together.width() <= screen.width { vec![together] } else { vec![whose, counted] };
    let title = title.unwrap_or_default();
    for line in lines {
        match line.strip_prefix(&title).filter(|_| !title.is_empty()) {
            Some(rest) => {
                let rest = screen.fit(rest, screen.width.saturating_sub(title.width()));
                screen.line(&[(Ink::Strong, title.clone()), plain(rest)]);
            }
            None => parts(screen, &line),
        }
    }
    screen.out.push('\n');
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A line that is broken between its parts where it is too long.
fn parts(screen: &mut Screen<'_>, line: &str) {
    let mut own = String::new();
    for part in line.split(" · ") {
        let longer = if own.is_empty() { part.to_owned() } else { format!("{own} · {part}") };
        if own.is_empty() || longer.width() <= screen.width {
            own = longer;
        } else {
            let full = screen.fit(&std::mem::replace(&mut own, part.to_owned()), screen.width);
            screen.line(&[plain(full)]);
        }
    }
    let rest = screen.fit(&own, screen.width);
    screen.line(&[plain(rest)]);
}
