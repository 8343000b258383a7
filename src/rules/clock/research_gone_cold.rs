use std::collections::BTreeSet;

use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Experiment, Initiative, Research};
use crate::rules::shared::experiments::on;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Date, Kind, ResearchMethod, Status};

pub static RULE: Rule = Rule {
    name: "research-gone-cold",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: Some(42),
    fixable: false,
    page: include_str!("research-gone-cold.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let research: Vec<_> = strategy.of_kind(Kind::Research).collect();
    // One of which it is not known what it informs may inform any.
    if research.iter().any(|(number, record)| {
        let unread = record.body.research().is_some_and(|research| research.informs.unread > 0);
        record.broken || unread || strategy.has_unknown(*number, "informs")
    }) {
        return;
    }
    let limit = i64::from(facts.limit(&RULE));
    for (number, record, initiative) in facts.initiatives().filter(|(_, record, _)| record.is(Status::Discovery)) {
        let Some(contacts) = contacts(facts, number, initiative).filter(|_| is_bet(facts, number, record)) else {
            continue;
        };
        // An appointment that lies ahead is the last of them: whoever has one has not forgotten.
        let Some((last, place)) = contacts.into_iter().max_by_key(|(day, _)| *day) else { continue };
        let age = last.days_until(facts.today);
        if age <= limit {
            continue;
        }
        let told = format!(
            "`{}` is in discovery, and its last contact with a customer was {age} days ago, on {last}",
            record.full_name()
        );
        let help = "make the next appointment before anything else is drawn: what people said that long ago has become what \
                    we believe they said";
        let report = Report::new(Place::field(number, "status"), told).help(help);
        reports.add(report.other(place, "the last contact"));
    }
}

/// The days on which somebody was or will be with customers for an initiative, and where that stands; nothing where there may
/// be one whose day is not known.
fn contacts(facts: &Facts<'_>, number: usize, initiative: &Initiative) -> Option<Vec<(Date, Place)>> {
    let strategy = facts.strategy;
    let near: Vec<usize> = std::iter::once(number).chain(strategy.options_of(number)).collect();
    if initiative.evidence.unread > 0 || near.iter().any(|number| strategy.has_unknown(*number, "evidence")) {
        return None;
    }
    let informing = near.iter().flat_map(|number| strategy.sources(*number, "informs"));
    let experiments = near.iter().flat_map(|number| on(facts, *number)).map(|(experiment, ..)| experiment);
    let all: BTreeSet<usize> = informing.chain(experiments).chain(strategy.targets(number, "evidence")).collect();
    let mut days = Vec::new();
    for from in all {
        let record = strategy.record(from).filter(|record| !record.broken)?;
        let status = record.status()?;
        if let Some(research) = record.body.research().filter(|research| is_contact(research)) {
            let day = research.on.copied()?;
            // What was planned and did not come about was none.
            if status != Status::Planned || day >= facts.today {
                days.push((day, Place::field(from, "on")));
            }
        } else if let Some(experiment) = record.body.experiment() {
            match status {
                Status::Running => return None,
                Status::Concluded => days.push((concluded_on(facts, experiment)?, Place::field(from, "ends"))),
                _ => {}
            }
        }
    }
    Some(days)
}

fn concluded_on(facts: &Facts<'_>, experiment: &Experiment) -> Option<Date> {
    let result = experiment.result.get().and_then(|result| result.on.copied());
    result.or_else(|| Some(experiment.ends.copied()?.last_day(facts.strategy.settings.fiscal)))
}

/// Whether somebody was with customers: figures and reports are not.
fn is_contact(research: &Research) -> bool {
    let method = research.method.get().and_then(|method| method.known());
    !matches!(method, Some(ResearchMethod::Analytics | ResearchMethod::Market | ResearchMethod::Desk))
}
