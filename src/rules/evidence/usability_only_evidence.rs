use super::one_kind::report;
use crate::finding::Severity;
use crate::rules::{Facts, Group, Reports, Rule};
use crate::values::ResearchMethod;

pub static RULE: Rule = Rule {
    name: "usability-only-evidence",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("usability-only-evidence.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    report(facts, &[ResearchMethod::UsabilityTest], reports, |name| {
        (
            format!(
                "`{name}` is in delivery and rests on usability tests alone: they show that people can use it, not that they need it"
            ),
            "watch or ask those who have the problem, where they have it and without your design in front of them, and \
             name that under `evidence`",
        )
    });
}
