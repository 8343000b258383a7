use schemars::JsonSchema;
use serde::Serialize;

use super::limits::{Limit, limits, of_target};
use super::parts::{Amount, Named, in_unit, metric_named, now, text};
use crate::graph::Strategy;
use crate::model::{Criterion, Factor as WrittenFactor};
use crate::values::{Date, Kind, Status, Verdict};

/// Something that must be true for it to work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Factor {
    /// In Markdown.
    pub text: String,
    /// How bad it would be if it were wrong, as it is written.
    pub risk: Option<String>,
    /// How we would see it.
    pub metric: Option<Named>,
    /// Its last reading; what an experiment on some came to is said with the experiment.
    pub now: Amount,
    /// What the metric has to come to.
    pub needed: Vec<Limit>,
    /// untested, planned, running, refuted, inconclusive, concluded (without a verdict) or supported.
    pub state: &'static str,
    pub tested_by: Vec<Test>,
}

/// An experiment on it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Test {
    pub experiment: Named,
    /// As of the factor.
    pub state: &'static str,
    /// What it asks of the metric, where that is another thing than the factor needs.
    pub asked: Vec<Limit>,
    /// What the metric came to in it.
    pub seen: Option<String>,
}

/// How near a factor is to being known, the least known first.
const STATES: [&str; 7] = ["untested", "planned", "running", "concluded", "inconclusive", "refuted", "supported"];

/// The factors of a North Star record and the assumptions of an initiative, the untested first. `around` are the records
/// whose outcomes and guardrails say what a metric has to come to, and on which experiments are looked for.
pub(super) fn must_be_true(
    strategy: &Strategy,
    initiative: Option<usize>,
    document: Option<usize>,
    around: &[usize],
    today: Date,
) -> Vec<Factor> {
    let mut all = Vec::new();
    if let Some((number, document)) = document.and_then(|at| Some((at, strategy.record(at)?.body.north_star()?))) {
        let factors = document.factors.iter();
        all.extend(factors.filter_map(|factor| of_factor(strategy, number, factor, around, today)));
    }
    if let Some((number, body)) = initiative.and_then(|at| Some((at, strategy.record(at)?.body.initiative()?))) {
        for assumption in &body.assumptions {
            let Some(told) = text(strategy, number, &assumption.text) else { continue };
            let tests = assumption.tested_by.iter().filter_map(|test| strategy.target(number, *test));
            let tests: Vec<usize> = tests.collect();
            let mut factor =
                Factor { text: told, risk: assumption.risk.get().map(|risk| risk.0.clone()), ..Factor::default() };
            if let [only] = tests.as_slice() {
                criterion_of(strategy, *only, &mut factor, today);
            }
            all.push(tested(strategy, &tests, None, factor));
        }
    }
    let rank = |factor: &Factor| STATES.iter().position(|state| *state == factor.state);
    all.sort_by_key(rank);
    all
}

fn of_factor(
    strategy: &Strategy,
    number: usize,
    factor: &WrittenFactor,
    around: &[usize],
    today: Date,
) -> Option<Factor> {
    let told = text(strategy, number, &factor.text)?;
    let metric = factor.metric.get().and_then(|metric| strategy.target(number, *metric));
    let about = Factor {
        text: told,
        metric: metric.and_then(|metric| metric_named(strategy, metric)),
        now: now(strategy, factor.metric.get().is_some(), metric, today),
        needed: metric.map(|metric| needed(strategy, metric, around)).unwrap_or_default(),
        ..Factor::default()
    };
    let on = around.iter().filter(|number| !strategy.is_kind(**number, Kind::Intent));
    let mut tests: Vec<usize> = on.flat_map(|number| strategy.experiments_on(*number)).collect();
    tests.sort_unstable();
    tests.dedup();
    tests.retain(|test| metric.is_some_and(|metric| strategy.targets(*test, "success").any(|named| named == metric)));
    Some(tested(strategy, &tests, metric, about))
}

