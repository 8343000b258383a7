use super::names::full_name;
use super::upwards::{Upwards, Way, field_up};
use crate::finding::Severity;
use crate::graph::{Place, Strategy};
use crate::model::Record;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "unreachable-record",
    group: Group::Links,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unreachable-record.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let upwards = Upwards::of(facts);
    for (number, record) in facts.records().filter(|(_, record)| is_past_first(record)) {
        if upwards.way(number) != Way::None {
            continue;
        }
        // What stands above is told there, where it is past its first status itself.
        let Some(end) = upwards.end_of_way(strategy, number, is_past_first) else { continue };
        let missing = what_is_missing(strategy, end);
        reports.add(if end == number {
            Report::new(Place::field(number, field_up(record.kind)), missing).help(help(strategy, end))
        } else {
            let told = format!("no way leads up from {} to a vision: {missing}", full_name(strategy, number));
            let place = Place::Record(number);
            Report::new(place, told).help(help(strategy, end)).other(Place::Record(end), "the way ends here")
        });
    }
}

/// On its way, and further than where every record begins; what was given up or rests owes nothing.
fn is_past_first(record: &Record) -> bool {
    let kinds = [Kind::Intent, Kind::Initiative, Kind::Option, Kind::Experiment];
    let status = record.status();
    kinds.contains(&record.kind)
        && status.is_some_and(|status| {
            status != Status::default_of(record.kind) && !status.ended_badly() && status != Status::Paused
        })
}

fn what_is_missing(strategy: &Strategy, number: usize) -> String {
    let name = full_name(strategy, number);
    match strategy.record(number).map(|record| record.kind) {
        Some(Kind::Intent) => format!("nothing says which vision {name} leads to"),
        Some(Kind::Initiative) => format!("nothing says which intent {name} serves"),
        Some(Kind::Option) => format!("nothing says which initiative {name} is for"),
        _ => format!("nothing says what {name} puts to the test"),
    }
}

/// What to add there.
fn help(strategy: &Strategy, number: usize) -> &'static str {
    match strategy.record(number).map(|record| record.kind) {
        Some(Kind::Intent) => "add `vision: …` to it, with the name of the vision it brings nearer",
        Some(Kind::Initiative) => {
            "add `intent: …` to it, with the name of the intent it serves; if it serves none, ask why it is done"
        }
        Some(Kind::Option) => "add `initiative: …` to it, with the name of the initiative whose problem it would solve",
        _ => "add `tests: …` to it, with the option or initiative that what you learn is for",
    }
}
