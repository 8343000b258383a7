use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::experiments::all_with_verdict;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Verdict;

pub static RULE: Rule = Rule {
    name: "never-conclusive",
    group: Group::Evidence,
    severity: Severity::Info,
    limit: Some(5),
    fixable: false,
    page: include_str!("never-conclusive.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let limit = facts.count_limit(&RULE);
    let Some(mut all) = all_with_verdict(facts) else { return };
    // Without their days nobody knows which came last.
    if limit == 0 || all.iter().any(|one| one.on.is_none()) {
        return;
    }
    all.sort_by_key(|one| (std::cmp::Reverse(one.on), one.number));
    // Those of the same day as the last that counts may have come after it.
    let Some(since) = all.get(limit - 1).map(|one| one.on) else { return };
    let last: Vec<_> = all.iter().take_while(|one| one.on >= since).collect();
    if last.iter().any(|one| one.verdict() != Some(Verdict::Inconclusive)) {
        return;
    }
    let message = format!("the last {} experiments were all inconclusive", last.len());
    let report = Report::new(Place::Whole, message).help(
        "before the next one begins, write down the result that would mean yes and the one that would mean no, and ask \
         how many people, and how many weeks, it takes to tell them apart",
    );
    reports.add(last.iter().fold(report, |report, one| {
        report.other(Place::at(one.number, ["result", "verdict"]), format!("`{}`", one.record.id))
    }));
}
