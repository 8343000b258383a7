use super::acknowledge::{amend_or, shown};
use super::commitments::{is_reworded, one_an_entry};
use super::stories::stories;
use crate::compare::{Direction, FieldChange};
use crate::finding::Severity;
use crate::history::{Story, from_to};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "kill-criteria-weakened",
    group: Group::History,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("kill-criteria-weakened.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories(facts) {
        let moved = story.moved_since_begun(|path| ["stop_if", "guardrails"].contains(&path.field()));
        for change in one_an_entry(moved.clone()) {
            if is_reworded(&change, &moved) || story.is_amended(&change) {
                continue;
            }
            let Some(how) = weakened(&story, &change) else { continue };
            let (path, name, when) = (shown(&change.path), story.name(), story.when_begun());
            let told = match &change.to {
                None => format!("{name} had a limit {when} that is gone: `{path}`, {}", from_to(&change)),
                Some(_) => format!("`{path}` of {name} {how} than it did {when}: {}", from_to(&change)),
            };
            let help = amend_or(&change, "put the old limit back");
            reports.add(Report::new(story.place(&change), told).help(help));
        }
    }
}

/// How a limit says less than it did; nothing where it does not, or nobody can say.
fn weakened(story: &Story<'_>, change: &FieldChange) -> Option<&'static str> {
    let last = change.path.segments().last().unwrap_or_default();
    let is_named = ["bound", "at_least", "at_most", "text", "metric"].contains(&last);
    match story.direction(change) {
        _ if is_named && change.to.is_none() => Some("is gone"),
        Some(Direction::Easier) => Some("stops less"),
        Some(Direction::Later) if change.path.field() == "stop_if" => Some("stops later"),
        _ => None,
    }
}
