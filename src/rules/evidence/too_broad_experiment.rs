use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Experiment, Population};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;
use crate::values::{FromText, Method, Number, Share, Status};

pub static RULE: Rule = Rule {
    name: "too-broad-experiment",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: Some(10),
    fixable: false,
    page: include_str!("too-broad-experiment.md"),
    check,
};

/// Fewer people than this are few, whatever part of a small segment they are.
const FEW: f64 = 200.0;

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let limit = facts.limit(&RULE);
    for (number, record, experiment) in facts.experiments() {
        let is_open = [Status::Draft, Status::Running, Status::Paused].into_iter().any(|status| record.is(status));
        if !is_open || reaches_few_by_its_nature(experiment) {
            continue;
        }
        let Some(population) = experiment.population.get() else { continue };
        let Some((share, people)) = reach(facts, number, population) else { continue };
        if share * 100.0 <= f64::from(limit) || people <= FEW {
            continue;
        }
        let tested = facts.strategy.tested_by(number);
        let Some(first) = tested.into_iter().find(|tested| is_first_on(facts, number, *tested)) else { continue };
        let message = format!(
            "`{}` is the first experiment on `{}`, and it reaches {:.0} % of its segment, {people:.0} people",
            record.full_name(),
            facts.strategy.full_name(first),
            share * 100.0
        );
        reports.add(Report::new(Place::field(number, "population"), message).help(
            "begin with as many as you need to be proved wrong: what fails with twenty is mended by Monday, what fails \
             with everyone is remembered; `too-broad-experiment: {limit: …}` under `rules` in `pm.yaml` sets another percentage",
        ));
    }
}

/// An A/B test needs many to tell anything, and a conversation or a questionnaire changes nothing for those who answer.
fn reaches_few_by_its_nature(experiment: &Experiment) -> bool {
    match &experiment.method {
        Field::Absent => false,
        Field::Invalid => true,
        Field::Present(method) => {
            matches!(method.known(), None | Some(Method::AbTest | Method::Interview | Method::Survey))
        }
    }
}

/// The part of its segment that an experiment reaches, and how many people that is.
fn reach(facts: &Facts<'_>, number: usize, population: &Population) -> Option<(f64, f64)> {
    let segment = population.segment.get().and_then(|segment| facts.strategy.target(number, *segment));
    let segment = segment.and_then(|segment| facts.strategy.record(segment)?.body.segment());
    let size = segment.and_then(|segment| Number::from_text(segment.size.get()?).ok());
    let all = size.map(Number::to_f64).filter(|all| *all > 0.0);
    let people = population.size.copied().map(Number::to_f64);
    let share = population.share.copied().map(Share::to_f64);
    if population.size.is_invalid() || population.share.is_invalid() {
        return None;
    }
    let share_of_all = || Some(people? / all?);
    Some((share.or_else(share_of_all)?, people.or_else(|| Some(share? * all?))?))
}

/// Whether no other experiment on a record, or on what it belongs to or consists of, may have come before.
fn is_first_on(facts: &Facts<'_>, number: usize, tested: usize) -> bool {
    let strategy = facts.strategy;
    let around = strategy.initiatives_of_option(tested).into_iter().chain(strategy.options_of(tested)).chain([tested]);
    let mut others = around.flat_map(|about| strategy.experiments_on(about)).filter(|other| *other != number);
    let fiscal = strategy.settings.fiscal;
    let start = |number: usize| Some(strategy.record(number)?.body.experiment()?.starts.copied()?.first_day(fiscal));
    let is_draft = |number: usize| strategy.record(number).is_some_and(|record| record.is(Status::Draft));
    others.all(|other| {
        let comes_later = start(number).zip(start(other)).is_some_and(|(own, other)| other >= own);
        comes_later || (is_draft(other) && !is_draft(number))
    })
}
