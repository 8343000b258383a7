use super::commitments::is_goal;
use super::story::{from_to, stories};
use crate::compare::Direction;
use crate::finding::Severity;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "goalposts-moved",
    group: Group::History,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("goalposts-moved.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories(facts) {
        let moved = story.moved_after_start(is_goal);
        // A goal that first appears is late, and is told as that.
        for change in moved.iter().filter(|change| change.from.is_some() && !story.is_amended(change)) {
            let which = match story.direction(change) {
                Some(Direction::Easier) => "is easier than",
                Some(Direction::Harder) => "is harder than",
                _ => "is another than",
            };
            let began = story.start().and_then(|start| story.day(start));
            let began = began.map_or(String::new(), |day| format!(", on {day}"));
            let told =
                format!("`{}` of {} {which} when work began{began}: {}", change.path, story.name(), from_to(change));
            let help = format!(
                "where that was decided, say so in the record: `amendments: [{{field: {}, from: {}, to: {}, on: …, why: …}}]`; else put the old value back",
                change.path,
                text(&change.from),
                text(&change.to),
            );
            reports.add(Report::new(story.place(change), told).help(help));
        }
    }
}

fn text(entry: &Option<crate::compare::Entry>) -> &str {
    entry.as_ref().map_or("", |entry| &entry.value.text)
}
