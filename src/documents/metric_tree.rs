use std::collections::BTreeSet;

use super::Branch;
use crate::graph::Strategy;
use crate::values::Kind;

/// What drives what: metrics that drive nothing first, below each those that drive it, with the records that are to move
/// them.
pub fn metric_tree(strategy: &Strategy) -> Vec<Branch> {
    let metrics: Vec<usize> = strategy.of_kind(Kind::Metric).map(|(number, _)| number).collect();
    let mut drawn = BTreeSet::new();
    let tops = metrics.iter().filter(|metric| strategy.targets(**metric, "drives").next().is_none());
    let mut branches: Vec<Branch> = tops.map(|metric| branch(strategy, *metric, &mut drawn)).collect();
    for metric in metrics {
        // Metrics that drive each other in a circle have no top.
        if !drawn.contains(&metric) {
            branches.push(branch(strategy, metric, &mut drawn));
        }
    }
    branches
}

fn branch(strategy: &Strategy, metric: usize, drawn: &mut BTreeSet<usize>) -> Branch {
    let Some(record) = strategy.record(metric) else { return Branch::default() };
    let again = !drawn.insert(metric);
    let mut branch = super::strategy_tree::line(record);
    let body = record.body.metric();
    let unit = body.and_then(|body| body.unit.get()).map(|unit| unit.0.clone());
    let measures = body.and_then(|body| body.measures.get()).map(|measures| measures.word().to_owned());
    branch.state = [measures, unit].into_iter().flatten().collect::<Vec<_>>().join(", ");
    if again {
        branch.text = "see above".to_owned();
        return branch;
    }
    for field in ["north_star_metric", "outcomes"] {
        for user in strategy.sources(metric, field) {
            let Some(user) = strategy.record(user) else { continue };
            let line = super::strategy_tree::line(user);
            branch.children.push(Branch {
                text: if field == "outcomes" { "is to move it".to_owned() } else { "North Star metric".to_owned() },
                ..line
            });
        }
    }
    let drivers = strategy.sources(metric, "drives").into_iter();
    branch.children.extend(drivers.map(|driver| self::branch(strategy, driver, drawn)));
    branch
}
