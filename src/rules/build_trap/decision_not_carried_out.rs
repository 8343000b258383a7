use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::experiments::{last_concluded, on};
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Decision, Status};

pub static RULE: Rule = Rule {
    name: "decision-not-carried-out",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("decision-not-carried-out.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, _) in facts.options() {
        let Some(status) = record.status().filter(|status| matches!(status, Status::Testing | Status::Chosen)) else {
            continue;
        };
        let last = last_concluded(facts, number);
        let given_up = last.iter().all(|last| {
            let decision = last.experiment.decision.get().and_then(|decision| decision.known());
            matches!(decision, Some(Decision::Stop | Decision::Pivot))
        });
        // What goes on being tried may be what the decision led to.
        let goes_on = on(facts, number).any(|(_, experiment, _)| !experiment.has_ended());
        let Some(first) = last.first().filter(|_| given_up && !goes_on && is_bet(facts, number, record)) else {
            continue;
        };
        let decision = first.experiment.decision.get().map(ToString::to_string).unwrap_or_default();
        let message = format!(
            "`{}` is still {status}, and the decision after `{}` was to {decision}",
            record.full_name(),
            first.record.id
        );
        let help = match decision.as_str() {
            "pivot" => {
                "say what it turned into: another option, with this one `rejected`, or the next experiment on it"
            }
            _ => "set it to `rejected` with a reason, or write down the experiment that speaks for it again",
        };
        let report = Report::new(Place::field(number, "status"), message).help(help);
        reports.add(report.other(Place::field(first.number, "decision"), "the decision"));
    }
}
