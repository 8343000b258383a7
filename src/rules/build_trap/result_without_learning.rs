use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::reasons::says;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Status;

pub static RULE: Rule = Rule {
    name: "result-without-learning",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("result-without-learning.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, experiment) in facts.experiments().filter(|(_, record, _)| record.is(Status::Concluded)) {
        if says(&experiment.learned) || !facts.asks_for(number, "learned") {
            continue;
        }
        let message = format!("`{}` is concluded, and nothing says what it taught", record.full_name());
        reports.add(Report::new(Place::field(number, "learned"), message).help(
            "write one sentence into `learned`: what is known now that was not known before; a refuted hypothesis \
             teaches the most",
        ));
    }
}
