use std::collections::HashMap;

use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::shared::outcomes::{dates_known, is_bet, latest};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Date, When};

pub static RULE: Rule = Rule {
    name: "horizon-inversion",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("horizon-inversion.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let readable = |number: usize| strategy.record(number).filter(|record| !record.broken && !record.has_ended());
    // One intent may stand above thousands of initiatives.
    let mut known: HashMap<usize, Option<Upper>> = HashMap::new();
    for (number, record, initiative) in facts.initiatives() {
        let above = initiative.intent.get().and_then(|intent| strategy.target(number, *intent));
        let Some((above, intent)) = above.and_then(|above| Some((above, readable(above)?))) else { continue };
        let upper = known.entry(above).or_insert_with(|| end_of_intent(facts, above, intent));
        if let Some(upper) = upper.as_ref().filter(|_| is_bet(facts, number, record)) {
            reports_beyond(facts, record, latest(facts, number, record, &initiative.by), upper, reports);
        }
    }
    for (number, record, intent) in facts.intents() {
        let Some(above) = strategy.vision_of(number).filter(|above| readable(*above).is_some()) else { continue };
        let vision = strategy.record(above).and_then(|record| record.body.vision());
        let Some(horizon) = vision.and_then(|vision| vision.horizon.get()) else { continue };
        let day = horizon.last_day(facts.today, strategy.settings.fiscal);
        let told = format!("its vision looks only as far as {day}");
        let upper = Upper { day, place: Place::field(above, "horizon"), told };
        reports_beyond(facts, record, latest(facts, number, record, &intent.by), &upper, reports);
    }
}

/// How far what is above looks, and where that is written.
struct Upper {
    day: Date,
    place: Place,
    told: String,
}

/// The last day of an intent, where all of its dates are known.
fn end_of_intent(facts: &Facts<'_>, number: usize, record: &Record) -> Option<Upper> {
    let by = record.body.intent().map(|intent| &intent.by).filter(|by| dates_known(record, by))?;
    let (until, place) = latest(facts, number, record, by)?;
    let told = format!("the intent `{}` that it serves by {until}", record.id);
    Some(Upper { day: until.last_day(facts.strategy.settings.fiscal), place, told })
}

fn reports_beyond(
    facts: &Facts<'_>,
    record: &Record,
    own: Option<(When, Place)>,
    upper: &Upper,
    reports: &mut Reports,
) {
    let fiscal = facts.strategy.settings.fiscal;
    let Some((by, place)) = own.filter(|(by, _)| by.last_day(fiscal) > upper.day && !record.has_ended()) else {
        return;
    };
    let message = format!("`{}` is to be reached by {by}, and {}", record.full_name(), upper.told);
    reports.add(Report::new(place, message).other(upper.place.clone(), "the date above it").help(
        "let it end before what it is for, or move the date above it; if neither fits, it may serve something else",
    ));
}
