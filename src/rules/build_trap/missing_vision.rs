use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "missing-vision",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-vision.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    // A vision that cannot be read is one all the same.
    if strategy.of_kind(Kind::Vision).next().is_some() || strategy.records.is_empty() {
        return;
    }
    let count = strategy.records.len();
    let told = match count {
        1 => "there is one record, and it is no vision".to_owned(),
        _ => format!("{count} records, and none of them is a vision"),
    };
    reports.add(
        Report::new(Place::Whole, told)
            .help("write where you are going and for whom into `vision.md`: one sentence is enough to begin with"),
    );
}
