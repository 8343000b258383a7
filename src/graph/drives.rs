use std::collections::BTreeSet;
use std::rc::Rc;

use hashbrown::{HashMap, HashSet};

use super::Strategy;
use crate::model::Metric;
use crate::values::Kind;

/// For so many metrics the answers are kept, over all sets of goals.
const KEPT: usize = 100_000;

/// The ways through what drives what. Each question is answered once: who asks for many initiatives of few intents asks
/// the same again and again.
#[derive(Debug)]
pub struct Ways {
    /// By the number of a metric, those that drive it at once.
    drivers: Vec<Vec<usize>>,
    /// The metrics of which it is not known what all they drive, at once or through others.
    open: HashSet<usize>,
    /// By goals, the metrics that drive one of them, at once or through others. Sets of goals are told apart by where they
    /// lie in memory, which is why they are held here: whoever asks for the same ones has them from the same place.
    leading: HashMap<*const BTreeSet<usize>, Leading>,
    kept: usize,
}

/// The metrics that drive one of the goals.
#[derive(Debug)]
struct Leading {
    metrics: HashSet<usize>,
    _goals: Rc<BTreeSet<usize>>,
}

impl Ways {
    pub fn of(strategy: &Strategy) -> Ways {
        let metric_drivers =
            |number| if strategy.is_kind(number, Kind::Metric) { strategy.drivers_of(number) } else { Vec::new() };
        let drivers: Vec<Vec<usize>> = (0..strategy.records.len()).map(metric_drivers).collect();
        let knows_inputs = strategy.inputs_known();
        let is_unknown = |metric: &usize| !knows_inputs || !strategy.drives_known(*metric);
        let unknown: BTreeSet<usize> =
            strategy.of_kind(Kind::Metric).map(|(number, _)| number).filter(is_unknown).collect();
        let mut open = leading_to(&drivers, &unknown);
        open.extend(unknown);
        Ways { drivers, open, leading: HashMap::new(), kept: 0 }
    }

    /// Whether a metric drives one of the goals, at once or through others, or may do so for all that is known. In a circle
    /// a metric drives itself.
    pub fn may_lead(&mut self, metric: usize, goals: &Rc<BTreeSet<usize>>) -> bool {
        if self.open.contains(&metric) {
            return true;
        }
        if let Some(leading) = self.leading.get(&Rc::as_ptr(goals)) {
            return leading.metrics.contains(&metric);
        }
        if self.kept >= KEPT {
            self.leading.clear();
            self.kept = 0;
        }
        let metrics = leading_to(&self.drivers, goals);
        let leads = metrics.contains(&metric);
        self.kept += metrics.len() + 1;
        self.leading.insert(Rc::as_ptr(goals), Leading { metrics, _goals: Rc::clone(goals) });
        leads
    }
}

/// The metrics from which at least one step leads to one of the goals.
fn leading_to(drivers: &[Vec<usize>], goals: &BTreeSet<usize>) -> HashSet<usize> {
    let mut leading = HashSet::new();
    let mut next: Vec<usize> = goals.iter().copied().collect();
    while let Some(metric) = next.pop() {
        let drivers = drivers.get(metric).into_iter().flatten().copied();
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

    /// Whether a metric is said to drive another one, or to be driven.
    pub fn stands_in_tree(&self, metric: usize) -> bool {
        !self.driven_by(metric).is_empty() || !self.drivers_of(metric).is_empty()
    }

    /// The inputs of a vision as it names them; where it names none, what drives its North Star metric.
    pub fn inputs_of(&self, vision: usize) -> Vec<usize> {
        let named: Vec<usize> = self.targets(vision, "inputs").filter(|at| self.is_kind(*at, Kind::Metric)).collect();
        let is_written = self.record(vision).and_then(|record| record.body.vision());
        let is_written = is_written.is_some_and(|vision| !vision.inputs.items.is_empty() || vision.inputs.unread > 0);
        match self.targets(vision, "north_star_metric").next() {
            Some(star) if !is_written => self.drivers_of(star),
            _ => named,
        }
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
