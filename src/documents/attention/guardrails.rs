use std::collections::HashMap;

use super::{Matter, MatterKind, matter};
use crate::documents::guardrails::{Guardrail, guardrails, guards};
use crate::documents::spoken::when;
use crate::rules::Facts;

/// What must not get worse and did, once for each metric and limit, whoever else asks for the same.
pub fn matters(facts: &Facts<'_>) -> Vec<Matter> {
    let strategy = facts.strategy;
    let mut found: Vec<(Guardrail<'_>, Vec<usize>)> = Vec::new();
    let mut at: HashMap<(usize, String), usize> = HashMap::new();
    for guardrail in guards(strategy).flat_map(|number| guardrails(strategy, number, facts.today)) {
        if guardrail.holds != Some(false) {
            continue;
        }
        let place = *at.entry((guardrail.metric, guardrail.asked.clone())).or_insert(found.len());
        match found.get_mut(place) {
            Some((_, others)) => others.push(guardrail.record),
            None => found.push((guardrail, Vec::new())),
        }
    }
    let told = found.into_iter().filter_map(|(guardrail, others)| {
        let (last, metric) = (guardrail.last?, strategy.record(guardrail.metric)?);
        let more = match others.len() {
            0 => String::new(),
            more => format!("; asked for by {more} more"),
        };
        let told = format!(
            "guardrail broken: {} is at {}, read {}, and was to stay {}{more}",
            metric.id,
            guardrail.now(strategy)?,
            when(last.on, facts.today),
            guardrail.asked
        );
        let of_record = matter(facts, MatterKind::GuardrailBroken, guardrail.record, guardrail.broken_since, told);
        // Each of those who ask for it has to hear of it.
        let mut owners: Vec<String> = of_record.owner.iter().cloned().collect();
        owners.extend(others.into_iter().filter_map(|number| strategy.owner_of(number)));
        let mut seen = Vec::new();
        for owner in owners.iter().flat_map(|owners| owners.split(", ")) {
            if !seen.contains(&owner) {
                seen.push(owner);
            }
        }
        let owner = (!seen.is_empty()).then(|| seen.join(", "));
        Some(Matter { owner, ..of_record })
    });
    told.collect()
}
