use super::counted::Lists;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Measures;

pub static RULE: Rule = Rule {
    name: "output-metric-in-disguise",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("output-metric-in-disguise.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let lists = Lists::of(facts);
    for (number, record, metric) in facts.metrics().filter(|(_, record, _)| !record.has_ended()) {
        // Where nothing is claimed, `measures` itself is asked for.
        let Some(claimed) = metric.measures.get().filter(|measures| measures.known() != Some(Measures::Work)) else {
            continue;
        };
        let Some(counted) = lists.own_work(record, metric) else { continue };
        let claimed = match claimed.known() {
            Some(Measures::Customer) => "customers",
            Some(Measures::Business) => "the business",
            Some(Measures::System) => "the system",
            _ => "an outcome",
        };
        let message = format!("`{}` says that it measures {claimed}, and counts our own work: {counted}", record.id);
        reports.add(Report::new(Place::field(number, "measures"), message).help(
            "write `measures: work`, and take for the outcome what customers do differently because of it; if it does \
             count something about customers, say so in the definition",
        ));
    }
}
