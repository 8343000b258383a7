use std::collections::HashSet;
use std::fmt::Display;

use crate::finding::FieldPath;
use crate::graph::Place;
use crate::model::amounts::fits;
use crate::model::{BaselineValue, Criterion, Record};
use crate::rules::Facts;
use crate::rules::shared::outcomes::{MetricRecord, entry_path, outcomes};
use crate::typed::{ByName, Field};
use crate::values::{Quantity, Target};

/// A value that is counted in something else than its metric.
pub(super) struct Mismatch<'s> {
    /// The number of the metric, its record, and what that is counted in.
    pub metric: (usize, &'s Record, &'s str),
    /// The unit that is written with the value.
    pub written: &'s str,
    /// The value as it is shown.
    pub shown: String,
    pub place: Place,
}

/// The mismatches among all values of metrics in a record: of outcomes, criteria, results, releases, and a metric's own
/// readings.
pub(super) fn mismatches<'s>(facts: &Facts<'s>, number: usize, record: &'s Record) -> Vec<Mismatch<'s>> {
    let mut all = Collected { facts: *facts, number, record, found: Vec::new() };
    for at in outcomes(facts, number, record) {
        let baseline = at.outcome.baseline.get().and_then(|baseline| baseline.value.get());
        if let Some(BaselineValue::Known(value)) = baseline {
            all.quantity(at.metric, value, || at.place("baseline"));
        }
        if let Some(target) = at.outcome.target.get() {
            all.target(at.metric, target, || at.place("target"));
        }
    }
    for criteria in criteria(record) {
        all.criteria(criteria);
    }
    let entry = |path: FieldPath, field: &str| Place::Field(number, path.then(field));
    let readings = record.body.experiment().and_then(|experiment| experiment.result.get());
    for reading in readings.into_iter().flat_map(|result| &result.readings) {
        if let (Field::Present(metric), Some(value)) = (&reading.metric, reading.value.get()) {
            all.quantity(facts.metric(number, *metric), value, || entry(entry_path(record, *metric), "value"));
        }
    }
    for release in record.body.story_map().into_iter().flat_map(|map| &map.releases) {
        if let (Field::Present(metric), Some(target)) = (&release.metric, release.target.get()) {
            all.target(facts.metric(number, *metric), target, || entry(entry_path(record, *metric), "target"));
        }
    }
    if let Some(metric) = record.body.metric() {
        for reading in facts.strategy.readings(number) {
            all.quantity(Some((number, record, metric)), reading.value, || reading.place.clone());
        }
    }
    all.found
}

/// The lists of criteria of a record.
fn criteria(record: &Record) -> Vec<&ByName<Criterion>> {
    let body = &record.body;
    let vision = body.vision().map(|vision| vec![&vision.guardrails]);
    let intent = || body.intent().map(|intent| vec![&intent.guardrails]);
    let initiative = || body.initiative().map(|initiative| vec![&initiative.guardrails, &initiative.stop_if]);
    let experiment = || body.experiment().map(|experiment| vec![&experiment.success, &experiment.stop_if]);
    vision.or_else(intent).or_else(initiative).or_else(experiment).unwrap_or_default()
}

struct Collected<'s> {
    facts: Facts<'s>,
    number: usize,
    record: &'s Record,
    found: Vec<Mismatch<'s>>,
}

impl<'s> Collected<'s> {
    fn criteria(&mut self, criteria: &'s ByName<Criterion>) {
        let (record, number) = (self.record, self.number);
        let mut seen = HashSet::new();
        for criterion in criteria {
            let Field::Present(name) = criterion.metric else { continue };
            let metric = self.facts.metric(number, name);
            // Of several entries of one metric a path finds only the first; the others are told at their metric.
            let again = criteria.items.len() > 1 && !seen.insert(entry_path(record, name));
            let place = |field: &str| {
                let field = entry_path(record, name).then(field);
                match record.references.get(name.number as usize).filter(|_| again) {
                    Some(name) => Place::Bytes { file: record.file, span: name.span, record: Some(number), field },
                    None => Place::Field(number, field),
                }
            };
            if let Some(bound) = criterion.bound.get() {
                self.target(metric, &bound.target, || place("bound"));
            }
            for (field, value) in [("at_least", &criterion.at_least), ("at_most", &criterion.at_most)] {
                if let Some(value) = value.get() {
                    self.quantity(metric, value, || place(field));
                }
            }
        }
    }

    fn target(&mut self, metric: Option<MetricRecord<'s>>, target: &'s Target, place: impl FnOnce() -> Place) {
        self.value(metric, target.unit(), target, place);
    }

    fn quantity(&mut self, metric: Option<MetricRecord<'s>>, value: &'s Quantity, place: impl FnOnce() -> Place) {
        self.value(metric, value.unit.as_deref(), value, place);
    }

    fn value(
        &mut self,
        metric: Option<MetricRecord<'s>>,
        written: Option<&'s str>,
        value: &dyn Display,
        place: impl FnOnce() -> Place,
    ) {
        let Some((number, record, metric)) = metric else { return };
        let (Some(unit), Some(written)) = (metric.unit.get(), written) else { return };
        if !fits(unit, written) {
            let metric = (number, record, unit.0.as_str());
            self.found.push(Mismatch { metric, written, shown: value.to_string(), place: place() });
        }
    }
}
