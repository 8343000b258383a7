use super::outcomes::entry_path;
use crate::finding::FieldPath;
use crate::model::amounts::meets;
use crate::model::{Criterion, Experiment, ExperimentResult, Record};
use crate::rules::Facts;
use crate::values::Quantity;

/// A criterion and the reading of its metric.
pub struct Judged<'s> {
    pub metric: &'s str,
    pub asked: String,
    pub seen: &'s Quantity,
    pub met: Option<bool>,
    pub path: FieldPath,
    pub reading_path: FieldPath,
}

/// The criteria of which the metric was read, each judged. One that counts only until some day is judged by nobody.
pub fn judged_criteria<'s>(
    facts: &Facts<'s>,
    number: usize,
    record: &'s Record,
    experiment: &'s Experiment,
    result: &'s ExperimentResult,
) -> Vec<Judged<'s>> {
    let judge = |criterion: &'s Criterion| {
        let name = *criterion.metric.get().filter(|_| criterion.by.is_absent())?;
        let (metric, metric_record, body) = facts.metric(number, name)?;
        let mut of_metric = result.readings.iter().filter(|reading| {
            reading.metric.get().and_then(|read| facts.strategy.target(number, *read)) == Some(metric)
        });
        let (Some(reading), None) = (of_metric.next(), of_metric.next()) else { return None };
        let seen = reading.value.get()?;
        Some(Judged {
            metric: &metric_record.id,
            asked: criterion.to_string(),
            seen,
            met: meets(body, criterion, seen),
            path: entry_path(record, name),
            reading_path: entry_path(record, *reading.metric.get()?),
        })
    };
    experiment.success.iter().filter_map(judge).collect()
}
