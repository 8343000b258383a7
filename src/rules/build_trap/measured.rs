use super::outcomes::{MetricRecord, entry_path, outcomes};
use std::collections::HashSet;

use crate::finding::FieldPath;
use crate::graph::Place;
use crate::model::{BaselineValue, Criterion, Readings, Record};
use crate::rules::Facts;
use crate::typed::{ByName, Field, Ref};
use crate::values::{Quantity, Target};

/// A value of a metric that stands somewhere in a record.
pub(super) struct Measured<'s> {
    pub metric: MetricRecord<'s>,
    /// The unit that is written with it.
    pub unit: Option<&'s str>,
    /// As it is shown.
    pub shown: String,
    pub place: Place,
}

/// Every value of a metric in a record: of outcomes, criteria, results, releases, and a metric's own readings.
pub(super) fn measured<'s>(facts: &Facts<'s>, number: usize, record: &'s Record) -> Vec<Measured<'s>> {
    let at = |path: FieldPath| Place::Field(number, path);
    let mut all = Collected { facts: *facts, number, record, values: Vec::new() };
    for at in outcomes(facts, number, record) {
        let baseline = at.outcome.baseline.get().and_then(|baseline| baseline.value.get());
        if let Some(BaselineValue::Known(value)) = baseline {
            all.quantity(at.metric, value, at.place("baseline"));
        }
        if let Some(target) = at.outcome.target.get() {
            all.target(at.metric, target, at.place("target"));
        }
    }
    for criteria in criteria(record) {
        all.criteria(criteria);
    }
    let readings = record.body.experiment().and_then(|experiment| experiment.result.get());
    for reading in readings.into_iter().flat_map(|result| &result.readings) {
        if let (Field::Present(metric), Some(value)) = (&reading.metric, reading.value.get()) {
            all.quantity(facts.metric(number, *metric), value, at(entry_path(record, *metric).then("value")));
        }
    }
    for release in record.body.story_map().into_iter().flat_map(|map| &map.releases) {
        if let (Field::Present(metric), Some(target)) = (&release.metric, release.target.get()) {
            all.target(facts.metric(number, *metric), target, at(entry_path(record, *metric).then("target")));
        }
    }
    if let Some(metric) = record.body.metric()
        && let Some(Readings::Written(readings)) = metric.readings.get()
    {
        for reading in readings {
            let (Some(on), Some(value)) = (reading.on.get(), reading.value.get()) else { continue };
            let path = FieldPath::of("readings").then(&on.to_string()).then("value");
            all.quantity(Some((number, record, metric)), value, at(path));
        }
    }
    all.values
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
    values: Vec<Measured<'s>>,
}

impl<'s> Collected<'s> {
    fn criteria(&mut self, criteria: &'s ByName<Criterion>) {
        let mut seen = HashSet::new();
        for criterion in criteria {
            let Field::Present(name) = criterion.metric else { continue };
            let metric = self.metric(name);
            let path = entry_path(self.record, name);
            // Of several entries of one metric a path finds only the first; the others are told at their metric.
            let again = !seen.insert(path.clone());
            let (record, number) = (self.record, self.number);
            let place = |field: &str| {
                let field = path.clone().then(field);
                match record.references.get(name.number as usize).filter(|_| again) {
                    Some(name) => Place::Bytes { file: record.file, span: name.span, record: Some(number), field },
                    None => Place::Field(number, field),
                }
            };
            if let Some(bound) = criterion.bound.get() {
                self.target(metric, &bound.target, place("bound"));
            }
            for (field, value) in [("at_least", &criterion.at_least), ("at_most", &criterion.at_most)] {
                if let Some(value) = value.get() {
                    self.quantity(metric, value, place(field));
                }
            }
        }
    }

    fn metric<K>(&self, name: Ref<K>) -> Option<MetricRecord<'s>> {
        self.facts.metric(self.number, name)
    }

    fn target(&mut self, metric: Option<MetricRecord<'s>>, target: &'s Target, place: Place) {
        let shown = target.to_string();
        self.values.extend(metric.map(|metric| Measured { metric, unit: target.unit(), shown, place }));
    }

    fn quantity(&mut self, metric: Option<MetricRecord<'s>>, value: &'s Quantity, place: Place) {
        let (unit, shown) = (value.unit.as_deref(), value.to_string());
        self.values.extend(metric.map(|metric| Measured { metric, unit, shown, place }));
    }
}
