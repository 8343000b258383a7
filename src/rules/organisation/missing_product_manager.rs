use super::teams::{roles, teams};
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Role;

pub static RULE: Rule = Rule {
    name: "missing-product-manager",
    group: Group::Organisation,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-product-manager.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, team) in teams(facts) {
        let Some(roles) = roles(team) else { continue };
        let builds = roles.iter().any(|role| matches!(role, Role::Designer | Role::Engineer));
        if !builds || roles.iter().any(|role| !matches!(role, Role::Designer | Role::Engineer | Role::Other)) {
            continue;
        }
        let message = format!("`{}` builds, and nobody in it is a product manager", record.full_name());
        reports.add(Report::new(Place::field(number, "roles"), message).help(
            "say who answers in this team for why something is built, and be it a part of somebody's week: \
             `{role: product-manager, person: …}`",
        ));
    }
}
