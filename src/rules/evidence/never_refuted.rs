use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::experiments::all_with_verdict;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Verdict;

pub static RULE: Rule = Rule {
    name: "never-refuted",
    group: Group::Evidence,
    severity: Severity::Info,
    limit: Some(8),
    fixable: false,
    page: include_str!("never-refuted.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(all) = all_with_verdict(facts) else { return };
    let limit = facts.count_limit(&RULE);
    if all.is_empty() || all.len() < limit || all.iter().any(|one| one.verdict() == Some(Verdict::Refuted)) {
        return;
    }
    let message = format!("{} experiments are concluded, and none of them refuted what we had believed", all.len());
    let report = Report::new(Place::Whole, message).help(
        "look at the next draft together: which result would make us stop, and do we expect one? If nothing could be \
         refuted, put to the test what we are least sure of",
    );
    reports.add(all.iter().fold(report, |report, one| {
        report.other(Place::at(one.number, ["result", "verdict"]), format!("`{}`", one.record.id))
    }));
}
