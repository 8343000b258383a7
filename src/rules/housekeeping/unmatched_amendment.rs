use super::same_value::same_value;
use crate::finding::{FieldPath, Severity};
use crate::graph::{Place, Places};
use crate::model::{Amendment, Record};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "unmatched-amendment",
    group: Group::Housekeeping,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unmatched-amendment.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let mut places = None;
    for (number, record) in facts.records().filter(|(_, record)| !record.common.amendments.items.is_empty()) {
        let places = places.get_or_insert_with(|| Places::of(facts.strategy));
        let amendments = &record.common.amendments.items;
        for (at, amendment) in amendments.iter().enumerate() {
            let here = |field: &str| Place::at(number, ["amendments", &format!("[{at}]"), field]);
            let Some(field) = amendment.field.get() else {
                if amendment.field.is_absent() {
                    let help = "add `field: …`, such as `outcomes.activation.target`";
                    reports.add(
                        Report::new(here("field"), "this amendment does not say which field it is about").help(help),
                    );
                }
                continue;
            };
            let Some(path) = ways(field).into_iter().find(|path| is_there(places, number, path)) else {
                // What was agreed to go is gone.
                if amendment.to.is_absent() && !amendment.from.is_absent() {
                    continue;
                }
                let told = format!("`{}` names nothing in `{}`", field.0, record.full_name());
                let help = "write the way to the field with dots, such as `outcomes.activation.target`";
                reports.add(Report::new(here("field"), told).help(help));
                continue;
            };
            let now = places.value(&Place::Field(number, path.clone()));
            let is_key = path.segments().last().is_some_and(|last| last == now);
            let Some(to) = amendment.to.get().filter(|_| !is_key && is_latest(record, at)) else { continue };
            if !same_value(to, now) {
                let now = now.trim().trim_matches(['"', '\'']);
                let told = format!("the latest amendment of `{}` says `{}`, and the field says `{now}`", field.0, to.0);
                let help = "write another amendment with what was agreed since, and why; or put the agreed value back";
                reports.add(Report::new(here("to"), told).help(help).other(Place::Field(number, path), "the field"));
            }
        }
    }
}

/// The ways in which a path with dots can be taken apart; ids may have dots of their own.
fn ways(written: &str) -> Vec<FieldPath> {
    let parts: Vec<&str> = written.split('.').collect();
    let joints = parts.len().saturating_sub(1).min(6);
    let way = |joined: u32| {
        let mut segments: Vec<String> = Vec::new();
        for (number, part) in parts.iter().enumerate() {
            match segments.last_mut().filter(|_| number > 0 && joined & (1 << (number - 1).min(31)) != 0) {
                Some(last) => *last = format!("{last}.{part}"),
                None => segments.push((*part).to_owned()),
            }
        }
        segments.iter().map(String::as_str).collect()
    };
    (0..1 << joints).map(way).collect()
}

fn is_there(places: &mut Places<'_>, number: usize, path: &FieldPath) -> bool {
    let (_, _, there) = places.bytes(&Place::Field(number, path.clone()));
    there
}

/// Whether no later amendment is about the same field: by its day, else by its place in the list.
fn is_latest(record: &Record, at: usize) -> bool {
    let amendments = &record.common.amendments.items;
    let order = |(number, amendment): (usize, &Amendment)| (amendment.on.copied(), number);
    let Some(own) = amendments.get(at) else { return false };
    amendments
        .iter()
        .enumerate()
        .filter(|(_, other)| other.field.get() == own.field.get())
        .all(|(number, other)| order((number, other)) <= order((at, own)))
}
