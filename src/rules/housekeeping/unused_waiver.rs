use crate::finding::Severity;
use crate::rules::{Group, Rule};

pub static RULE: Rule = Rule {
    name: "unused-waiver",
    group: Group::Housekeeping,
    severity: Severity::Warning,
    limit: None,
    fixable: true,
    page: include_str!("unused-waiver.md"),
    // The engine knows, once all other rules have spoken, which waivers were of use.
    check: |_, _| {},
};
