use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::shared::basis::Answers;
use crate::rules::shared::evidence::Learned;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "untested-option",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("untested-option.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(mut learned) = Learned::of(facts, &[Kind::Experiment]) else { return };
    let strategy = facts.strategy;
    let is_concluded = |number: usize| {
        let record = strategy.record(number).filter(|record| record.body.experiment().is_some());
        record.is_some_and(|record| record.is(Status::Concluded))
    };
    let mut known = Answers::new();
    for (number, record, _) in facts.options() {
        let Some(status) = record.status().filter(|status| matches!(status, Status::Chosen | Status::Shipped)) else {
            continue;
        };
        let initiatives = strategy.initiatives_of_option(number);
        let has_ended = |number: &usize| strategy.record(*number).is_some_and(Record::has_ended);
        let is_over = !initiatives.is_empty() && initiatives.iter().all(has_ended);
        let basis = learned.of_option(number);
        let tested = basis.any(&mut known, &is_concluded);
        if tested || basis.unknown || is_over || !is_bet(facts, number, record) {
            continue;
        }
        let message = format!("`{}` is {status}, and no experiment on it has been concluded", record.full_name());
        let help = match status {
            Status::Chosen => {
                "try the part of it that is most likely to be wrong on a few customers before the rest is built; if that \
                 was done, write it down as an experiment that `tests` it"
            }
            _ => {
                "look now at what it changed for customers, and say so in `learned`; if it was tried before, write that \
                 down as an experiment that `tests` it"
            }
        };
        let report = Report::new(Place::field(number, "status"), message).help(help);
        let going_on = basis.records().into_iter().filter(|source| strategy.is_kind(*source, Kind::Experiment));
        reports.add(
            going_on.fold(report, |report, number| report.other(Place::field(number, "status"), "still going on")),
        );
    }
}
