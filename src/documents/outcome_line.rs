use super::amounts::{target_with_unit, with_unit};
use super::standings::so_far;
use crate::graph::{Standing, Strategy};
use crate::model::{BaselineValue, Outcome};
use crate::values::Date;

/// An outcome from where it started to where it should go, each value with its unit and its day.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct OutcomeLine {
    /// The metric's id, or what is written in its place where nothing is found under that name.
    pub metric: Option<String>,
    /// The change in words, where no metric is named.
    pub text: Option<String>,
    /// Where it started, with its unit.
    pub baseline: Option<String>,
    /// When that was read.
    pub baseline_on: Option<Date>,
    /// What the metric came to last.
    pub now: Option<String>,
    /// When that was read.
    pub now_on: Option<Date>,
    /// Where it should go, with its unit.
    pub target: Option<String>,
    /// As it is written: `2026-Q4`.
    pub by: Option<String>,
    /// Its last day.
    pub due: Option<Date>,
    /// The target is where the metric started: it is to stay there.
    pub is_to_hold: bool,
    /// "50 % of the way", "held", "never read".
    pub so_far: String,
    /// Nothing follows from a value's not being there: the metric cannot be found, or its readings cannot all be read.
    pub is_unknown: bool,
}

/// The outcomes of a record on a day, as they are written.
pub fn outcome_lines(strategy: &Strategy, number: usize, today: Date) -> Vec<OutcomeLine> {
    let outcomes = strategy.record(number).and_then(|record| record.body.outcomes());
    let standings = strategy.standings(number, today);
    let line = |outcome: &Outcome| match standings.iter().find(|standing| std::ptr::eq(standing.outcome, outcome)) {
        Some(standing) => measured(strategy, standing, today),
        None => unmeasured(strategy, number, outcome),
    };
    outcomes.into_iter().flatten().map(line).collect()
}

fn measured(strategy: &Strategy, standing: &Standing<'_>, today: Date) -> OutcomeLine {
    let record = strategy.record(standing.metric);
    let metric = record.and_then(|record| record.body.metric());
    let target = standing.outcome.target.get();
    let baseline = standing.baseline.map(|value| with_unit(value, metric));
    let target = target.map(|target| target_with_unit(target, metric));
    OutcomeLine {
        metric: record.map(|record| record.id.clone()),
        is_to_hold: baseline.is_some() && baseline == target,
        baseline_on: standing.outcome.baseline.get().and_then(|baseline| baseline.on.copied()),
        now: standing.last.as_ref().map(|last| with_unit(last.value, metric)),
        now_on: standing.last.as_ref().map(|last| last.on),
        by: standing.by.map(|by| by.to_string()),
        due: standing.by.map(|by| by.last_day(strategy.settings.fiscal)),
        so_far: so_far(strategy, standing, today),
        is_unknown: !strategy.readings_known(standing.metric),
        text: None,
        baseline,
        target,
    }
}

/// In words, or of a metric that cannot be found.
fn unmeasured(strategy: &Strategy, number: usize, outcome: &Outcome) -> OutcomeLine {
    let record = strategy.record(number);
    let written = outcome.metric.get().and_then(|metric| record?.references.get(metric.number as usize));
    let baseline = match outcome.baseline.get().and_then(|baseline| baseline.value.get()) {
        Some(BaselineValue::Known(value)) => Some(with_unit(value, None)),
        _ => None,
    };
    let by = record.and_then(|record| record.body.due(outcome));
    OutcomeLine {
        metric: written.map(|reference| reference.text.clone()),
        text: outcome.text.get().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
        baseline,
        target: outcome.target.get().map(|target| target_with_unit(target, None)),
        by: by.map(|by| by.to_string()),
        due: by.map(|by| by.last_day(strategy.settings.fiscal)),
        so_far: if written.is_some() { "its metric is not known" } else { "in words, without a metric" }.to_owned(),
        is_unknown: written.is_some() || outcome.metric.is_invalid(),
        ..OutcomeLine::default()
    }
}
