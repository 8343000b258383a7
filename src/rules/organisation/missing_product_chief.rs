use super::teams::{roles, teams};
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Record, Vision};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Role, Scope, Status};

pub static RULE: Rule = Rule {
    name: "missing-product-chief",
    group: Group::Organisation,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-product-chief.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let is_product = |vision: &Vision| vision.scope.get().and_then(|scope| scope.known()) == Some(Scope::Product);
    let visions = facts.visions().filter(|(_, record, vision)| record.is(Status::Active) && is_product(vision));
    let visions: Vec<(usize, &Record)> = visions.map(|(number, record, _)| (number, record)).collect();
    if visions.len() < 2 || facts.strategy.has_unread(Kind::Team) {
        return;
    }
    let all: Option<Vec<Vec<Role>>> = teams(facts).map(|(_, _, team)| roles(team)).collect();
    let Some(all) = all.map(|all| all.concat()) else { return };
    let heads = all.iter().filter(|role| **role == Role::VpProduct).count();
    // One head of product for all of them is what is asked for, whatever the title.
    if all.is_empty() || all.contains(&Role::ChiefProductOfficer) || heads == 1 {
        return;
    }
    let message =
        format!("{} products have a vision of their own, and no role says who answers for all of them", visions.len());
    let report = Report::new(Place::Whole, message).help(
        "say who decides between the products when both want the same people: `{role: chief-product-officer, person: …}` \
         under `roles` of a team",
    );
    reports.add(visions.iter().fold(report, |report, (number, record)| {
        report.other(Place::field(*number, "scope"), format!("`{}`", record.id))
    }));
}
