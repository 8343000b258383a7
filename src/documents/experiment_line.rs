use super::amounts::with_unit;
use super::gist::gist;
use crate::graph::Strategy;
use crate::model::{Criterion, Experiment, ExperimentResult, Record};
use crate::rules::Facts;
use crate::rules::shared::experiments::answered_on;
use crate::rules::shared::results::judged_criteria;
use crate::values::{Date, Status};

/// An experiment: what was expected, what was seen, what it taught.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct ExperimentLine {
    /// Its full name.
    pub record: String,
    /// `draft`, `running`, `paused`, `concluded` or `abandoned`.
    pub status: String,
    /// The options and initiatives that it puts to the test.
    pub tests: Vec<String>,
    /// What is expected.
    pub hypothesis: Option<String>,
    /// Its last day.
    pub ends: Option<Date>,
    /// What counts as support, and what was seen of it.
    pub criteria: Vec<CriterionLine>,
    /// The day of its result, else of its end.
    pub on: Option<Date>,
    /// `supported`, `refuted` or `inconclusive`.
    pub verdict: Option<String>,
    /// What it taught.
    pub learned: Option<String>,
    /// What was made of it.
    pub decision: Option<String>,
    /// What follows, where that is written: an experiment or a sentence.
    pub follows: Option<String>,
    /// Why it was abandoned.
    pub why_abandoned: Option<String>,
}

/// "first-plan at least 55 %", and what it came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct CriterionLine {
    /// The metric's id, or what is written in its place; nothing for a criterion in words.
    pub metric: Option<String>,
    /// "at least 55 %", or the criterion in words.
    pub asked: String,
    /// What it came to in the result.
    pub seen: Option<String>,
    /// Whether that is enough; null where that cannot be said.
    pub met: Option<bool>,
}

/// An experiment in short; nothing for a record that is none, or that cannot be read.
pub fn experiment_line(strategy: &Strategy, number: usize, today: Date) -> Option<ExperimentLine> {
    let record = strategy.record(number).filter(|record| !record.broken)?;
    let experiment = record.body.experiment()?;
    let facts = Facts::new(strategy, today);
    let tests = strategy.tested_by(number);
    let result = experiment.result.get();
    let ended = record.has_ended() || result.is_some();
    let follows = experiment.next.get().map(|next| match next {
        crate::typed::RefOrText::Ref(reference) => {
            strategy.target(number, *reference).map_or_else(|| written(record, *reference), |to| strategy.full_name(to))
        }
        crate::typed::RefOrText::Link(text) | crate::typed::RefOrText::Sentence(text) => text.clone(),
    });
    Some(ExperimentLine {
        record: record.full_name(),
        status: record.status().map_or("unclear", Status::name).to_owned(),
        tests: tests.into_iter().map(|tested| strategy.full_name(tested)).collect(),
        hypothesis: experiment.hypothesis.get().and_then(|text| gist(text)),
        ends: experiment.ends.copied().map(|ends| ends.last_day(strategy.settings.fiscal)),
        criteria: criteria(&facts, number, record, experiment),
        on: answered_on(&facts, number, experiment).map(|(day, _)| day).filter(|_| ended),
        verdict: result.and_then(|result| result.verdict.get()).map(|verdict| verdict.word().to_owned()),
        learned: experiment.learned.get().and_then(|text| gist(text)),
        decision: experiment.decision.get().map(|decision| decision.word().to_owned()),
        follows,
        why_abandoned: experiment.stopped.get().and_then(|stopped| gist(stopped.why.get()?)),
    })
}

fn criteria(facts: &Facts<'_>, number: usize, record: &Record, experiment: &Experiment) -> Vec<CriterionLine> {
    let result = experiment.result.get();
    let judged = result.map(|result| judged_criteria(facts, number, record, experiment, result)).unwrap_or_default();
    let line = |criterion: &Criterion| {
        let line = criterion_line(facts.strategy, number, criterion);
        let target = criterion.metric.get().and_then(|metric| facts.strategy.target(number, *metric));
        let of_metric = judged
            .iter()
            .find(|judged| Some(judged.metric) == line.metric.as_deref() && judged.asked == criterion.to_string());
        let metric = target.and_then(|target| facts.strategy.record(target)?.body.metric());
        match of_metric {
            Some(judged) => CriterionLine { seen: Some(with_unit(judged.seen, metric)), met: judged.met, ..line },
            None => CriterionLine { seen: seen(facts, number, result, target), ..line },
        }
    };
    experiment.success.iter().map(line).collect()
}

/// What a metric came to in the result, where nobody can say whether that was asked.
fn seen(facts: &Facts<'_>, number: usize, result: Option<&ExperimentResult>, metric: Option<usize>) -> Option<String> {
    let target = metric?;
    let is_it = |named| facts.strategy.target(number, named) == Some(target);
    let reading = result?.readings.iter().find(|reading| reading.metric.get().is_some_and(|named| is_it(*named)))?;
    Some(with_unit(reading.value.get()?, facts.strategy.record(target)?.body.metric()))
}

/// A criterion of a record, in words.
pub fn criterion_line(strategy: &Strategy, number: usize, criterion: &Criterion) -> CriterionLine {
    let record = strategy.record(number);
    let named = criterion.metric.get();
    let found = named.and_then(|metric| strategy.record(strategy.target(number, *metric)?));
    let metric = found.map(|found| found.id.clone());
    let metric = metric.or_else(|| named.zip(record).map(|(metric, record)| written(record, *metric)));
    let by = criterion.by.get().map_or(String::new(), |by| format!(" by {by}"));
    let asked = match criterion.text.get() {
        Some(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        None => criterion.to_string(),
    };
    CriterionLine { metric, asked: format!("{asked}{by}"), seen: None, met: None }
}

/// A reference as it is written.
fn written<K>(record: &Record, reference: crate::typed::Ref<K>) -> String {
    record.references.get(reference.number as usize).map_or_else(String::new, |reference| reference.text.clone())
}
