use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Status;

pub static RULE: Rule = Rule {
    name: "endless-experiment",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("endless-experiment.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let fiscal = facts.strategy.settings.fiscal;
    for (number, record, experiment) in facts.experiments().filter(|(_, record, _)| record.is(Status::Running)) {
        let Some(ends) = experiment.ends.copied().filter(|ends| ends.last_day(fiscal) < facts.today) else { continue };
        let late = ends.last_day(fiscal).days_until(facts.today);
        let days = if late == 1 { "day" } else { "days" };
        let told = format!("`{}` was to end by {ends} and is still running, {late} {days} later", record.full_name());
        let help = "conclude it with what was seen, even if that is inconclusive; an experiment that ends when it looks \
                    good has shown nothing";
        reports.add(Report::new(Place::field(number, "ends"), told).help(help));
    }
}
