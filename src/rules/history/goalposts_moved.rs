use super::acknowledge::amend_or;
use super::begun::tell_unseen_starts;
use super::commitments::is_goal;
use super::redefined::{Redefined, Resting, redefined};
use super::stories::stories;
use crate::compare::Direction;
use crate::finding::Severity;
use crate::history::from_to;
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
                Some(Direction::Easier) => "is easier than it was",
                Some(Direction::Harder) => "is harder than it was",
                _ => "is another than it was",
            };
            let when = story.start().map_or(String::new(), |start| story.when(start));
            let told = format!("`{}` of {} {which} {when}: {}", change.path, story.name(), from_to(change));
            let help = amend_or(change, "put the old value back");
            reports.add(Report::new(story.place(change), told).help(help));
        }
    }
    tell_unseen_starts(facts, reports);
    reports.extend(redefined(facts).iter().map(|redefined| told(facts, redefined)));
}

/// A target stays where it was and is reached more easily: what is counted is another.
fn told(facts: &Facts<'_>, redefined: &Redefined<'_>) -> Report {
    let Redefined { story, change, how, resting } = redefined;
    let name = |resting: &Resting| facts.strategy.full_name(resting.record);
    let first = resting.first().map(name).unwrap_or_default();
    let rest = match resting.len() {
        0 | 1 => String::new(),
        several => format!(" and {} more", several - 1),
    };
    let told = format!(
        "`{}` of {} is not what it was when work on {first}{rest}, judged by it, was under way: {how}",
        change.path,
        story.name()
    );
    let help = amend_or(change, "put it back, and let what is counted now be a metric of its own");
    let report = Report::new(story.place(change), told).help(help);
    resting.iter().fold(report, |report, resting| {
        report.other(resting.place.clone(), format!("{} is judged by it", name(resting)))
    })
}
