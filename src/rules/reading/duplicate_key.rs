use crate::finding::Severity;
use crate::rules::{Group, Rule};

pub static RULE: Rule = Rule {
    name: "duplicate-key",
    group: Group::Reading,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("duplicate-key.md"),
    check: Rule::found_while_reading,
};
