//! Initiatives under way with what they are to move, and what the intent that they serve is to move.

use std::collections::BTreeSet;

use crate::model::{Metric, Record};
use crate::rules::Facts;
use crate::rules::shared::outcomes::{MetricRecord, OutcomeAt, is_bet, outcomes};
use crate::values::Measures;

/// An initiative that somebody works on.
pub(super) struct Bet<'s> {
    pub number: usize,
    pub record: &'s Record,
    /// Its outcomes that name a metric, at least one; those in words are left out.
    pub measured: Vec<(OutcomeAt<'s>, MetricRecord<'s>)>,
}

impl Bet<'_> {
    /// Whether one of its metrics counts our own work, which is told first.
    pub fn counts_work(&self) -> bool {
        self.measured.iter().any(|(_, (.., metric))| metric.counts_work())
    }

    pub fn metrics(&self) -> BTreeSet<usize> {
        self.measured.iter().map(|(_, (number, ..))| *number).collect()
    }
}

/// The bets under way of which every outcome can be read, and every metric found.
pub(super) fn bets<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Bet<'s>> {
    let under_way = facts.initiatives().filter(|(number, record, _)| {
        record.is_under_way()
            && is_bet(facts, *number, record)
            && record.body.outcomes().is_none_or(|outcomes| outcomes.unread == 0)
    });
    under_way.filter_map(|(number, record, _)| {
        let measured = found(outcomes(facts, number, record).into_iter().filter(|at| !at.outcome.metric.is_absent()))?;
        (!measured.is_empty()).then_some(Bet { number, record, measured })
    })
}

/// Outcomes with their metrics, where every one can be found.
pub(super) fn found<'s>(
    outcomes: impl IntoIterator<Item = OutcomeAt<'s>>,
) -> Option<Vec<(OutcomeAt<'s>, MetricRecord<'s>)>> {
    let found = |at: OutcomeAt<'s>| {
        let metric = at.metric?;
        Some((at, metric))
    };
    outcomes.into_iter().map(found).collect()
}

pub(super) fn measures(metric: &Metric) -> Option<Measures> {
    metric.measures.get().and_then(|measures| measures.known())
}

/// Names for a sentence, each once: "`a`, `b` and `c`".
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in names.into_iter().map(|name| format!("`{name}`")) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    match all.split_last() {
        Some((name, before)) if !before.is_empty() => format!("{} {last} {name}", before.join(", ")),
        Some((name, _)) => name.clone(),
        None => String::new(),
    }
}
