use crate::finding::Severity;
use crate::rules::{Group, Rule};

pub static RULE: Rule = Rule {
    name: "misplaced-record",
    group: Group::Reading,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("misplaced-record.md"),
    check: Rule::found_while_reading,
};
