use std::collections::{BTreeSet, VecDeque};

use super::Branch;
use super::OutcomeLine;
use super::branch::{DEEPEST, MetricLine};
use super::strategy_tree::line;
use crate::graph::{Standing, Strategy};
use crate::model::amounts::meets;
use crate::model::{Criterion, Metric, Record};
use crate::values::{Date, Kind, Yes};

/// What drives what: metrics that drive nothing first, below each those that drive it, whichever side says so, and the
/// records that are to move or guard them, with how far that is on a day.
pub fn metric_tree(strategy: &Strategy, today: Date) -> Vec<Branch> {
    let metrics: Vec<usize> = strategy.of_kind(Kind::Metric).map(|(number, _)| number).collect();
    let mut tree = Tree { strategy, today, drawn: BTreeSet::new(), deeper: VecDeque::new() };
    let mut branches = Vec::new();
    for metric in metrics.iter().filter(|metric| strategy.driven_by(**metric).is_empty()) {
        tree.draw(*metric, &mut branches);
    }
    for metric in metrics {
        // Metrics that drive each other in a circle have no top.
        if !tree.drawn.contains(&metric) {
            tree.draw(metric, &mut branches);
        }
    }
    branches
}

struct Tree<'s> {
    strategy: &'s Strategy,
    today: Date,
    drawn: BTreeSet<usize>,
    /// Those that hang too deep, to be drawn from the left.
    deeper: VecDeque<usize>,
}

impl Tree<'_> {
    fn draw(&mut self, metric: usize, branches: &mut Vec<Branch>) {
        branches.push(self.branch(metric, None, 0));
        while let Some(metric) = self.deeper.pop_front() {
            self.drawn.remove(&metric);
            branches.push(self.branch(metric, None, 0));
        }
    }

    /// A metric, below the one that it drives.
    fn branch(&mut self, metric: usize, driven: Option<usize>, depth: usize) -> Branch {
        let strategy = self.strategy;
        let Some(record) = strategy.record(metric) else { return Branch::default() };
        let facts = self.metric_line(metric, record, driven);
        let branch = Branch { state: facts.in_words(record), metric: Some(facts), ..line(record) };
        if !self.drawn.insert(metric) {
            return branch.drawn_elsewhere("see above");
        }
        if depth == DEEPEST {
            self.deeper.push_back(metric);
            return branch.drawn_elsewhere("see below");
        }
        let mut children = self.visions(metric);
        let standings = strategy.standings_of_metric(metric, self.today);
        children.extend(standings.iter().filter_map(|standing| self.mover(standing)));
        children.extend(self.guards(metric));
        let drivers = strategy.drivers_of(metric).into_iter();
        children.extend(drivers.map(|driver| self.branch(driver, Some(metric), depth + 1)));
        Branch { children, ..branch }
    }

    fn metric_line(&self, number: usize, record: &Record, driven: Option<usize>) -> MetricLine {
        let body = record.body.metric();
        let is_marked = |metric: &Metric| metric.leading.get().and_then(|word| word.known()) == Some(Yes::True);
        let is_input = |vision: &usize| {
            driven.is_some_and(|driven| self.strategy.targets(*vision, "north_star_metric").any(|star| star == driven))
        };
        let unit = body.and_then(|body| body.unit.get()).map(|unit| unit.0.clone());
        let last = self.strategy.last_reading(number, self.today);
        MetricLine {
            measures: body.and_then(|body| body.measures.get()).map(|measures| measures.word().to_owned()),
            leading: body.is_some_and(is_marked),
            input: self.strategy.sources(number, "inputs").iter().any(is_input),
            now: last.as_ref().map(|last| match (&last.value.unit, &unit) {
                (None, Some(unit)) => format!("{} {unit}", last.value),
                _ => last.value.to_string(),
            }),
            now_on: last.map(|last| last.on.to_string()),
            unit,
        }
    }

    /// The visions whose North Star metric it is.
    fn visions(&self, metric: usize) -> Vec<Branch> {
        let visions = self.strategy.sources(metric, "north_star_metric").into_iter();
        visions
            .filter_map(|vision| Some(line(self.strategy.record(vision)?).drawn_elsewhere("North Star metric")))
            .collect()
    }

    /// A record that is to move it, and how far that is.
    fn mover(&self, standing: &Standing<'_>) -> Option<Branch> {
        let record = self.strategy.record(standing.record)?;
        let standing = OutcomeLine::of(self.strategy, standing);
        let said = match (&standing.baseline, &standing.target) {
            (_, Some(target)) if standing.is_to_hold => format!("is to hold it at {target}"),
            (Some(baseline), Some(target)) => format!("is to move it from {baseline} to {target}"),
            (None, Some(target)) => format!("is to move it to {target}"),
            _ => "is to move it".to_owned(),
        };
        let by = standing.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let branch = line(record).drawn_elsewhere(&format!("{said}{by}"));
        // Of what was given up nobody waits for more.
        let state =
            if record.has_ended_badly() { branch.state } else { format!("{}, {}", branch.state, standing.so_far) };
        Some(Branch { state, standing: Some(standing), ..branch })
    }

    /// The records that say what it must not come to.
    fn guards(&self, metric: usize) -> Vec<Branch> {
        let strategy = self.strategy;
        let mut guards = Vec::new();
        for number in strategy.sources(metric, "guardrails") {
            let Some(record) = strategy.record(number) else { continue };
            let named = |criterion: &&Criterion| {
                criterion.metric.get().and_then(|named| strategy.target(number, *named)) == Some(metric)
            };
            for guardrail in record.body.guardrails().into_iter().flatten().filter(named) {
                let branch = line(record).drawn_elsewhere(&format!("guards it: {guardrail}"));
                let state = match self.holds(metric, guardrail).filter(|_| !record.has_ended()) {
                    Some(true) => format!("{}, holds", branch.state),
                    Some(false) => format!("{}, does not hold", branch.state),
                    None => branch.state,
                };
                guards.push(Branch { state, ..branch });
            }
        }
        guards
    }

    fn holds(&self, metric: usize, guardrail: &Criterion) -> Option<bool> {
        let body = self.strategy.record(metric)?.body.metric()?;
        meets(body, guardrail, self.strategy.last_reading(metric, self.today)?.value)
    }
}
