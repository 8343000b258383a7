use crate::finding::Severity;
use crate::rules::{Group, Rule};

pub static RULE: Rule = Rule {
    name: "field-given-twice",
    group: Group::Reading,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("field-given-twice.md"),
    check: Rule::found_while_reading,
};
