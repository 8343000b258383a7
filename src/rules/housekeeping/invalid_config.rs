use super::{mapped_names, unused_settings};
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule, named};

pub static RULE: Rule = Rule {
    name: "invalid-config",
    group: Group::Housekeeping,
    severity: Severity::Error,
    limit: None,
    fixable: true,
    page: include_str!("invalid-config.md"),
    check,
};

/// What a single setting says wrongly is found while `pm.yaml` is read; here is what shows beside the rules and kinds.
fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (name, setting) in facts.strategy.config.rules.iter() {
        if !setting.limit.is_absent() && named(name).is_some_and(|rule| rule.limit.is_none()) {
            let place = Place::Config(["rules", name, "limit"].into_iter().collect());
            let told = format!("`{name}` compares with no number, and a `limit` is set for it");
            reports.add(Report::new(place, told).help("delete the `limit`; a severity can be set for every rule"));
        }
    }
    mapped_names::unknown(facts, reports);
    unused_settings::unused(facts, reports);
}
