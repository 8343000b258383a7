use super::bets::{bets, listed, measures};
use crate::finding::Severity;
use crate::graph::Strategy;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Measures;

pub static RULE: Rule = Rule {
    name: "business-outcome-only",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("business-outcome-only.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for bet in bets(facts) {
        let all: Option<Vec<Measures>> = bet.measured.iter().map(|(_, (.., metric))| measures(metric)).collect();
        let is_ours = |measures: &Measures| matches!(measures, Measures::Business | Measures::System);
        let Some(all) = all.filter(|all| all.iter().all(is_ours)) else { continue };
        let first = bet.measured.iter().zip(all).find(|(_, measures)| *measures == Measures::Business);
        let Some(((at, (number, record, _)), _)) = first else { continue };
        let message = format!(
            "no number says what `{}` changes for a customer: `{}` is a business figure",
            bet.record.full_name(),
            record.id
        );
        let help = match customer_drivers(facts.strategy, *number).as_str() {
            "" => format!("name what customers would do differently if it worked; `{}` follows from that", record.id),
            drivers => format!(
                "name what customers would do differently if it worked; {drivers} can be said to drive `{}`",
                record.id
            ),
        };
        reports.add(Report::new(at.place("metric"), message).help(help));
    }
}

/// What customers do and a metric is driven by, for a sentence.
fn customer_drivers(strategy: &Strategy, metric: usize) -> String {
    let drivers = strategy.drivers_of(metric);
    let drivers = drivers.iter().filter_map(|driver| {
        let record = strategy.record(*driver)?;
        (measures(record.body.metric()?) == Some(Measures::Customer)).then_some(record.id.as_str())
    });
    listed(drivers.take(3), "and")
}
