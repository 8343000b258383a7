use std::collections::BTreeSet;

use super::Line;
use super::build::Asking;
use super::drives::way;
use crate::documents::amounts::with_unit;
use crate::documents::outcome_line::{OutcomeLine, outcome_lines};
use crate::graph::Strategy;
use crate::values::{Date, Kind, Measures};

/// The outcomes of a record, and below each the way on which it moves what its intent or the business is after.
pub(super) fn outcomes(asking: &Asking<'_>, intent: Option<usize>) -> Vec<Line> {
    let strategy = asking.strategy;
    let goals = Goals::of(strategy, intent, asking.today);
    let mut lines = Vec::new();
    for line in outcome_lines(strategy, asking.number, asking.today) {
        let metric = line.metric.as_deref().filter(|_| !line.is_unknown || line.now.is_some());
        let metric = metric.and_then(|metric| strategy.named(&format!("metric/{metric}")).first().copied());
        let drives = metric.and_then(|metric| goals.reached_from(metric));
        lines.push(Line { text: line.in_words(), record: Some(asking.name()), outcome: Some(line), experiment: None });
        lines.extend(drives);
    }
    lines
}

/// What an intent wants to move.
struct Goals<'s> {
    strategy: &'s Strategy,
    today: Date,
    intent: Option<(usize, Vec<OutcomeLine>)>,
    metrics: BTreeSet<usize>,
}

impl Goals<'_> {
    fn of(strategy: &Strategy, intent: Option<usize>, today: Date) -> Goals<'_> {
        let metrics = intent.map(|intent| strategy.targets(intent, "outcomes").collect()).unwrap_or_default();
        Goals {
            strategy,
            today,
            intent: intent.map(|intent| (intent, outcome_lines(strategy, intent, today))),
            metrics,
        }
    }

    /// "which drives activation → revenue 5M → 6.9M (2026-10-01) → 15M by 2027, the outcome of intent/enterprise".
    fn reached_from(&self, metric: usize) -> Option<Line> {
        let strategy = self.strategy;
        if self.metrics.contains(&metric) {
            let (intent, _) = self.intent.as_ref()?;
            let name = strategy.full_name(*intent);
            return Some(Line::of(&name, format!("which is the outcome of {name} itself")));
        }
        let is_business = |number: usize| {
            let metric = strategy.record(number).and_then(|record| record.body.metric());
            metric.and_then(|metric| metric.measures.get()?.known()) == Some(Measures::Business)
        };
        let to_intent = way(strategy, metric, |number| self.metrics.contains(&number));
        let way = to_intent.or_else(|| way(strategy, metric, is_business));
        let way = way.or_else(|| way_to_north_star(strategy, metric))?;
        let goal = *way.last()?;
        let between = way.get(1..way.len().saturating_sub(1)).unwrap_or_default();
        let between: String = between.iter().map(|number| format!("{} → ", id(strategy, *number))).collect();
        let text = match self.promised(goal) {
            Some((intent, line)) => {
                format!("which drives {between}{}, the outcome of {intent}", line.in_words())
            }
            None => format!("which drives {between}{}{}", id(strategy, goal), last(strategy, goal, self.today)),
        };
        Some(Line::of(&strategy.full_name(goal), text))
    }

    fn promised(&self, goal: usize) -> Option<(String, &OutcomeLine)> {
        let (intent, lines) = self.intent.as_ref()?;
        let line = lines.iter().find(|line| line.metric.as_deref() == Some(id(self.strategy, goal)))?;
        Some((self.strategy.full_name(*intent), line))
    }
}

/// Whether a metric of an initiative leads to what its intent, the business or a vision is after, or may do so: what drives
/// what is not all written down, or nobody said what the goals are.
pub(super) fn leads_to_a_goal(asking: &Asking<'_>, metric: &str) -> bool {
    let strategy = asking.strategy;
    let Some(number) = strategy.named(&format!("metric/{metric}")).first().copied() else { return true };
    let intent = strategy.intent_served(asking.number);
    let goals = Goals::of(strategy, intent, asking.today);
    let body = strategy.record(number).and_then(|record| record.body.metric());
    let is_business = body.and_then(|body| body.measures.get()?.known()) == Some(Measures::Business);
    let is_star = !strategy.sources(number, "north_star_metric").is_empty();
    let is_open = !strategy.has_metric_tree()
        || goals.metrics.is_empty()
        || !strategy.driven_by(number).is_empty()
        || strategy.has_unknown(number, "drives")
        || body.is_none_or(|body| body.drives.unread > 0);
    is_open || is_business || is_star || goals.metrics.contains(&number)
}

fn way_to_north_star(strategy: &Strategy, metric: usize) -> Option<Vec<usize>> {
    way(strategy, metric, |number| !strategy.sources(number, "north_star_metric").is_empty())
}

fn id(strategy: &Strategy, number: usize) -> &str {
    strategy.record(number).map_or("", |record| record.id.as_str())
}

/// ", now 56 % (2026-11-16)"; " (never read)" where that is certain.
pub(super) fn last(strategy: &Strategy, metric: usize, today: Date) -> String {
    let body = strategy.record(metric).filter(|record| record.kind == Kind::Metric).and_then(|r| r.body.metric());
    match strategy.last_reading(metric, today) {
        Some(last) => format!(", now {} ({})", with_unit(last.value, body), last.on),
        None if strategy.readings_known(metric) => ", never read".to_owned(),
        None => String::new(),
    }
}
