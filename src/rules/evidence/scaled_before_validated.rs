use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Initiative;
use crate::rules::shared::basis::Answers;
use crate::rules::shared::evidence::Learned;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{FundingStage, Kind, Status, Verdict};

pub static RULE: Rule = Rule {
    name: "scaled-before-validated",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("scaled-before-validated.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(mut learned) = Learned::of(facts, &[Kind::Experiment]) else { return };
    let strategy = facts.strategy;
    // A verdict that is not written down, or cannot be read, may have been the one.
    let may_support = |number: usize| {
        let Some(record) = strategy.record(number).filter(|record| record.is(Status::Concluded)) else { return false };
        record.body.experiment().is_some_and(|experiment| {
            let verdict = experiment.result.get().and_then(|result| result.verdict.get());
            verdict.is_none_or(|verdict| verdict.known() == Some(Verdict::Supported))
        })
    };
    let mut known = Answers::new();
    for (number, record, initiative) in facts.initiatives() {
        if record.status().is_none_or(Status::ended) || !is_bet(facts, number, record) {
            continue;
        }
        let Some((at, stage)) = dear(initiative) else { continue };
        let basis = learned.of_initiative(number);
        if basis.unknown || basis.any(&mut known, &may_support) {
            continue;
        }
        let message =
            format!("`{}` is funded to {stage}, and no experiment under it came out `supported`", record.full_name());
        let place = match initiative.funding.unread {
            0 => Place::at(number, ["funding", &format!("[{at}]"), "stage"]),
            _ => Place::field(number, "funding"),
        };
        let report = Report::new(place, message).help(
            "pay for `validate` first, and let the rest wait for a try with customers that says yes; if there was one, \
             write it down as an experiment",
        );
        // What it pays for is asked about here, once.
        let paid_for =
            strategy.options_of(number).into_iter().filter_map(|option| Some((option, strategy.record(option)?)));
        let paid_for = paid_for.filter(|(_, option)| option.is(Status::Chosen) || option.is(Status::Shipped));
        reports.add(paid_for.fold(report, |report, (option, record)| {
            report.other(Place::field(option, "status"), format!("`{}`, which it pays for", record.id))
        }));
    }
}

/// The first money for building or scaling, and its number in the list.
fn dear(initiative: &Initiative) -> Option<(usize, FundingStage)> {
    let stages =
        initiative.funding.iter().enumerate().filter_map(|(at, money)| Some((at, money.stage.get()?.known()?)));
    stages.into_iter().find(|(_, stage)| matches!(stage, FundingStage::Build | FundingStage::Scale))
}
