use super::amounts::fits;
use super::measured::measured;
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
        for value in measured(facts, number, record) {
            let (metric, of, metric_body) = value.metric;
            let (Some(unit), Some(written)) = (metric_body.unit.get(), value.unit) else { continue };
            if fits(unit, written) {
                continue;
            }
            let message = format!("`{}` is counted in {}, and here stands `{}`", of.id, unit.0, value.shown);
            let help = format!(
                "write the value in {}, without its unit if you like, or name the metric that is counted in {written}",
                unit.0
            );
            let report = Report::new(value.place, message).help(help);
            reports.add(report.other(Place::field(metric, "unit"), format!("the unit of `{}`", of.id)));
        }
    }
}
