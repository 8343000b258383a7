use crate::documents::InShort;
use crate::output::page::Page;
use crate::output::{Ink, Style, counted};
use crate::values::Date;

/// A life in two lines: the days that are known, how many promises changed, and how to see all of it.
pub fn in_short(life: &InShort, record: &str, style: &Style) -> String {
    let day = |what: &str, day: Option<Date>| day.map(|day| format!("{what} {day}"));
    let changed = life.last_changed.filter(|day| Some(*day) != life.accepted.or(life.first_seen));
    let parts = [
        day("accepted", life.accepted),
        day("first seen", life.first_seen),
        day("started", life.started),
        day("last changed", changed),
        day("ended", life.ended),
        match (life.uncommitted, life.last_changed) {
            (true, None) => Some("not committed yet".to_owned()),
            (true, Some(_)) => Some("with changes that are not committed yet".to_owned()),
            (false, _) => None,
        },
    ];
    let days: Vec<String> = parts.into_iter().flatten().collect();
    let reasons = match (life.promises_changed, life.promises_amended) {
        (0, _) | (_, 0) => "",
        (all, with) if all == with => ", with the reason",
        _ => ", some of them with the reason",
    };
    let promises = match (life.promises_changed, life.command) {
        (0, None) => "no promise changed".to_owned(),
        (0, Some(_)) => "no promise is seen to change in what is here".to_owned(),
        (changed, _) => format!("{} changed{reasons}", counted(changed, "promise")),
    };
    let whole = if life.command.is_none() { "all of it" } else { "what the history at hand has of it" };
    let mut page = Page::new(style);
    page.plain("", &format!("{}; {promises}", days.join(", ")));
    page.line(Ink::Faint, "", &format!("`pm log {record}` shows {whole}"));
    page.out
}
