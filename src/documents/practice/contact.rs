use std::collections::BTreeSet;

use crate::rules::Facts;
use crate::rules::clock::research_gone_cold::is_contact;
use crate::rules::shared::evidence::Learned;
use crate::rules::shared::experiments::{concluded, is_with_people};
use crate::values::{Date, Kind, Status};

/// The last time that somebody was with customers.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct LastHeard {
    /// When somebody was last with a customer; null where nothing is on record.
    pub on: Option<Date>,
    /// How many days ago.
    pub days: Option<i64>,
    /// The record that says so.
    pub record: Option<String>,
    /// Research with people of which the day is not known, and what cannot be read: it may be later.
    pub unknown: Vec<String>,
}

/// When somebody was last with a customer, in the research and the experiments that `concerns` lets through, and in those
/// that some initiative or intent which it lets through rests on, whoever did them.
pub fn last_heard(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> LastHeard {
    let about = learned_about(facts, concerns);
    let concerns = |number: usize| concerns(number) || about.contains(&number);
    let mut last: Option<(Date, usize)> = None;
    let mut unknown = Vec::new();
    let mut add = |number: usize, day: Option<Date>| match day {
        Some(day) if day <= facts.today => last = last.max(Some((day, number))),
        Some(_) => {}
        None => unknown.push(facts.strategy.full_name(number)),
    };
    for (number, record) in facts.strategy.of_kind(Kind::Research).filter(|(number, _)| concerns(*number)) {
        let research = record.body.research().filter(|research| record.broken || is_contact(research));
        if let Some(research) = research.filter(|_| !record.is(Status::Planned)) {
            add(number, research.on.copied());
        }
    }
    let fiscal = facts.strategy.settings.fiscal;
    for one in concluded(facts).filter(|one| concerns(one.number) && is_with_people(one.experiment)) {
        // The result may be written long after the last of them was met, and an experiment may end before its day.
        let ends = one.experiment.ends.copied().map(|ends| ends.last_day(fiscal));
        add(one.number, ends.map(|ends| one.on.map_or(ends, |on| on.min(ends))));
    }
    LastHeard {
        on: last.map(|(day, _)| day),
        days: last.map(|(day, _)| day.days_until(facts.today)),
        record: last.map(|(_, number)| facts.strategy.full_name(number)),
        unknown,
    }
}

/// What the intents and initiatives in question rest on; nothing where all records are in question.
fn learned_about(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> BTreeSet<usize> {
    let strategy = facts.strategy;
    if (0..strategy.records.len()).all(concerns) {
        return BTreeSet::new();
    }
    let (mut learned, _) = Learned::as_far_as_known(facts, &[Kind::Research, Kind::Experiment]);
    let initiatives = strategy.of_kind(Kind::Initiative).map(|(number, _)| number).filter(|number| concerns(*number));
    let intents: BTreeSet<usize> =
        strategy.of_kind(Kind::Intent).map(|(number, _)| number).filter(|number| concerns(*number)).collect();
    let mut about: BTreeSet<usize> = initiatives.flat_map(|number| learned.of_initiative(number).records()).collect();
    about.extend(learned.of_all(&intents).records());
    about
}
