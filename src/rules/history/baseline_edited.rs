use super::acknowledge::amend_or;
use super::commitments::{entry, whole_entries};
use super::stories::stories;
use crate::compare::FieldChange;
use crate::finding::{FieldPath, Severity};
use crate::history::from_to;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "baseline-edited",
    group: Group::History,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("baseline-edited.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories(facts) {
        let moved = story.moved_since_begun(|path| path.field() == "outcomes");
        let whole = whole_entries(&moved);
        // Of one outcome its value speaks for the day on which that was read.
        let mut baselines: Vec<FieldChange> = moved.into_iter().filter(|change| is_of_baseline(&change.path)).collect();
        baselines.sort_by_key(|change| (entry(&change.path), !is_value(&change.path)));
        baselines.dedup_by_key(|change| entry(&change.path));
        baselines.retain(|change| was_known(change) && !whole.contains(&entry(&change.path)));
        for change in baselines.iter().filter(|change| !story.is_amended(change)) {
            let what = if is_value(&change.path) { "has another value" } else { "has another day" };
            let told = format!(
                "`{}` of {} {what} than it had {}: {}{}",
                change.path.parent(),
                story.name(),
                story.when_begun(),
                from_to(change),
                story.which(change)
            );
            reports.add(Report::new(story.place(change), told).help(amend_or(change, "put the old baseline back")));
        }
    }
}

fn is_of_baseline(path: &FieldPath) -> bool {
    path.segments().nth(2) == Some("baseline")
}

fn is_value(path: &FieldPath) -> bool {
    path.segments().last() == Some("value")
}

/// Until then there was nothing to be edited.
fn was_known(change: &FieldChange) -> bool {
    change.from.as_ref().is_some_and(|from| from.value.text != "unknown")
}
