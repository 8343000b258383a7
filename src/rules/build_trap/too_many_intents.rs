use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Status;

pub static RULE: Rule = Rule {
    name: "too-many-intents",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: Some(3),
    fixable: false,
    page: include_str!("too-many-intents.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let active: Vec<_> = facts.intents().filter(|(_, record, _)| record.is(Status::Active)).collect();
    let limit = facts.limit(&RULE);
    if active.len() <= usize::try_from(limit).unwrap_or(usize::MAX) {
        return;
    }
    let message =
        format!("{} intents are active at the same time, and more than {limit} are hard to keep in mind", active.len());
    let report = Report::new(Place::Whole, message).help(
        "choose what matters most until the next of them is reached, and set the others back to `proposed`; \
         `too-many-intents: {limit: …}` under `rules` in `pm.yaml` sets another number",
    );
    reports.add(
        active.iter().fold(report, |report, (number, record, _)| {
            report.other(Place::Record(*number), format!("`{}`", record.id))
        }),
    );
}
