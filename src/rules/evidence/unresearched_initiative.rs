use super::in_delivery::bets;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::evidence::Learned;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "unresearched-initiative",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unresearched-initiative.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(mut learned) = Learned::of(facts, &[Kind::Research, Kind::Experiment]) else { return };
    for (number, record, _) in bets(facts).filter(|(number, ..)| facts.asks_for(*number, "evidence")) {
        let basis = learned.of_initiative_and_intent(number);
        if !learned.is_nothing(&basis) {
            continue;
        }
        let message = match basis.is_planned {
            false => format!(
                "`{}` is in delivery, and nothing says how we know that anybody has this problem",
                record.full_name()
            ),
            true => {
                format!("`{}` is in delivery, and the research that it rests on is still to come", record.full_name())
            }
        };
        let report = Report::new(Place::field(number, "evidence"), message).help(
            "name under `evidence` what you heard, saw or tried, and be it one sentence; if there is nothing, five \
             conversations cost less than what is being built",
        );
        let planned = basis.planned().into_iter().map(|planned| Place::field(planned, "status"));
        reports.add(planned.fold(report, |report, place| report.other(place, "not yet")));
    }
}
