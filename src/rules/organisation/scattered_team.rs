use super::teams::teams;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status};
use std::collections::BTreeMap;

pub static RULE: Rule = Rule {
    name: "scattered-team",
    group: Group::Organisation,
    severity: Severity::Warning,
    limit: Some(2),
    fixable: false,
    page: include_str!("scattered-team.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let limit = facts.count_limit(&RULE);
    for (number, record, _) in teams(facts) {
        let mut work: BTreeMap<usize, Place> = BTreeMap::new();
        for initiative in strategy.sources(number, "team").into_iter().filter(|number| takes_attention(facts, *number))
        {
            if let Some((intent, larger)) = strategy.intent_of(initiative) {
                let field = if larger.is_empty() { "intent" } else { "part_of" };
                work.entry(intent).or_insert_with(|| Place::field(initiative, field));
            }
        }
        if work.len() <= limit {
            continue;
        }
        let message = format!("`{}` works for {} intents at the same time", record.full_name(), work.len());
        let report = Report::new(Place::Record(number), message).help(
            "agree with the other teams who takes which intent: who works for all of them decides every morning which of \
             them waits; `scattered-team: {limit: …}` under `rules` in `pm.yaml` sets another number",
        );
        reports.add(work.iter().fold(report, |report, (intent, place)| {
            let name = strategy.record(*intent).map_or("", |intent| &intent.id);
            report.other(place.clone(), format!("for `{name}`"))
        }));
    }
}

/// Whether an initiative is being found out or built: a bet that is only measured asks little of a team, and upkeep is
/// wherever something stands.
fn takes_attention(facts: &Facts<'_>, number: usize) -> bool {
    facts.strategy.record(number).is_some_and(|record| {
        let is_worked_on = matches!(record.status(), Some(Status::Discovery | Status::Delivery | Status::Scaling));
        record.kind == Kind::Initiative && is_worked_on && is_bet(facts, number, record)
    })
}
