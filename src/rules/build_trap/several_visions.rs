use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;

pub static RULE: Rule = Rule {
    name: "several-visions",
    group: Group::BuildTrap,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("several-visions.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let certain = |number: &usize| {
        let record = strategy.record(*number).filter(|record| !record.broken && record.status().is_some());
        let vision = record.and_then(|record| record.body.vision());
        vision.is_some_and(|vision| !matches!(vision.scope, Field::Invalid))
    };
    let mut visions: Vec<usize> = Vec::new();
    visions.extend(strategy.company_visions());
    visions.retain(certain);
    let [others @ .., last] = visions.as_slice() else { return };
    if others.is_empty() {
        return;
    }
    let message = format!("{} visions of the company are active at the same time", visions.len());
    let report = Report::new(Place::field(*last, "scope"), message).help(
        "keep the one that decides when two good things conflict; one that holds for a product says `scope: product`, \
         and one that no longer holds `status: replaced`",
    );
    reports.add(others.iter().fold(report, |report, number| report.other(Place::Record(*number), "another")));
}
