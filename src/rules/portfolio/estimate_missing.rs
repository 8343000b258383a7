use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "estimate-missing",
    group: Group::Portfolio,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("estimate-missing.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let is_estimated = |number: usize| {
        let own_or_options = std::iter::once(number).chain(strategy.options_of(number));
        own_or_options.into_iter().any(|number| facts.estimates_of(number).is_some_and(|field| !field.is_absent()))
    };
    let open = facts.of_kind(Kind::Initiative).filter(|(_, record)| !record.has_ended());
    let (with, without): (Vec<_>, Vec<_>) = open.partition(|(number, _)| is_estimated(*number));
    // One that is estimated may be a trial; two are a practice.
    if with.len() < 2 || without.is_empty() {
        return;
    }
    let (count, all) = (without.len(), with.len() + without.len());
    let (have, them) = if count == 1 { ("has", "it") } else { ("have", "them") };
    let told = format!("{count} of {all} initiatives {have} no estimates, so `pm rank` cannot place {them}");
    let report = Report::new(Place::Whole, told)
        .help("write `estimates: {value: bonus, urgency: soon, duration: 4w}`, as rough as it is; `pm rank --ask` says which to begin with");
    reports.add(
        without
            .iter()
            .fold(report, |report, (number, record)| report.other(Place::Record(*number), format!("`{}`", record.id))),
    );
}
