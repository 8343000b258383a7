use crate::finding::Severity;
use crate::rules::{Group, Rule};

pub static RULE: Rule = Rule {
    name: "unknown-kind",
    group: Group::Reading,
    severity: Severity::Error,
    limit: None,
    fixable: true,
    page: include_str!("unknown-kind.md"),
    check: Rule::found_while_reading,
};
