use std::collections::{BTreeSet, HashMap};

use crate::finding::Severity;
use crate::graph::{Place, Strategy};
use crate::rules::shared::evidence::Learned;
use crate::rules::shared::experiments::answered_on;
use crate::rules::shared::holds_since::holds_since;
use crate::rules::shared::outcomes::outcomes;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Date, Kind, Status};

pub static RULE: Rule = Rule {
    name: "unquestioned-intent",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: Some(365),
    fixable: false,
    page: include_str!("unquestioned-intent.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    if strategy.of_kind(Kind::Research).next().is_none() {
        return;
    }
    let Some(mut learned) = Learned::of(facts, &[Kind::Research, Kind::Experiment]) else { return };
    let Some(reviewed) = reviewed(strategy) else { return };
    let limit = i64::from(facts.limit(&RULE));
    let is_recent = |day: Date| day.days_until(facts.today) <= limit;
    for (number, record, _) in facts.intents().filter(|(_, record, _)| record.is(Status::Active)) {
        let measured = outcomes(facts, number, record).into_iter().filter_map(|at| {
            let on = at.outcome.baseline.get()?.on.copied()?;
            Some((on, at.place("baseline")))
        });
        let active = holds_since(facts, number, |record| record.is(Status::Active))
            .map(|day| (day, Place::field(number, "status")));
        let Some((day, place)) = measured.chain(active).min_by_key(|(day, _)| *day) else { continue };
        if is_recent(day) {
            continue;
        }
        let Some(questioned) = questioned(facts, &mut learned, &reviewed, number) else { continue };
        let last = questioned.into_iter().max();
        if last.is_some_and(is_recent) {
            continue;
        }
        let last =
            last.map_or_else(|| "nothing on record does".to_owned(), |day| format!("the last that does is of {day}"));
        let told = format!(
            "`{}` has held since {day} or longer, and nothing that was learned in the last {limit} days speaks of it: {last}",
            record.full_name()
        );
        let help = "ask whether it is still what matters most: visit a few customers and write down what speaks against it, \
                    with `informs` or under `evidence`";
        reports.add(Report::new(Place::Record(number), told).help(help).other(place, "since then"));
    }
}

/// The days on which something was learned about an intent or about what works for it: research, results of experiments,
/// reviews that looked at it. Nothing where there may be one whose day is not known.
fn questioned(
    facts: &Facts<'_>,
    learned: &mut Learned<'_>,
    reviewed: &HashMap<usize, Vec<Option<Date>>>,
    intent: usize,
) -> Option<Vec<Date>> {
    let strategy = facts.strategy;
    let near = branch(strategy, intent);
    let basis = learned.of_all(&near);
    if basis.unknown {
        return None;
    }
    let mut days = Vec::new();
    for number in basis.records() {
        let body = &strategy.record(number)?.body;
        if let Some(research) = body.research() {
            days.push(research.on.copied()?);
        } else if let Some(experiment) = body.experiment().filter(|experiment| !experiment.result.is_absent()) {
            days.push(answered_on(facts, number, experiment)?.0);
        }
    }
    for day in near.iter().filter_map(|number| reviewed.get(number)).flatten() {
        days.push((*day)?);
    }
    Some(days)
}

/// By record, the days of the reviews that looked at it, as far as they are known. Nothing where a review cannot be read: it
/// may have looked at anything.
fn reviewed(strategy: &Strategy) -> Option<HashMap<usize, Vec<Option<Date>>>> {
    let mut reviewed: HashMap<usize, Vec<Option<Date>>> = HashMap::new();
    for (number, record) in strategy.of_kind(Kind::Review) {
        let looked_at = ["covers", "decisions"].into_iter().flat_map(|field| strategy.targets(number, field));
        let review = record.body.review().filter(|_| !record.broken)?;
        for about in looked_at.filter(|_| !record.is(Status::Planned)) {
            reviewed.entry(about).or_default().push(review.on.copied());
        }
    }
    Some(reviewed)
}

/// An intent and all that works for it, at any distance.
fn branch(strategy: &Strategy, intent: usize) -> BTreeSet<usize> {
    let mut near = BTreeSet::from([intent]);
    let mut next = vec![intent];
    while let Some(number) = next.pop() {
        next.extend(strategy.below(number).into_iter().filter(|below| near.insert(*below)));
    }
    near
}
