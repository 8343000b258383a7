//! `0.45` where a percentage is wanted: 45 % or 0.45 %?

use crate::finding::FieldPath;
use crate::graph::Place;
use crate::model::{BaselineValue, Criterion, Outcome, Record};
use crate::rules::{Facts, Report, Reports};
use crate::typed::{Field, Ref};
use crate::values::{Number, Quantity, Target, is_percent};

/// Reports targets, baselines and criteria between 0 and 1 of metrics that are percentages. In readings a number is taken
/// as it stands.
pub(super) fn look(facts: &Facts<'_>, number: usize, record: &Record, reports: &mut Reports) {
    let body = &record.body;
    let outcomes = [
        body.intent().map(|body| &body.outcomes),
        body.initiative().map(|body| &body.outcomes),
        body.option().map(|body| &body.outcomes),
        body.north_star().map(|body| &body.outcomes),
    ];
    let criteria = [
        body.vision().map(|body| &body.guardrails),
        body.intent().map(|body| &body.guardrails),
        body.initiative().map(|body| &body.guardrails),
        body.initiative().map(|body| &body.stop_if),
        body.experiment().map(|body| &body.success),
        body.experiment().map(|body| &body.stop_if),
    ];
    let outcomes = outcomes.into_iter().flatten().flat_map(|outcomes| outcomes.iter()).map(of_outcome);
    let criteria = criteria.into_iter().flatten().flat_map(|criteria| criteria.iter()).map(of_criterion);
    for (metric, values) in outcomes.chain(criteria) {
        let Some(metric) = metric.filter(|_| !values.is_empty()) else { continue };
        let Some((_, found, body)) = facts.metric(number, metric) else { continue };
        if !body.unit.get().is_some_and(|unit| is_percent(unit)) {
            continue;
        }
        let Some(path) = record.references.get(metric.number as usize).map(|reference| &reference.field) else {
            continue;
        };
        for (field, value) in values {
            let told = format!("`{value}` can mean {} % or {value} %", hundredfold(value));
            let help = format!("`{}` is a percentage: write it with its sign", found.id);
            reports.add(Report::new(Place::Field(number, beside(path, field)), told).help(help));
        }
    }
}

type Doubtful<K> = (Option<Ref<K>>, Vec<(&'static [&'static str], Number)>);

fn of_outcome(outcome: &Outcome) -> Doubtful<crate::model::kinds::MetricKind> {
    let target = outcome.target.get().and_then(doubtful_target);
    let baseline = outcome.baseline.get().and_then(|baseline| match baseline.value.get() {
        Some(BaselineValue::Known(quantity)) => doubtful(quantity),
        _ => None,
    });
    let target = target.map(|value| (&["target"] as &[_], value));
    let baseline = baseline.map(|value| (&["baseline", "value"] as &[_], value));
    (outcome.metric.copied(), target.into_iter().chain(baseline).collect())
}

fn of_criterion(criterion: &Criterion) -> Doubtful<crate::model::kinds::MetricKind> {
    let bound = criterion.bound.get().and_then(|bound| doubtful_target(&bound.target));
    let quantity = |field: &Field<Quantity>| field.get().and_then(doubtful);
    let values = [
        (&["bound"] as &[_], bound),
        (&["at_least"], quantity(&criterion.at_least)),
        (&["at_most"], quantity(&criterion.at_most)),
    ];
    let values = values.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
    (criterion.metric.copied(), values)
}

fn doubtful_target(target: &Target) -> Option<Number> {
    match target {
        Target::Value(quantity) => doubtful(quantity),
        Target::Range { low, high } => doubtful(high).or_else(|| doubtful(low)),
    }
}

/// A number between 0 and 1 without a unit.
fn doubtful(quantity: &Quantity) -> Option<Number> {
    let number = quantity.number;
    (quantity.unit.is_none() && number > Number::ZERO && number < Number::ONE).then_some(number)
}

fn hundredfold(number: Number) -> Number {
    number.checked_mul(Number::from(100)).unwrap_or(number)
}

/// The field of an entry of which the path of its metric is known.
fn beside(metric: &FieldPath, field: &[&str]) -> FieldPath {
    let count = metric.segments().count();
    metric.segments().take(count.saturating_sub(1)).chain(field.iter().copied()).collect()
}
