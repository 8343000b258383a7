use super::counted::Lists;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::outcomes::judged_outcomes;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Yes;

pub static RULE: Rule = Rule {
    name: "vanity-metric",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("vanity-metric.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let lists = Lists::of(facts);
    for at in judged_outcomes(facts) {
        let Some((number, record, metric)) = at.metric else { continue };
        if facts.strategy.record(at.record).is_none_or(|record| record.has_ended()) {
            continue;
        }
        let marked = metric.vanity.get().and_then(|word| word.known()) == Some(Yes::True);
        let (message, field, label) = if marked {
            let told = format!("`{}` is marked as a vanity metric, and stands here as an outcome", record.id);
            (told, "vanity", "marked here".to_owned())
        } else if let Some(counted) = lists.only_rises(record, metric) {
            let told = format!("`{}` {counted}", record.id);
            (told, "definition", "what it counts".to_owned())
        } else {
            continue;
        };
        reports.add(Report::new(at.place("metric"), message).other(Place::field(number, field), label).help(
            "a number that rises whatever is done cannot say that something went wrong; count who does something of value, of all \
             who could, within a time: `new teams that invite three people within 7 days, of all new teams`",
        ));
    }
}
