//! Figures of estimates that contradict each other, and rates that do not say per which time.

use std::cmp::Ordering;
use std::fmt::Display;

use crate::graph::Place;
use crate::model::{DurationRange, Estimates, RateRange, Record};
use crate::rank::{Exchange, NO_DEADLINE, faults, needs_deadline};
use crate::rules::{Facts, Report, Reports};
use crate::typed::{Field, Plain};
use crate::values::{Duration, Money, TimeUnit};

/// Reports them for one record.
pub(super) fn look(facts: &Facts<'_>, number: usize, record: &Record, exchange: &Exchange, reports: &mut Reports) {
    let Some(estimates) = facts.estimates_of(number).and_then(|estimates| estimates.get()) else { return };
    let mut told: Vec<String> = Vec::new();
    let mut at = |path: &[&str], message: String, help: String| {
        told.extend(path.first().map(|field| (*field).to_owned()));
        let path = ["estimates"].into_iter().chain(path.iter().copied());
        reports.add(Report::new(Place::at(number, path), message).help(help));
    };
    rates(estimates, &mut at);
    let range = |range: &Field<Box<crate::typed::Short<DurationRange>>>| range.get().map(|range| range.0.clone());
    if let Some(range) = range(&estimates.duration) {
        durations(&["duration"], &range, &mut at);
    }
    if let Some(range) = range(&estimates.remaining) {
        durations(&["remaining"], &range, &mut at);
    }
    for (stage_number, stage) in estimates.stages.iter().enumerate().filter(|_| estimates.stages.unread == 0) {
        let name = format!("[{stage_number}]");
        if let Some(range) = range(&stage.duration) {
            durations(&["stages", &name, "duration"], &range, &mut at);
        }
    }
    // What has been told at its figure is not told again for the whole.
    for (field, why) in
        faults(estimates, exchange).into_iter().filter(|(field, _)| !told.iter().any(|told| told == field))
    {
        reports.add(unusable(number, record, field, &why));
    }
    if needs_deadline(facts.strategy, number, estimates) {
        reports.add(unusable(number, record, "cost_of_delay", NO_DEADLINE));
    }
}

/// Estimates that no order can use.
fn unusable(number: usize, record: &Record, field: &str, why: &str) -> Report {
    let help = match field {
        _ if why.contains("exchange_rates") => "write what one unit is worth, as in `exchange_rates: {USD: 0.92}`",
        _ if why.contains("`deadline`") => {
            "add `deadline:` with the date that is set from outside, or take the penalty and the profile out"
        }
        "cost_of_delay" => {
            "a cost of delay is a rate such as `3000 EUR per week`, or `{low: 2000, likely: 3000, high: 5000, per: week}`"
        }
        _ => "write how long it takes on whatever is scarce, such as `6w`, or `{low: 4w, likely: 6w, high: 9w}`",
    };
    Report::new(Place::at(number, ["estimates", field]), format!("`{}` cannot be ranked: {why}", record.id)).help(help)
}

type At<'a> = dyn FnMut(&[&str], String, String) + 'a;

fn rates(estimates: &Estimates, at: &mut At<'_>) {
    let Some(cost) = estimates.cost_of_delay.get() else { return };
    let whole = RateRange { low: cost.low, likely: cost.likely, high: cost.high, per: cost.per.clone() };
    rate(&["cost_of_delay"], &whole, at);
    if let Some(range) = cost.rate.get() {
        rate(&["cost_of_delay", "rate"], range, at);
    }
    for (number, part) in cost.parts.iter().enumerate().filter(|_| cost.parts.unread == 0) {
        if let Some(range) = part.rate.get() {
            rate(&["cost_of_delay", "parts", &format!("[{number}]"), "rate"], range, at);
        }
    }
}

fn rate(path: &[&str], range: &RateRange, at: &mut At<'_>) {
    let below = |field: &'static str| path.iter().copied().chain([field]).collect::<Vec<&str>>();
    let figures = [("likely", &range.likely), ("low", &range.low), ("high", &range.high)];
    let timeless =
        figures.iter().find_map(|(name, money)| Some((*name, money.get().filter(|money| money.per.is_none())?)));
    match (&range.per, timeless) {
        (Field::Absent, Some((name, money))) => {
            let told = format!("`{money}` does not say per which time");
            at(&below(name), told, format!("what waiting costs is a rate: write `{money} per week`"));
        }
        (Field::Present(per), _) if time(per).is_none() => {
            let told = format!("`{}` is no time that money is counted per", per.0);
            at(&below("per"), told, "write day, week, month, quarter or year".to_owned());
        }
        _ => {}
    }
    if let Some((name, money)) =
        figures.iter().find_map(|(name, money)| Some((*name, money.get().filter(|money| money.is_negative())?)))
    {
        let told = format!("`{money}` is negative: waiting would pay");
        at(&below(name), told, "write what a week's waiting costs, or 0 where it costs nothing".to_owned());
        return;
    }
    let compare = |one: &Money, other: &Money| {
        let comparable = one.currency == other.currency && one.per == other.per;
        comparable.then(|| one.amount.cmp(&other.amount))
    };
    order(path, [&range.low, &range.likely, &range.high], compare, at);
}

fn time(per: &Plain) -> Option<TimeUnit> {
    TimeUnit::from_word(per)
}

fn durations(path: &[&str], range: &DurationRange, at: &mut At<'_>) {
    // A range may begin at 0; its end may not.
    for (name, end) in [("likely", &range.likely), ("high", &range.high)] {
        let is_end = name == "high" || (range.low.is_absent() && range.high.is_absent());
        if is_end && end.get().is_some_and(|end| end.days().is_zero()) {
            let path: Vec<&str> = path.iter().copied().chain([name]).collect();
            let help = "write how long it occupies us, or leave it out where nobody knows";
            at(&path, "it takes no time at all".to_owned(), help.to_owned());
            return;
        }
    }
    let compare = |one: &Duration, other: &Duration| Some(one.days().cmp(&other.days()));
    order(path, [&range.low, &range.likely, &range.high], compare, at);
}

/// Low, likely and high have to stand in this order; the first pair that does not is told.
fn order<T: Display>(
    path: &[&str],
    [low, likely, high]: [&Field<T>; 3],
    compare: impl Fn(&T, &T) -> Option<Ordering>,
    at: &mut At<'_>,
) {
    if let (Field::Present(end), Field::Absent, name, other) | (Field::Absent, Field::Present(end), other, name) =
        (low, high, "low", "high")
    {
        let path: Vec<&str> = path.iter().copied().chain([name]).collect();
        let told = format!("`{name}` is {end}, and there is no `{other}`");
        at(&path, told, format!("a range has two ends: write `{other}` too, or one figure without a range"));
        return;
    }
    for (one, other, name, other_name) in
        [(low, high, "low", "high"), (low, likely, "low", "likely"), (likely, high, "likely", "high")]
    {
        let (Some(one), Some(other)) = (one.get(), other.get()) else { continue };
        if compare(one, other) == Some(Ordering::Greater) {
            let path: Vec<&str> = path.iter().copied().chain([name]).collect();
            let told = format!("`{name}` is {one}, and `{other_name}` is {other}");
            at(&path, told, "`low` is the smallest of the figures and `high` the largest".to_owned());
            return;
        }
    }
}
