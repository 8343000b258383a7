use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::outcomes::judged_outcomes;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "output-metric-as-outcome",
    group: Group::BuildTrap,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("output-metric-as-outcome.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for at in judged_outcomes(facts) {
        let Some((number, record, metric)) = at.metric else { continue };
        if !metric.counts_work() {
            continue;
        }
        let message = format!("`{}` counts our own work, and stands here as an outcome", record.id);
        let driven = facts.strategy.targets(number, "drives").find_map(|driven| facts.strategy.record(driven));
        let help = match driven {
            Some(driven) => format!("`{}` should move `{}`: name that as the outcome", record.id, driven.id),
            None => {
                "name what should change for customers or the business once the work is out; this number can still \
                     be watched, and only shows that something was done"
                    .to_owned()
            }
        };
        reports.add(
            Report::new(at.place("metric"), message)
                .help(help)
                .other(Place::field(number, "measures"), "it measures work"),
        );
    }
}
