use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Record, Research};
use crate::rules::shared::basis::{Answers, Source};
use crate::rules::shared::evidence::Learned;
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
    let Some(mut learned) = Learned::of(facts, &[Kind::Research, Kind::Experiment]) else { return Vec::new() };
    let limit = i64::from(facts.limit(&RULE));
    let mut known = Answers::new();
    let discovery = facts
        .initiatives()
        .filter(|(number, record, _)| record.is(Status::Discovery) && is_bet(facts, *number, record));
    let cold: BTreeMap<usize, (&'s Record, Date, Place)> = discovery
        .filter_map(|(number, record, _)| {
            // An appointment that lies ahead is the last of them: whoever has one has not forgotten.
            let basis = learned.of_initiative(number);
            let contacts = |source: Source| contact(facts, source);
            match basis.gather(&mut known, &contacts, &Contact::later) {
                Contact::On((last, _, source)) if !basis.unknown && last.days_until(facts.today) > limit => {
                    Some((number, (record, last, place_of(facts, source))))
                }
                _ => None,
            }
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

/// The last contact with customers.
#[derive(Clone, Copy, Default)]
enum Contact {
    #[default]
    None,
    /// Its day, whether it is still to come, and its number: so ordered the last one is told.
    On((Date, bool, usize)),
    /// There may be one whose day is not known.
    Unknown,
}

impl Contact {
    fn later(self, other: Contact) -> Contact {
        match (self, other) {
            (Contact::Unknown, _) | (_, Contact::Unknown) => Contact::Unknown,
            (Contact::None, contact) | (contact, Contact::None) => contact,
            (Contact::On(one), Contact::On(other)) => Contact::On(one.max(other)),
        }
    }
}

/// The day on which somebody was or will be with customers in research or an experiment.
fn contact(facts: &Facts<'_>, source: Source) -> Contact {
    let on = |day: Date| Contact::On((day, !source.has_begun, source.number));
    let Some(record) = facts.strategy.record(source.number) else { return Contact::Unknown };
    if let Some(research) = record.body.research().filter(|research| is_contact(research)) {
        return match research.on.copied() {
            // What was planned and did not come about was none.
            Some(day) if record.is(Status::Planned) && day < facts.today => Contact::None,
            day => day.map_or(Contact::Unknown, on),
        };
    }
    let experiment = record.body.experiment().filter(|experiment| !is_in_figures(experiment));
    match experiment.map(|experiment| (experiment, record.status())) {
        Some((_, None | Some(Status::Running))) => Contact::Unknown,
        Some((experiment, Some(Status::Concluded))) => {
            answered_on(facts, source.number, experiment).map_or(Contact::Unknown, |(day, _)| on(day))
        }
        _ => Contact::None,
    }
}

/// Where the day of a contact stands.
fn place_of(facts: &Facts<'_>, number: usize) -> Place {
    let experiment = facts.strategy.record(number).and_then(|record| record.body.experiment());
    let answered = experiment.and_then(|experiment| answered_on(facts, number, experiment));
    answered.map_or_else(|| Place::field(number, "on"), |(_, place)| place)
}

/// Whether somebody was with customers: figures and reports are not.
pub fn is_contact(research: &Research) -> bool {
    let method = research.method.get().and_then(|method| method.known());
    !matches!(method, Some(ResearchMethod::Analytics | ResearchMethod::Market | ResearchMethod::Desk))
}
