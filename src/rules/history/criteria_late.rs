use super::acknowledge::shown;
use super::begun::tell_unseen_starts;
use super::commitments::{entry, is_goal, is_reworded, one_an_entry};
use super::stories::stories;
use super::switch::switch;
use crate::compare::FieldChange;
use crate::finding::{FieldPath, Severity};
use crate::history::Story;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "criteria-late",
    group: Group::History,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("criteria-late.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories(facts) {
        let switch = switch(&story);
        let moved = story.moved_since_begun(|path| is_goal(path) || is_baseline(path));
        let mut late = one_an_entry(moved.clone());
        late.retain(|change| is_new(change) && !is_reworded(change, &moved));
        late.retain(|change| switch.as_ref().is_none_or(|switch| !switch.came(&change.path)));
        late.dedup_by_key(|change| entry(&change.path));
        for change in &late {
            let accepted = came_at(&story, change).map_or(String::new(), |version| story.accepted(version));
            let told = format!(
                "`{}` of {} was not there {}, and came later{accepted}",
                shown(&change.path),
                story.name(),
                story.when_begun()
            );
            let help = "nothing to mend now; next time write baseline, target and criterion down before work begins, while \
                nobody knows how it will come out";
            reports.add(Report::new(story.place(change), told).help(help));
        }
    }
    tell_unseen_starts(facts, reports);
}

fn is_baseline(path: &FieldPath) -> bool {
    path.segments().nth(2) == Some("baseline") && path.segments().last() == Some("value")
}

/// The number of the version that brought it: it may have been edited since.
fn came_at(story: &Story<'_>, change: &FieldChange) -> Option<usize> {
    let edits = story.edits();
    edits.iter().rfind(|edit| edit.change.path == change.path && is_new(&edit.change)).map(|edit| edit.after)
}

/// `unknown` is the honest word for a baseline that is not there yet.
fn is_new(change: &FieldChange) -> bool {
    change.to.is_some() && change.from.as_ref().is_none_or(|from| from.value.text == "unknown")
}
