use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "waiver-without-why",
    group: Group::Housekeeping,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("waiver-without-why.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, over) in facts.strategy.config.overrides.iter().enumerate().filter(|(_, over)| over.why.is_absent()) {
        let paths: Vec<&str> = over.paths.iter().map(|path| path.0.as_str()).collect();
        let told = format!("the override for {} gives no reason, and so it does not hold", paths.join(", "));
        let place = Place::Config(["overrides", &format!("[{number}]")].into_iter().collect());
        reports.add(Report::new(place, told).help("add `why: …`: who reads it in a year decides by it"));
    }
    for (number, record) in facts.records() {
        for waiver in record.common.waivers.iter().filter(|waiver| waiver.why.is_absent()) {
            let Some(rule) = waiver.rule.get() else { continue };
            let told = format!("the waiver of `{}` gives no reason, and so it does not hold", rule.0);
            let place = Place::at(number, ["waivers", &rule.0, "why"]);
            reports.add(Report::new(place, told).help("add `why: …`: who reads it in a year decides by it"));
        }
    }
}
