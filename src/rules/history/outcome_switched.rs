use super::acknowledge::amend_or;
use super::stories::stories;
use super::switch::switch;
use crate::finding::Severity;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "outcome-switched",
    group: Group::History,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("outcome-switched.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories(facts) {
        let Some(switch) = switch(&story).filter(|switch| !story.is_amended(&switch.change)) else { continue };
        let (name, when, old) = (story.name(), story.when_begun(), &switch.old);
        let accepted = story.changed_at(&switch.change).map_or(String::new(), |version| story.accepted(version));
        let told = format!(
            "{name} was judged by `{old}` {when}, and is now judged by `{}`{accepted}",
            switch.new.join("`, `")
        );
        let help =
            amend_or(&switch.change, "put the old metric back; what was learned about the new one can stand beside it");
        reports.add(Report::new(story.place(&switch.change), told).help(help));
    }
}
