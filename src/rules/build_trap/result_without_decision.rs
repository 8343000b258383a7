use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Status;

pub static RULE: Rule = Rule {
    name: "result-without-decision",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("result-without-decision.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, experiment) in facts.experiments().filter(|(_, record, _)| record.is(Status::Concluded)) {
        if !experiment.decision.is_absent() || !facts.asks_for(number, "decision") {
            continue;
        }
        let message = format!("`{}` is concluded, and nothing says what follows from it", record.full_name());
        reports.add(Report::new(Place::field(number, "decision"), message).help(
            "write `decision: persevere`, `pivot`, `scale` or `stop`; to go on is a decision too, once it is written down",
        ));
    }
}
