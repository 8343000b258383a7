use super::mapped;
use super::owed::{From, Looked, OWED, Owed};
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "missing-field",
    group: Group::Reading,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("missing-field.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let unread = strategy.has_unread(Kind::Initiative);
    for (number, record) in facts.records() {
        let missing = missing(facts, &Looked { strategy, unread, number, record });
        if missing.is_empty() {
            continue;
        }
        let (begin, later): (Vec<&Owed>, Vec<&Owed>) = missing.iter().partition(|owed| owed.from == From::TheStart);
        let all = OWED.iter().filter(|owed| owed.kind == record.kind && owed.from == From::TheStart).count();
        let name = record.full_name();
        if begin.len() > 1 && begin.len() == all {
            let fields: Vec<String> = begin.iter().map(|owed| format!("`{}`", owed.field.join("."))).collect();
            let help = format!("it needs {}; `pm new {}` shows the form", fields.join(", "), record.kind);
            reports.add(Report::new(Place::Record(number), format!("`{name}` says nothing yet")).help(help));
        } else {
            reports.extend(begin.iter().map(|owed| report(number, owed, format!("`{name}` {}", owed.told))));
        }
        let status = record.status().map_or("", |status| status.in_words());
        for owed in later {
            let told = match owed.from {
                From::Status(_) => format!("`{name}` {status} and {}", owed.told),
                _ => format!("`{name}` {}", owed.told),
            };
            reports.add(report(number, owed, told).severity(Severity::Warning));
        }
    }
    mapped::unmapped(facts, reports);
}

/// What a record owes at its status and does not say.
fn missing(facts: &Facts<'_>, looked: &Looked<'_>) -> Vec<&'static Owed> {
    let asked = |owed: &&Owed| {
        owed.kind == looked.record.kind
            && owed.is_due(looked, facts)
            && (owed.absent)(looked)
            && owed.field.first().is_none_or(|field| facts.asks_for(looked.number, field))
    };
    OWED.iter().filter(asked).collect()
}

/// The fields that a record owes at its status and does not give, each with what is to be said behind the record's name:
/// "names no intent".
pub fn missing_fields(facts: &Facts<'_>, number: usize) -> Vec<(String, &'static str)> {
    let strategy = facts.strategy;
    let Some(record) = strategy.record(number).filter(|record| !record.broken) else { return Vec::new() };
    let looked = Looked { strategy, unread: strategy.has_unread(Kind::Initiative), number, record };
    missing(facts, &looked).into_iter().map(|owed| (owed.field.join("."), owed.told)).collect()
}

fn report(number: usize, owed: &Owed, told: String) -> Report {
    Report::new(Place::at(number, owed.field.iter().copied()), told).help(owed.help)
}
