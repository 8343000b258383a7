use std::collections::BTreeSet;

use super::bets::{Bet, bets, listed};
use super::serving::{Served, Serving, Wanted};
use crate::finding::Severity;
use crate::graph::{Strategy, Ways};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "outcome-adrift",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("outcome-adrift.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let mut ways = Ways::of(facts.strategy);
    let mut serving = Serving::of(facts);
    for bet in bets(facts).filter(|bet| !bet.counts_work()) {
        let Some(served) = serving.served(bet.number) else { continue };
        if is_adrift(facts.strategy, &mut ways, &bet.metrics(), &served) {
            reports.extend(report(&bet, &served.intent));
        }
    }
}

/// Whether it is certain that no way leads from one of the metrics to what the intent is for. Where neither end stands
/// in the tree of metrics, nobody has drawn it there yet.
fn is_adrift(strategy: &Strategy, ways: &mut Ways, metrics: &BTreeSet<usize>, served: &Served<'_>) -> bool {
    let leads_there = |metric: &usize| served.aims.contains(metric) || ways.may_lead(*metric, &served.aims);
    let is_drawn = |metric: &usize| strategy.stands_in_tree(*metric);
    (served.intent.is_drawn || metrics.iter().any(is_drawn)) && !metrics.iter().any(leads_there)
}

fn report(bet: &Bet<'_>, intent: &Wanted<'_>) -> Option<Report> {
    let (first, _) = bet.measured.first()?;
    let (there, (_, aim, _)) = intent.outcomes.first()?;
    let own = listed(bet.measured.iter().map(|(_, (_, record, _))| record.id.as_str()), "or");
    let aims = listed(intent.outcomes.iter().map(|(_, (_, record, _))| record.id.as_str()), "or");
    let message = format!(
        "`{}` is to move {own}, and no `drives` leads from there to {aims}, which its intent `{}` is to move",
        bet.record.full_name(),
        intent.record.id
    );
    let help = format!(
        "if one moves the other, say so at the metric, as in `drives: [{}]`, or name the metrics in between; \
         if not, this serves another intent or wants another outcome",
        aim.id
    );
    Some(
        Report::new(first.place("metric"), message)
            .help(help)
            .other(there.place("metric"), "what its intent is to move"),
    )
}
