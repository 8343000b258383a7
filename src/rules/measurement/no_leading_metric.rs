use super::bets::{Bet, bets, listed};
use super::serving::{Serving, Wanted};
use crate::finding::Severity;
use crate::graph::{Place, Strategy, Ways};
use crate::model::Metric;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Cadence, Duration, FromText, Yes};

pub static RULE: Rule = Rule {
    name: "no-leading-metric",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("no-leading-metric.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    if !facts.strategy.has_metric_tree() {
        return;
    }
    let mut ways = Ways::of(facts.strategy);
    let mut serving = Serving::of(facts);
    for bet in bets(facts).filter(|bet| !bet.counts_work()) {
        let served = serving.served(bet.number);
        let echoes = served.and_then(|served| only_repeats(facts.strategy, &mut ways, &bet, &served.intent));
        reports.extend(echoes.or_else(|| all_slow(&bet)));
    }
}

/// What is moved is the number of the intent itself, and nothing that moves before it.
fn only_repeats(strategy: &Strategy, ways: &mut Ways, bet: &Bet<'_>, wanted: &Wanted<'_>) -> Option<Report> {
    let metrics = bet.metrics();
    let repeats = |number: &usize| wanted.metrics.contains(number);
    let (at, (number, own, _)) = bet.measured.iter().find(|(_, (number, ..))| repeats(number))?;
    let leads = |number: &usize| ways.may_lead(*number, &wanted.metrics);
    let is_marked = |metric: &Metric| metric.leading.get().and_then(|word| word.known()) == Some(Yes::True);
    if bet.measured.iter().any(|(_, (.., metric))| is_marked(metric)) || metrics.iter().any(leads) {
        return None;
    }
    let (name, intent) = (bet.record.full_name(), &wanted.record.id);
    let message =
        format!("`{name}` is judged by `{}`, as its intent `{intent}` is, and by nothing that moves before it", own.id);
    let drivers = strategy.drivers_of(*number);
    let drivers =
        listed(drivers.iter().filter_map(|driver| Some(strategy.record(*driver)?.id.as_str())).take(3), "and");
    let help = match drivers.as_str() {
        "" => format!("name what customers would do first, and say at that metric that it `drives: [{}]`", own.id),
        drivers => format!("name what customers would do first; {drivers} can be said to drive `{}`", own.id),
    };
    let there = wanted.outcomes_of(*number).next()?;
    Some(Report::new(at.place("metric"), message).help(help).other(there.place("metric"), "what its intent is to move"))
}

/// Every metric takes longer than a quarter to say anything.
fn all_slow(bet: &Bet<'_>) -> Option<Report> {
    let slow = bet.measured.iter().map(|(at, (number, record, metric))| {
        let (field, how) = slowness(metric)?;
        Some((at, *number, record.id.as_str(), field, how))
    });
    let slow: Option<Vec<_>> = slow.collect();
    let slow = slow?;
    let (first, ..) = slow.first()?;
    let how: Vec<String> = slow.iter().map(|(_, _, id, _, how)| format!("`{id}` {how}")).collect();
    let message =
        format!("nothing tells within a quarter whether `{}` works: {}", bet.record.full_name(), how.join(", "));
    let report = Report::new(first.place("metric"), message).help(
        "add an outcome that customers show within weeks, and say at its metric that it `drives` this one; \
         what is known after a quarter comes too late to change course",
    );
    Some(slow.iter().fold(report, |report, (_, number, _, field, _)| {
        report.other(Place::field(*number, field), "longer than a quarter")
    }))
}

/// By which field a metric says nothing within a quarter, and how, for a sentence. What cannot be read as a length of
/// time is not held against it.
fn slowness(metric: &Metric) -> Option<(&'static str, String)> {
    let is_long = |duration: Duration| duration.whole_days() > Cadence::Quarterly.duration().whole_days();
    let cadence = metric.cadence.copied().filter(|cadence| is_long(cadence.duration()));
    if let Some(cadence) = cadence {
        let how = match cadence {
            Cadence::Every(duration) => format!("is read every {duration}"),
            word => format!("is read {word}"),
        };
        return Some(("cadence", how));
    }
    let window =
        metric.window.get().and_then(|window| Duration::from_text(window).ok()).filter(|window| is_long(*window))?;
    Some(("window", format!("looks back over {window}")))
}
