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
        // A status that cannot be read is passed over: what lies on both sides of it is known.
        let known =
            story.told.iter().enumerate().filter_map(|(version, told)| Some((version, told, told.record.status()?)));
        let known: Vec<_> = known.collect();
        for ((_, one, from), (version, other, to)) in known.iter().zip(known.iter().skip(1)) {
            let (kind, is_ignored) = (other.record.kind, story.is_ignored(*version));
            // Another kind has other statuses.
            if is_ignored || one.record.kind != kind || transition(kind, *from, *to) != Transition::Outside {
                continue;
            }
            let told = format!(
                "{} went from `{from}` to `{to}`{}: no accepted version shows what lies between",
                story.name(),
                story.accepted(*version)
            );
            let help = "change the status when the state changes, so that the others see each step when it can still be talked about";
            reports.add(Report::new(story.field(["status"]), told).help(help));
        }
    }
}
