use std::collections::{BTreeMap, VecDeque};

use crate::graph::Strategy;

/// The shortest way from a metric through what drives what to one that is a goal, both ends included; nothing where none
/// leads there. A metric that is a goal itself needs no way.
pub(super) fn way(strategy: &Strategy, from: usize, is_goal: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    let mut before: BTreeMap<usize, Option<usize>> = BTreeMap::from([(from, None)]);
    let mut next = VecDeque::from([from]);
    while let Some(metric) = next.pop_front() {
        if metric != from && is_goal(metric) {
            let steps = std::iter::successors(Some(metric), |step| before.get(step).copied().flatten());
            let mut way: Vec<usize> = steps.collect();
            way.reverse();
            return Some(way);
        }
        for driven in strategy.driven_by(metric) {
            if let std::collections::btree_map::Entry::Vacant(entry) = before.entry(driven) {
                entry.insert(Some(metric));
                next.push_back(driven);
            }
        }
    }
    None
}
