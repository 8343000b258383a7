use std::collections::{BTreeSet, HashMap, HashSet};

use super::Strategy;
use crate::model::Metric;
use crate::values::Kind;

/// The ways through what drives what. Each question is answered once: who asks for many initiatives of few intents asks
/// the same again and again.
#[derive(Debug)]
pub struct Ways<'s> {
    strategy: &'s Strategy,
    /// The metrics of which it is not known what all they drive, at once or through others.
    open: HashSet<usize>,
    /// By goals, the metrics that drive one of them, at once or through others.
    leading: HashMap<BTreeSet<usize>, HashSet<usize>>,
}

impl<'s> Ways<'s> {
    pub fn of(strategy: &'s Strategy) -> Ways<'s> {
        let metrics = strategy.of_kind(Kind::Metric).map(|(number, _)| number);
        let open: HashSet<usize> = match strategy.inputs_known() {
            false => metrics.collect(),
            true => {
                let unknown: BTreeSet<usize> = metrics.filter(|metric| !strategy.drives_known(*metric)).collect();
                leading_to(strategy, &unknown).into_iter().chain(unknown).collect()
            }
        };
        Ways { strategy, open, leading: HashMap::new() }
    }

    /// Whether a metric drives one of the goals, at once or through others, or may do so for all that is known. In a circle
    /// a metric drives itself.
    pub fn may_lead(&mut self, metric: usize, goals: &BTreeSet<usize>) -> bool {
        if self.open.contains(&metric) {
            return true;
        }
        if let Some(leading) = self.leading.get(goals) {
            return leading.contains(&metric);
        }
        let leading = self.leading.entry(goals.clone()).or_insert_with(|| leading_to(self.strategy, goals));
        leading.contains(&metric)
    }
}

/// All metrics from which at least one step leads to one of the goals.
fn leading_to(strategy: &Strategy, goals: &BTreeSet<usize>) -> HashSet<usize> {
    let mut leading = HashSet::new();
    let mut next: Vec<usize> = goals.iter().copied().collect();
    while let Some(metric) = next.pop() {
        let drivers = strategy.drivers_of(metric).into_iter();
        next.extend(drivers.filter(|driver| leading.insert(*driver)));
    }
    leading
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
