use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::experiments::last_concluded;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Status, Verdict};

pub static RULE: Rule = Rule {
    name: "ignored-result",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("ignored-result.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, _) in facts.options() {
        let Some(status) = record.status().filter(|status| matches!(status, Status::Chosen | Status::Shipped)) else {
            continue;
        };
        let last = last_concluded(facts, number);
        let refuted = last.iter().all(|last| last.verdict() == Some(Verdict::Refuted));
        let Some(first) = last.first().filter(|_| refuted && is_bet(facts, number, record)) else { continue };
        let message =
            format!("`{}` is {status}, and its last experiment, `{}`, refuted it", record.full_name(), first.record.id);
        let report = Report::new(Place::field(number, "status"), message).help(
            "take it back to `considered` and try what has changed since, or end it with `rejected` and a reason",
        );
        let verdict = Place::at(first.number, ["result", "verdict"]);
        reports.add(report.other(verdict, "what the experiment said"));
    }
}
