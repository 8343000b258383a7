use crate::finding::Severity;
use crate::rank::of_estimates;
use crate::rules::{Facts, Group, Report, Reports, Rule};

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
    let limit = i64::from(facts.limit(&RULE));
    for (number, record, estimates) in facts.estimates().filter(|(_, record, _)| record.is_under_way()) {
        let mut dated = of_estimates(facts.strategy, number, estimates);
        // What remains is newer than what it once was to take.
        dated.retain(|provenance| provenance.input != "duration" || estimates.remaining.is_absent());
        let age = |day: crate::values::Date| day.days_until(facts.today);
        let oldest =
            dated.iter().filter_map(|provenance| Some((provenance.as_of?, provenance))).min_by_key(|(day, _)| *day);
        let Some((day, provenance)) = oldest.filter(|(day, _)| age(*day) > limit) else { continue };
        let told = format!(
            "{} of `{}` was estimated {} days ago, on {day}, and work on it goes on",
            provenance.input_in_words(),
            record.id,
            age(day)
        );
        let help = "ask again what is known now, and set `as_of` to the day; the first weeks of work teach most about the rest";
        reports.add(Report::new(provenance.place.clone(), told).help(help));
    }
}