/// What an outcome or a guardrail nearby asks of a metric: the first that does.
fn needed(strategy: &Strategy, metric: usize, around: &[usize]) -> Vec<Limit> {
    let asked = |number: &usize| {
        let body = &strategy.record(*number)?.body;
        let mut outcomes = body.outcomes().into_iter().flatten();
        let outcome = outcomes.find_map(|outcome| {
            let named = strategy.target(*number, *outcome.metric.get()?)?;
            outcome.target.get().filter(|_| named == metric)
        });
        let is_named = |criterion: &&Criterion| {
            criterion.metric.get().and_then(|named| strategy.target(*number, *named)) == Some(metric)
        };
        let measured = strategy.record(metric)?.body.metric();
        let guardrail = || body.guardrails()?.iter().find(is_named).map(|criterion| limits(criterion, measured));
        outcome.map(|asked| of_target(asked, measured)).or_else(guardrail)
    };
    around.iter().find_map(asked).unwrap_or_default()
}

/// What the one experiment on it asks for, and where that metric stands.
fn criterion_of(strategy: &Strategy, test: usize, factor: &mut Factor, today: Date) {
    let Some(experiment) = strategy.record(test).and_then(|record| record.body.experiment()) else { return };
    let [criterion] = experiment.success.items.as_slice() else { return };
    let Some(metric) = only_metric(strategy, test) else { return };
    factor.metric = metric_named(strategy, metric);
    factor.needed = limits(criterion, strategy.record(metric).and_then(|record| record.body.metric()));
    factor.now = now(strategy, true, Some(metric), today);
}

/// The metric that an experiment asks for, where it is one.
fn only_metric(strategy: &Strategy, test: usize) -> Option<usize> {
    let [criterion] = strategy.record(test)?.body.experiment()?.success.items.as_slice() else { return None };
    strategy.target(test, *criterion.metric.get()?)
}

/// What an experiment asks of a metric.
fn asked(strategy: &Strategy, test: usize, metric: usize) -> Vec<Limit> {
    let Some(experiment) = strategy.record(test).and_then(|record| record.body.experiment()) else { return Vec::new() };
    let is_of_it =
        |criterion: &&Criterion| criterion.metric.get().and_then(|named| strategy.target(test, *named)) == Some(metric);
    let criterion = experiment.success.iter().find(is_of_it);
    let measured = strategy.record(metric).and_then(|record| record.body.metric());
    criterion.map(|criterion| limits(criterion, measured)).unwrap_or_default()
}

/// What a metric came to in an experiment.
fn seen(strategy: &Strategy, test: usize, metric: usize) -> Option<String> {
    let result = strategy.record(test)?.body.experiment()?.result.get()?;
    let is_of_it = |named: &crate::typed::Ref<_>| strategy.target(test, *named) == Some(metric);
    let reading = result.readings.iter().find(|reading| reading.metric.get().is_some_and(is_of_it))?;
    Some(in_unit(strategy, metric, reading.value.get()?))
}

/// `metric` is that of the factor; of an assumption each experiment has its own.
fn tested(strategy: &Strategy, tests: &[usize], metric: Option<usize>, factor: Factor) -> Factor {
    let test = |test: &usize| {
        let metric = metric.or_else(|| only_metric(strategy, *test));
        let seen = metric.and_then(|metric| seen(strategy, *test, metric));
        let asked = metric.map(|metric| asked(strategy, *test, metric)).filter(|asked| *asked != factor.needed);
        let asked = asked.unwrap_or_default();
        Some(Test { experiment: Named::of(strategy, *test), state: state(strategy, *test)?, asked, seen })
    };
    let tested_by: Vec<Test> = tests.iter().filter_map(test).collect();
    // A refuted one weighs more than a supported one beside it: what is least known of a factor is not what was shown.
    let weight = |test: &&Test| STATES.iter().position(|state| *state == test.state).map(|at| (at < 3, at == 6));
    let best = tested_by.iter().min_by_key(weight).map_or("untested", |test| test.state);
    Factor { state: best, tested_by, ..factor }
}

/// Nothing for what was abandoned: it tested nothing.
fn state(strategy: &Strategy, test: usize) -> Option<&'static str> {
    let record = strategy.record(test).filter(|record| !record.broken)?;
    let verdict = || record.body.experiment()?.result.get()?.verdict.get()?.known();
    Some(match record.status()? {
        Status::Draft => "planned",
        Status::Running | Status::Paused => "running",
        Status::Concluded => match verdict() {
            Some(Verdict::Supported) => "supported",
            Some(Verdict::Refuted) => "refuted",
            Some(Verdict::Inconclusive) => "inconclusive",
            None => "concluded",
        },
        _ => return None,
    })
}
