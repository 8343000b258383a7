use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Record, Research};
use crate::rules::shared::evidence::{Basis, Learned};
use crate::rules::shared::experiments::{answered_on, is_in_figures};
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Date, Kind, ResearchMethod, Status};

pub static RULE: Rule = Rule {
    name: "research-gone-cold",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: Some(42),
    fixable: false,
    page: include_str!("research-gone-cold.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for Cold { number, record, last, place } in gone_cold(facts) {
        let told = format!(
            "`{}` is in discovery, and its last contact with a customer was {} days ago, on {last}",
            record.full_name(),
            last.days_until(facts.today)
        );
        let help = "make the next appointment before anything else is drawn: what people said that long ago has become what \
                    we believe they said";
        let report = Report::new(Place::field(number, "status"), told).help(help);
        reports.add(report.other(place, "the last contact"));
    }
}

/// A bet in discovery of which the last contact with a customer is long ago.
pub struct Cold<'s> {
    pub number: usize,
    pub record: &'s Record,
    pub last: Date,
    /// Where the contact stands.
    pub place: Place,
}

pub fn gone_cold<'s>(facts: &Facts<'s>) -> Vec<Cold<'s>> {
    let Some(learned) = Learned::of(facts, &[Kind::Research, Kind::Experiment]) else { return Vec::new() };
    let limit = i64::from(facts.limit(&RULE));
    let discovery = facts
        .initiatives()
        .filter(|(number, record, _)| record.is(Status::Discovery) && is_bet(facts, *number, record));
    let cold: BTreeMap<usize, (&'s Record, Date, Place)> = discovery
        .filter_map(|(number, record, _)| {
            // An appointment that lies ahead is the last of them: whoever has one has not forgotten.
            let (last, place) =
                contacts(facts, &learned.of_initiative(number))?.into_iter().max_by_key(|(day, _)| *day)?;
            (last.days_until(facts.today) > limit).then_some((number, (record, last, place)))
        })
        .collect();
    // What was learned for the whole went cold once, and not again for each of its parts.
    let told_above = |number: usize, place: &Place| {
        let mut wholes = facts.strategy.targets(number, "part_of");
        wholes.any(|whole| cold.get(&whole).is_some_and(|(_, _, contact)| contact == place))
    };
    let own = cold.iter().filter(|(number, (.., place))| !told_above(**number, place));
    own.map(|(number, (record, last, place))| Cold { number: *number, record, last: *last, place: place.clone() })
        .collect()
}

/// The days on which somebody was or will be with customers, and where that stands; nothing where there may be one whose day
/// is not known.
fn contacts(facts: &Facts<'_>, basis: &Basis<'_>) -> Option<Vec<(Date, Place)>> {
    if basis.unknown {
        return None;
    }
    let mut days = Vec::new();
    for from in basis.records.iter().chain(&basis.planned).copied() {
        let record = facts.strategy.record(from)?;
        if let Some(research) = record.body.research().filter(|research| is_contact(research)) {
            let day = research.on.copied()?;
            // What was planned and did not come about was none.
            if !record.is(Status::Planned) || day >= facts.today {
                days.push((day, Place::field(from, "on")));
            }
        } else if let Some(experiment) = record.body.experiment().filter(|experiment| !is_in_figures(experiment)) {
            match record.status()? {
                Status::Running => return None,
                Status::Concluded => days.push(answered_on(facts, from, experiment)?),
                _ => {}
            }
        }
    }
    Some(days)
}

/// Whether somebody was with customers: figures and reports are not.
pub fn is_contact(research: &Research) -> bool {
    let method = research.method.get().and_then(|method| method.known());
    !matches!(method, Some(ResearchMethod::Analytics | ResearchMethod::Market | ResearchMethod::Desk))
}
