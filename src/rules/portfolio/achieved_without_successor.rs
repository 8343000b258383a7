use std::collections::BTreeSet;

use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Intent, Record};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "achieved-without-successor",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("achieved-without-successor.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let intents: Vec<_> = facts.intents().map(|intent| (strategy.vision_of(intent.0), intent)).collect();
    // One that cannot be read, or of which nobody knows what it serves, may be what comes next.
    let may_serve_any =
        |(_, (number, record, _)): &(_, (usize, &Record, _))| !record.has_ended() && strategy.way_up_unknown(*number);
    if strategy.has_unread(Kind::Intent) || intents.iter().any(may_serve_any) {
        return;
    }
    for vision in intents.iter().map(|(vision, _)| *vision).collect::<BTreeSet<_>>() {
        let near = near(facts, vision);
        let goes_on = |(serves, (number, record, intent)): &(Option<usize>, (usize, &Record, &Intent))| {
            near.contains(serves) && (!record.has_ended() || leads_on(facts, *number, intent))
        };
        if intents.iter().any(goes_on) || vision.is_some_and(|vision| has_ended(facts, vision)) {
            continue;
        }
        let achieved =
            intents.iter().filter(|(serves, (_, record, _))| *serves == vision && record.is(Status::Achieved));
        let last =
            achieved.max_by_key(|(_, (.., intent))| intent.achieved.get().and_then(|achieved| achieved.on.copied()));
        let Some((_, (number, record, _))) = last else { continue };
        let told = format!("`{}` is achieved, and no intent says what matters next", record.full_name());
        let help = "write down what matters most now that this is reached: an intent with `status: proposed` is enough to \
                    begin with, and `replaced_by` here leads to it";
        reports.add(Report::new(Place::field(*number, "status"), told).help(help));
    }
}

/// A vision, those that it supports and those that support it: what goes on for one of them goes on for it.
fn near(facts: &Facts<'_>, vision: Option<usize>) -> Vec<Option<usize>> {
    let above = vision.into_iter().flat_map(|vision| facts.strategy.targets(vision, "supports"));
    let below = vision.into_iter().flat_map(|vision| facts.strategy.sources(vision, "supports"));
    above.chain(below).map(Some).chain([vision]).collect()
}

fn has_ended(facts: &Facts<'_>, number: usize) -> bool {
    facts.strategy.record(number).is_none_or(|record| record.broken || record.has_ended())
}

/// Whether an achieved intent names a successor that is open, or that cannot be told.
fn leads_on(facts: &Facts<'_>, number: usize, intent: &Intent) -> bool {
    let is_achieved = facts.strategy.record(number).is_some_and(|record| record.is(Status::Achieved));
    let successor = intent.replaced_by.get().map(|successor| facts.strategy.target(number, *successor));
    let goes_on = successor.is_some_and(|successor| successor.is_none_or(|successor| !has_ended(facts, successor)));
    is_achieved && (intent.replaced_by.is_invalid() || goes_on)
}
