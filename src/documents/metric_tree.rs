use std::collections::{BTreeSet, VecDeque};

use super::Branch;
use super::branch::DEEPEST;
use super::strategy_tree::line;
use crate::graph::Strategy;
use crate::values::Kind;

/// What drives what: metrics that drive nothing first, below each those that drive it, with the records that are to move
/// them.
pub fn metric_tree(strategy: &Strategy) -> Vec<Branch> {
    let metrics: Vec<usize> = strategy.of_kind(Kind::Metric).map(|(number, _)| number).collect();
    let mut tree = Tree { strategy, drawn: BTreeSet::new(), deeper: VecDeque::new() };
    let mut branches = Vec::new();
    for metric in metrics.iter().filter(|metric| strategy.targets(**metric, "drives").next().is_none()) {
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
    drawn: BTreeSet<usize>,
    /// Those that hang too deep, to be drawn from the left.
    deeper: VecDeque<usize>,
}

impl Tree<'_> {
    fn draw(&mut self, metric: usize, branches: &mut Vec<Branch>) {
        branches.push(self.branch(metric, 0));
        while let Some(metric) = self.deeper.pop_front() {
            self.drawn.remove(&metric);
            branches.push(self.branch(metric, 0));
        }
    }

    fn branch(&mut self, metric: usize, depth: usize) -> Branch {
        let strategy = self.strategy;
        let Some(record) = strategy.record(metric) else { return Branch::default() };
        let mut branch = line(record);
        let body = record.body.metric();
        let unit = body.and_then(|body| body.unit.get()).map(|unit| unit.0.clone());
        let measures = body.and_then(|body| body.measures.get()).map(|measures| measures.word().to_owned());
        branch.state = [measures, unit].into_iter().flatten().collect::<Vec<_>>().join(", ");
        if !self.drawn.insert(metric) {
            return branch.drawn_elsewhere("see above");
        }
        if depth == DEEPEST {
            self.deeper.push_back(metric);
            return branch.drawn_elsewhere("see below");
        }
        for (field, said) in [("north_star_metric", "North Star metric"), ("outcomes", "is to move it")] {
            let users = strategy.sources(metric, field).into_iter().filter_map(|user| strategy.record(user));
            branch.children.extend(users.map(|user| line(user).drawn_elsewhere(said)));
        }
        let drivers = strategy.sources(metric, "drives").into_iter();
        branch.children.extend(drivers.map(|driver| self.branch(driver, depth + 1)));
        branch
    }
}
