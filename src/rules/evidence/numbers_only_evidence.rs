use super::one_kind::report;
use crate::finding::Severity;
use crate::rules::{Facts, Group, Reports, Rule};
use crate::values::ResearchMethod;

pub static RULE: Rule = Rule {
    name: "numbers-only-evidence",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("numbers-only-evidence.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    report(facts, &[ResearchMethod::Analytics, ResearchMethod::Market], reports, |name| {
        (
            format!(
                "`{name}` is in delivery and rests on figures alone: they show that something happens, and nobody was asked why"
            ),
            "talk to five of the people behind the figures, or watch them, and name that under `evidence`",
        )
    });
}
