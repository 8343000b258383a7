use super::stories::stories;
use crate::finding::Severity;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Transition, transition};

pub static RULE: Rule = Rule {
    name: "status-jump",
    group: Group::History,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("status-jump.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories(facts) {
        let edits = story.edits();
        let of_status = edits.iter().filter(|edit| edit.change.path.field() == "status");
        for edit in of_status {
            let record = |version: usize| story.told.get(version).map(|told| told.record);
            let (Some(before), Some(after)) = (record(edit.before), record(edit.after)) else { continue };
            let (Some(from), Some(to)) = (before.status(), after.status()) else { continue };
            if transition(story.life.kind, from, to) != Transition::Outside {
                continue;
            }
            let told = format!(
                "{} went from `{from}` to `{to}`{}: no accepted version shows what lies between",
                story.name(),
                story.accepted(edit.after)
            );
            let help = "change the status when the state changes, so that the others see each step when it can still be talked about";
            reports.add(Report::new(story.field(["status"]), told).help(help));
        }
    }
}
