use super::{bare_share, estimate_values, odd_readings};
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Form, Record};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{kebab_case, shown, valid_id};

pub static RULE: Rule = Rule {
    name: "invalid-value",
    group: Group::Reading,
    severity: Severity::Error,
    limit: None,
    fixable: true,
    page: include_str!("invalid-value.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let exchange = crate::rank::exchange(facts.strategy);
    for (number, record) in facts.records() {
        if !valid_id(&record.id, record.mapping.is_some()) {
            reports.add(no_id(facts.strategy.path_of(record), number, record));
        }
        bare_share::look(facts, number, record, reports);
        odd_readings::look(facts, number, record, reports);
        estimate_values::look(facts, number, record, &exchange, reports);
    }
    for (_, place, fault) in facts.strategy.csv_faults() {
        let report = Report::new(place, fault.message.clone());
        reports.add(fault.help.iter().fold(report, |report, help| report.help(help.clone())));
    }
}

fn no_id(path: &str, number: usize, record: &Record) -> Report {
    let written = if record.id.is_empty() { &record.title } else { &record.id };
    let told = format!("{} cannot be an id: an id has letters, digits, `-`, `_` and `.`", shown(written));
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let better = kebab_case(record.id.rsplit('/').next().unwrap_or(""));
    let better = if better.is_empty() { "a-name".to_owned() } else { better };
    let help = match record.form {
        _ if record.common.id.get().is_some() => format!("write `{better}`"),
        Form::Page | Form::Document => format!("rename the file to `{better}.{ending}`, or add `id: {better}`"),
        Form::Entry | Form::Inline { .. } => format!("call it `{better}`"),
    };
    Report::new(Place::Record(number), told).help(help)
}
