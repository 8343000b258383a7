use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::outcomes::outcomes;
use crate::rules::shared::since::since;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;
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
    let limit = i64::from(facts.limit(&RULE));
    let is_recent = |day: Date| day.days_until(facts.today) <= limit;
    for (number, record, _) in facts.intents().filter(|(_, record, _)| record.is(Status::Active)) {
        let measured = outcomes(facts, number, record).into_iter().filter_map(|at| {
            let on = at.outcome.baseline.get()?.on.copied()?;
            Some((on, at.place("baseline")))
        });
        let active =
            since(facts, number, |record| record.is(Status::Active)).map(|day| (day, Place::field(number, "status")));
        let Some((day, place)) = measured.chain(active).min_by_key(|(day, _)| *day) else { continue };
        if is_recent(day) {
            continue;
        }
        let Some(questioned) = questioned(facts, number) else { continue };
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
fn questioned(facts: &Facts<'_>, intent: usize) -> Option<Vec<Date>> {
    let strategy = facts.strategy;
    let mut near = vec![intent];
    let mut next = 0;
    while let Some(number) = near.get(next).copied() {
        next += 1;
        let below = strategy.below(number).into_iter().filter(|below| !near.contains(below)).collect::<Vec<_>>();
        near.extend(below);
    }
    let mut days = Vec::new();
    for (number, record) in strategy.records.iter().enumerate() {
        let body = &record.body;
        let (on, is_about) = if let Some(research) = body.research() {
            let informs = || strategy.targets(number, "informs").any(|informed| near.contains(&informed));
            let is_evidence = || strategy.sources(number, "evidence").iter().any(|from| near.contains(from));
            if strategy.has_unknown(number, "informs") || research.informs.unread > 0 {
                return None;
            }
            (research.on, informs() || is_evidence())
        } else if let Some(experiment) = body.experiment() {
            let result = experiment.result.get().map_or(Field::Absent, |result| result.on);
            (result, near.contains(&number) && !experiment.result.is_absent())
        } else if let Some(review) = body.review() {
            let covers = ["covers", "decisions"]
                .iter()
                .any(|field| strategy.targets(number, field).any(|about| near.contains(&about)));
            (review.on, covers)
        } else {
            continue;
        };
        if record.broken {
            return None;
        }
        if is_about && !record.is(Status::Planned) {
            days.push(on.copied()?);
        }
    }
    let is_unknown = |number: &usize| strategy.has_unknown(*number, "evidence");
    (!near.iter().any(is_unknown)).then_some(days)
}
