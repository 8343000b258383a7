use super::lost::{Lost, lost};
use crate::finding::Severity;
use crate::graph::{Place, Resolution};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status, normalise_id};

pub static RULE: Rule = Rule {
    name: "vanished-record",
    group: Group::History,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("vanished-record.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for Lost { life, record, path, day, has_run, successor } in facts.past.into_iter().flat_map(lost) {
        // One of two with that name is left.
        if facts.strategy.holds(&life.full_name()) {
            continue;
        }
        let gone = day.map_or(String::new(), |day| format!(" since {day}"));
        let last =
            record.status().map_or(String::new(), |status| format!(": its last version, in {path}, says `{status}`"));
        let told = format!("{} is gone{gone} and had not ended{last}", life.full_name());
        let back = format!("bring it back (`git log -p -- {path}` shows what it said)");
        let id = life.id.as_str();
        let renamed = successor.map(|other| format!("if it is {other} now, say so there: `aliases: [{id}]`; else "));
        let back = format!("{}{back}", renamed.unwrap_or_default());
        let help = match Status::of(life.kind).iter().rfind(|status| status.ended_badly()) {
            Some(end) => format!("{back}, and where it is given up say so with `status: {end}` and why"),
            None => back,
        };
        let mut report = Report::new(Place::Whole, told).help(help);
        if has_run && life.kind == Kind::Experiment {
            report = report.severity(Severity::Error);
        }
        for place in left_behind(facts, &life.full_name()) {
            report = report.other(place, "this still names it");
        }
        reports.add(report);
    }
}

/// The references that lead nowhere since it is gone.
fn left_behind(facts: &Facts<'_>, name: &str) -> Vec<Place> {
    let (kind, id) = name.split_once('/').unwrap_or_default();
    let own = id.rsplit('.').next().unwrap_or(id);
    let mut found = Vec::new();
    for (number, record) in facts.records() {
        for (at, reference) in record.references.iter().enumerate() {
            let is_of_kind = reference.kinds.is_empty() || reference.kinds.contains(&kind);
            let is_named = [name, id, own].contains(&&*normalise_id(&reference.text));
            let leads_nowhere = *facts.strategy.resolution_at(number, at) == Resolution::Nothing;
            if is_of_kind && is_named && leads_nowhere {
                found.push(Place::reference(number, record.file, reference));
            }
        }
    }
    found
}
