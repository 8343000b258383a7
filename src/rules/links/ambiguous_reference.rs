use super::names::full_name;
use crate::finding::Severity;
use crate::graph::{Candidates, LinkTarget, Place, Resolution, Strategy};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "ambiguous-reference",
    group: Group::Links,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("ambiguous-reference.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    for (number, record) in facts.records() {
        for (reference, led) in strategy.resolved(number) {
            if let Resolution::Ambiguous(found) = led {
                reports.add(report(strategy, Place::reference(number, record.file, reference), &reference.text, found));
            }
        }
    }
    for link in &strategy.links {
        if let LinkTarget::Ambiguous(found) = &link.target {
            let place =
                Place::Bytes { file: link.file, span: link.span, record: link.record, field: Default::default() };
            reports.add(report(strategy, place, &link.written, found));
        }
    }
}

fn report(strategy: &Strategy, place: Place, written: &str, found: &Candidates) -> Report {
    let count = if found.count == 2 { "two".to_owned() } else { found.count.to_string() };
    let names: Vec<String> = found.first.iter().map(|number| full_name(strategy, *number)).collect();
    let help = format!("write the full name of the one that is meant: {}", names.join(" or "));
    let report = Report::new(place, format!("`{written}` can mean {count} records")).help(help);
    found
        .first
        .iter()
        .zip(names)
        .fold(report, |report, (number, name)| report.other(Place::Record(*number), format!("{name} is one")))
}
