use crate::finding::Severity;
use crate::rules::{Group, Rule};

pub static RULE: Rule = Rule {
    name: "unknown-key",
    group: Group::Reading,
    severity: Severity::Error,
    limit: None,
    fixable: true,
    page: include_str!("unknown-key.md"),
    check: Rule::found_while_reading,
};
