use schemars::JsonSchema;
use serde::Serialize;

use super::Named;
use super::parts::{Amount, metric_named, now};
use crate::documents::{target_with_unit, with_unit};
use crate::graph::Strategy;
use crate::model::amounts::meets;
use crate::model::{Criterion, Metric};
use crate::typed::ByName;
use crate::values::{Bound, Date, Side, Target};

/// One side of what a metric has to come to, free of any language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Limit {
    /// `at_least`, `at_most`, `more_than`, `less_than`; `to` for a range, and for a value of which neither says the side.
    pub side: &'static str,
    pub value: String,
}

/// What must not get worse, or what would end it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CriterionLine {
    /// The title of its metric, or the criterion in words.
    pub what: String,
    pub metric: Option<Named>,
    pub limits: Vec<Limit>,
    pub now: Amount,
    /// Whether it holds today; null where that cannot be told.
    pub holds: Option<bool>,
    /// The record that says so.
    pub said_by: Named,
}

/// The criteria of a record, as they are written.
pub(super) fn criteria(strategy: &Strategy, number: usize, all: &ByName<Criterion>, today: Date) -> Vec<CriterionLine> {
    let line = |criterion: &Criterion| {
        let metric = criterion.metric.get().and_then(|metric| strategy.target(number, *metric));
        let body = metric.and_then(|metric| strategy.record(metric)?.body.metric());
        let last = metric.and_then(|metric| strategy.last_reading(metric, today));
        Some(CriterionLine {
            what: super::parts::outcome_name(strategy, number, &criterion.metric, &criterion.text)?,
            metric: metric.and_then(|metric| metric_named(strategy, metric)),
            limits: limits(criterion, body),
            now: now(strategy, criterion.metric.get().is_some(), metric, today),
            holds: body.zip(last).and_then(|(body, last)| meets(body, criterion, last.value)),
            said_by: Named::of(strategy, number),
        })
    };
    all.iter().filter_map(line).collect()
}

/// What a criterion asks for.
pub(super) fn limits(criterion: &Criterion, metric: Option<&Metric>) -> Vec<Limit> {
    let bound = criterion.bound.get().map(|bound| of_bound(bound, metric));
    let least = criterion.at_least.get().map(|least| Limit { side: "at_least", value: with_unit(least, metric) });
    let most = criterion.at_most.get().map(|most| Limit { side: "at_most", value: with_unit(most, metric) });
    bound.into_iter().chain(least).chain(most).collect()
}

fn of_bound(bound: &Bound, metric: Option<&Metric>) -> Limit {
    let is_range = matches!(bound.target, Target::Range { .. });
    let better = || metric.filter(|_| !is_range).and_then(|metric| Side::better(metric.direction()?));
    let side = match (bound.side.or_else(better), bound.strict) {
        (Some(Side::AtLeast), false) => "at_least",
        (Some(Side::AtLeast), true) => "more_than",
        (Some(Side::AtMost), false) => "at_most",
        (Some(Side::AtMost), true) => "less_than",
        (None, _) => "to",
    };
    Limit { side, value: target_with_unit(&bound.target, metric) }
}

/// A target is what it is to come to.
pub(super) fn of_target(asked: &Target, metric: Option<&Metric>) -> Vec<Limit> {
    vec![Limit { side: "to", value: target_with_unit(asked, metric) }]
}
