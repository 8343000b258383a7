use super::acknowledge::shown;
use super::commitments::one_an_entry;
use super::stories::stories;
use crate::compare::{FieldChange, Role};
use crate::finding::Severity;
use crate::graph::Place;
use crate::history::{Story, from_to};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "suspect-child",
    group: Group::History,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("suspect-child.md"),
    check,
};

/// Only a review knows what one change touches and what it does not.
fn check(facts: &Facts<'_>, reports: &mut Reports) {
    if facts.step.is_none() {
        return;
    }
    for story in stories(facts).filter(|story| story.begun() == Some(0)) {
        let untouched = story.number.map(|number| untouched_below(facts, number)).unwrap_or_default();
        let [(first, _), ..] = untouched.as_slice() else { continue };
        let moved = story.moved(0, story.told.len(), |_| true);
        for change in one_an_entry(moved.into_iter().filter(is_promise).collect()) {
            let rest = match untouched.len() - 1 {
                0 => String::new(),
                1 => " and one more".to_owned(),
                more => format!(" and {more} more"),
            };
            let told = format!(
                "`{}` of {} changed ({}){}, and {first}{rest}, under way below it, stayed as it was",
                shown(&change.path),
                story.name(),
                from_to(&change),
                story.which(&change)
            );
            let help =
                "look whether what is below still fits what is promised above; where it does, nothing has to be done";
            let mut report = Report::new(story.place(&change), told).help(help);
            for (name, place) in &untouched {
                report = report.other(place.clone(), format!("{name} serves it, and was not touched"));
            }
            reports.add(report);
        }
    }
}

fn is_promise(change: &FieldChange) -> bool {
    change.role == Role::Commitment && change.from.is_some()
}

/// The work under way one step down that says what it said before: the full names, and where each names this record.
fn untouched_below(facts: &Facts<'_>, number: usize) -> Vec<(String, Place)> {
    let strategy = facts.strategy;
    let place = |child: usize| {
        let link = strategy.incoming(number).iter().find(|incoming| incoming.from == child);
        let record = strategy.record(child);
        let reference =
            link.zip(record).and_then(|(link, record)| Some((record, record.references.get(link.reference)?)));
        reference.map_or(Place::Record(child), |(record, reference)| Place::reference(child, record.file, reference))
    };
    let below = strategy.below(number).into_iter().filter_map(|child| Some((child, strategy.record(child)?)));
    let untouched = below.filter(|(child, record)| record.is_under_way() && !is_touched(facts, *child));
    untouched.map(|(child, record)| (record.full_name(), place(child))).collect()
}

/// A record that says what it did has no life in a review, or one without changes.
fn is_touched(facts: &Facts<'_>, child: usize) -> bool {
    let life = facts.past.and_then(|lives| Some((lives, lives.of_record(child)?)));
    life.is_some_and(|(lives, life)| {
        let story = Story::of(facts.strategy, lives, life, Some(child));
        story.told.len() < 2 || !story.edits().is_empty()
    })
}
