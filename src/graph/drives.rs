use std::collections::{BTreeMap, VecDeque};

use super::Strategy;
use crate::model::Metric;
use crate::values::Kind;

/// What a metric drives, at once or through others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Driven {
    /// Each metric with the fewest steps that lead to it. In a circle a metric drives itself.
    pub steps: BTreeMap<usize, usize>,
    /// Whether all of it is known: nothing on the way names what cannot be found or read.
    pub complete: bool,
}

/// How metrics hang together: which should move when another one does. A metric's `drives` and the `inputs` of a vision,
/// which drive its North Star metric, say the same, and either may be written.
impl Strategy {
    /// The metrics that a metric drives at once.
    pub fn driven_by(&self, metric: usize) -> Vec<usize> {
        let visions = self.sources(metric, "inputs").into_iter();
        let by_vision = visions.flat_map(|vision| self.targets(vision, "north_star_metric"));
        metrics(self, self.targets(metric, "drives").chain(by_vision))
    }

    /// The metrics that drive one at once.
    pub fn drivers_of(&self, metric: usize) -> Vec<usize> {
        let visions = self.sources(metric, "north_star_metric").into_iter();
        let by_vision = visions.flat_map(|vision| self.targets(vision, "inputs"));
        metrics(self, self.sources(metric, "drives").into_iter().chain(by_vision))
    }

    /// All that a metric drives.
    pub fn all_driven_by(&self, metric: usize) -> Driven {
        let mut driven = Driven { steps: BTreeMap::new(), complete: self.inputs_known() };
        let mut next = VecDeque::from([(metric, 0)]);
        while let Some((from, steps)) = next.pop_front() {
            driven.complete &= self.drives_known(from);
            for to in self.driven_by(from) {
                driven.steps.entry(to).or_insert_with(|| {
                    next.push_back((to, steps + 1));
                    steps + 1
                });
            }
        }
        driven
    }

    /// Whether anybody has written down what drives what.
    pub fn has_metric_tree(&self) -> bool {
        self.of_kind(Kind::Metric).any(|(number, _)| !self.driven_by(number).is_empty())
    }

    /// Whether every metric that drives this one is known.
    pub fn drivers_known(&self, metric: usize) -> bool {
        self.inputs_known() && self.of_kind(Kind::Metric).all(|(other, _)| other == metric || self.drives_known(other))
    }

    /// Whether all that a metric drives at once can be read and found. A mapped file may have no place for it.
    fn drives_known(&self, metric: usize) -> bool {
        let Some(record) = self.record(metric).filter(|record| !record.broken) else { return false };
        let mapping = record.mapping.and_then(|number| self.settings.mappings.get(number));
        let is_read = |metric: &Metric| {
            metric.drives.unread == 0 && metric.drives.iter().all(|drive| drive.metric.get().is_some())
        };
        record.body.metric().is_some_and(is_read)
            && mapping.is_none_or(|mapping| mapping.gives("drives"))
            && !self.has_unknown(metric, "drives")
    }

    /// Whether the visions leave nothing open about what drives their North Star metrics: an input that cannot be found
    /// may be any metric.
    fn inputs_known(&self) -> bool {
        *self.inputs_known.get_or_init(|| {
            self.of_kind(Kind::Vision).all(|(number, record)| {
                let is_read = record.body.vision().is_some_and(|vision| {
                    vision.inputs.unread == 0
                        && (vision.inputs.items.is_empty() || !vision.north_star_metric.is_invalid())
                });
                let named = ["inputs", "north_star_metric"].iter().all(|field| !self.has_unknown(number, field));
                !record.broken && is_read && named
            })
        })
    }
}

fn metrics(strategy: &Strategy, numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut all: Vec<usize> = numbers.filter(|number| strategy.is_kind(*number, Kind::Metric)).collect();
    all.sort_unstable();
    all.dedup();
    all
}
