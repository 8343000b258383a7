use super::names::{Names, a_noun, kinds, nouns};
use crate::finding::Severity;
use crate::graph::{Place, Resolution};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "wrong-kind-reference",
    group: Group::Links,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("wrong-kind-reference.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let mut names = Names::of(facts);
    for (number, record) in facts.records() {
        for (reference, led) in strategy.resolved(number) {
            let Resolution::WrongKind(found) = led else { continue };
            let Some(other) = strategy.record(*found) else { continue };
            let kinds = kinds(reference);
            let is = format!("{} {}", other.kind.article(), other.kind.noun());
            let told = format!("`{}` is {is}, and {} belongs here", reference.text, a_noun(&kinds));
            let help = match (names.near(&kinds, &reference.text), kinds.first()) {
                (Some(near), _) => format!("did you mean `{}`?", near.name),
                (None, Some(kind)) if kinds.len() == 1 => {
                    format!("name one from `pm list {kind}`, or write one with `pm new {kind}`")
                }
                (None, _) => format!("name the {} that is meant", nouns(&kinds)),
            };
            let report = Report::new(Place::reference(number, record.file, reference), told).help(help);
            reports.add(report.other(Place::Record(*found), format!("this is `{}`", other.full_name())));
        }
    }
}
