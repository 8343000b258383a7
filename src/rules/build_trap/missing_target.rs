use crate::finding::Severity;
use crate::rules::shared::outcomes::{judged_outcomes, state};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "missing-target",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-target.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for at in judged_outcomes(facts) {
        let Some(record) = facts.strategy.record(at.record).filter(|record| record.is_from_delivery_on()) else {
            continue;
        };
        // An outcome in words is asked for its metric, not for a number.
        if at.outcome.metric.get().is_none() || !at.outcome.target.is_absent() {
            continue;
        }
        let name = at.name();
        let message = format!("`{}` {}, and nothing says where `{name}` should go", record.full_name(), state(record));
        reports.add(Report::new(at.place("target"), message).help(format!(
            "give `{name}` a `target`: the value from which on the work was worth it; the same as the baseline means hold",
        )));
    }
}
