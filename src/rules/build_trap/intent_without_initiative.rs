use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::shared::branch::some_may_serve_any;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "intent-without-initiative",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("intent-without-initiative.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    // Where none is written down yet, or one may serve any intent, nothing follows.
    let asked = |number: usize, record: &Record| {
        let named = record.body.initiative().is_some_and(|initiative| initiative.intent.get().is_some());
        named || facts.asks_for(number, "intent")
    };
    let mut initiatives = strategy.of_kind(Kind::Initiative).peekable();
    if initiatives.peek().is_none()
        || some_may_serve_any(facts)
        || !initiatives.all(|(number, record)| asked(number, record))
    {
        return;
    }
    for (number, record, _) in facts.intents().filter(|(_, record, _)| record.is(Status::Active)) {
        let serving = strategy.initiatives_of(number);
        let served =
            serving.iter().filter_map(|number| strategy.record(*number)).any(|record| !record.has_ended_badly());
        if served {
            continue;
        }
        let what = if serving.is_empty() { "no initiative works on it" } else { "all that worked on it is stopped" };
        let message = format!("`{}` is active, and {what}", record.full_name());
        reports.add(Report::new(Place::Record(number), message).help(format!(
            "begin with a problem that stands in its way, in an initiative with `intent: {}`; or set it back to `proposed` \
             until somebody does",
            record.id
        )));
    }
}
