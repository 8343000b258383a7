use super::mismatches::mismatches;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "unit-mismatch",
    group: Group::BuildTrap,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("unit-mismatch.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record) in facts.records() {
        for found in mismatches(facts, number, record) {
            let (metric, of, unit) = found.metric;
            let written = found.written;
            let message = format!("`{}` is counted in {unit}, and here stands `{}`", of.id, found.shown);
            let help = format!(
                "write the value in {unit}, without its unit if you like, or name the metric that is counted in {written}",
            );
            let report = Report::new(found.place, message).help(help);
            reports.add(report.other(Place::field(metric, "unit"), format!("the unit of `{}`", of.id)));
        }
    }
}
