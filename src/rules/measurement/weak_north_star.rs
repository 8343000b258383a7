use super::bets::measures;
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Metric, Vision};
use crate::rules::words::split;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Cadence, Duration, FromText, Measures, TimeUnit};

pub static RULE: Rule = Rule {
    name: "weak-north-star",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: Some(7),
    fixable: false,
    page: include_str!("weak-north-star.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, vision) in facts.visions().filter(|(_, record, _)| !record.has_ended()) {
        let named = vision.north_star_metric.get().and_then(|metric| facts.metric(number, *metric));
        let Some((star, star_record, metric)) = named else { continue };
        let own = itself(metric, facts.asks_for(star, "window"));
        let inputs = inputs(facts, (number, vision), star);
        let helps = [
            (!own.is_empty()).then_some("count customers who get what they came for, within a week or a month"),
            inputs.is_some().then_some(
                "say which handful of metrics drive it, and can be moved by a team: as `inputs` of the vision, or as `drives` of each",
            ),
        ];
        let weak: Vec<String> = own.into_iter().map(str::to_owned).chain(inputs).collect();
        if weak.is_empty() {
            continue;
        }
        let message = format!(
            "`{}`, the North Star metric of `{}`, {}",
            star_record.id,
            record.full_name(),
            in_a_sentence(&weak)
        );
        let help = helps.into_iter().flatten().collect::<Vec<_>>().join("; ");
        let report = Report::new(Place::field(number, "north_star_metric"), message).help(help);
        reports.add(report.other(Place::Record(star), "the metric"));
    }
}

/// What is to be said about the metric itself.
fn itself(metric: &Metric, can_name_window: bool) -> Vec<&'static str> {
    let of_whom = match measures(metric) {
        Some(Measures::Business) => Some("is a business figure"),
        Some(Measures::Work) => Some("counts our own work"),
        _ => None,
    };
    let is_endless = can_name_window && metric.window.is_absent() && !names_time(metric);
    of_whom.into_iter().chain(is_endless.then_some("names no stretch of time")).collect()
}

/// What is to be said about what drives the metric; nothing where that is not known.
fn inputs(facts: &Facts<'_>, (vision, body): (usize, &Vision), star: usize) -> Option<String> {
    let strategy = facts.strategy;
    if body.inputs.unread > 0 || strategy.has_unknown(vision, "inputs") {
        return None;
    }
    let limit = facts.count_limit(&RULE);
    let named: Vec<usize> = strategy.targets(vision, "inputs").collect();
    let inputs = if named.is_empty() { strategy.drivers_of(star) } else { named };
    match inputs.iter().filter(|input| **input != star).count() {
        0 => strategy.drivers_known(star).then(|| "has no metric that drives it".to_owned()),
        count => (count > limit).then(|| format!("has {count} inputs (more than {limit} are no focus)")),
    }
}

/// Whether the definition names a stretch of time: "per week", "within 7 days".
fn names_time(metric: &Metric) -> bool {
    let is_time = |word: &str| {
        (word.len() > 2 && TimeUnit::from_word(word).is_some())
            || Cadence::from_text(word).is_ok()
            || Duration::from_text(word).is_ok()
    };
    metric.definition.is_invalid()
        || metric.definition.get().is_some_and(|text| split(text).iter().any(|word| is_time(word)))
}

fn in_a_sentence(parts: &[String]) -> String {
    match parts.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
