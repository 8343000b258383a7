use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Experiment, Record};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Status, When};

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
    for Endless { number, record, ends, late, .. } in endless(facts) {
        let days = if late == 1 { "day" } else { "days" };
        let told = format!("`{}` was to end by {ends} and is still running, {late} {days} later", record.full_name());
        let help = "conclude it with what was seen, even if that is inconclusive; an experiment that ends when it looks \
                    good has shown nothing";
        reports.add(Report::new(Place::field(number, "ends"), told).help(help));
    }
}

/// An experiment that still runs though the day is past on which it was to end.
pub struct Endless<'s> {
    pub number: usize,
    pub record: &'s Record,
    pub experiment: &'s Experiment,
    pub ends: When,
    /// Days.
    pub late: i64,
}

pub fn endless<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Endless<'s>> {
    let (today, fiscal) = (facts.today, facts.strategy.settings.fiscal);
    let running = facts.experiments().filter(|(_, record, _)| record.is(Status::Running));
    running.filter_map(move |(number, record, experiment)| {
        let ends = experiment.ends.copied()?;
        let late = ends.last_day(fiscal).days_until(today);
        (late > 0).then_some(Endless { number, record, experiment, ends, late })
    })
}
