use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "project-in-disguise",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("project-in-disguise.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, initiative) in facts.initiatives() {
        let deliverables = !initiative.deliverables.is_absent();
        let deadline = initiative.deadline.get();
        let asked = initiative.problem.is_absent() && facts.asks_for(number, "problem");
        if !asked || record.has_ended() || !is_bet(facts, number, record) {
            continue;
        }
        let (field, what) = match (deliverables, deadline) {
            (true, Some(deadline)) => ("deliverables", format!("what to hand over by {deadline}")),
            (true, None) => ("deliverables", "what to hand over".to_owned()),
            (false, Some(deadline)) => ("deadline", format!("a deadline, {deadline}")),
            (false, None) => continue,
        };
        let message = format!("`{}` says {what}, and names no problem that it would solve", record.full_name());
        reports.add(Report::new(Place::field(number, field), message).help(
            "write down whose problem it is, in their words, and how we know; then there can be more than one way to \
             solve it. What the law or the machines ask for is `work: mandate` or `work: upkeep`",
        ));
    }
}
