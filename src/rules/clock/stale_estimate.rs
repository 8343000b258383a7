use crate::finding::Severity;
use crate::rank::{Provenance, of_estimates};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Date;

pub static RULE: Rule = Rule {
    name: "stale-estimate",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: Some(90),
    fixable: false,
    page: include_str!("stale-estimate.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for Stale { number, provenance, day } in stale_estimates(facts) {
        let told = format!(
            "{} of `{}` was estimated {} days ago, on {day}, and work on it goes on",
            provenance.input_in_words(),
            facts.strategy.record(number).map_or("", |record| &record.id),
            day.days_until(facts.today)
        );
        let help = "ask again what is known now, and set `as_of` to the day; the first weeks of work teach most about the rest";
        reports.add(Report::new(provenance.place.clone(), told).help(help));
    }
}

/// The oldest estimate of something under way, where that is too old.
pub struct Stale {
    pub number: usize,
    pub provenance: Provenance,
    pub day: Date,
}

pub fn stale_estimates<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Stale> + use<'s> {
    let (limit, facts) = (i64::from(facts.limit(&RULE)), *facts);
    facts.estimates().filter(|(_, record, _)| record.is_under_way()).filter_map(move |(number, _, estimates)| {
        let mut dated = of_estimates(facts.strategy, number, estimates);
        // What remains is newer than what it once was to take.
        dated.retain(|provenance| provenance.input != "duration" || estimates.remaining.is_absent());
        let dated = dated.into_iter().filter_map(|provenance| Some((provenance.as_of?, provenance)));
        let (day, provenance) = dated.min_by_key(|(day, _)| *day)?;
        (day.days_until(facts.today) > limit).then_some(Stale { number, provenance, day })
    })
}
