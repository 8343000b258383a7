use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::basis::{Answers, Source};
use crate::rules::shared::evidence::Learned;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;
use std::collections::BTreeMap;

pub static RULE: Rule = Rule {
    name: "same-evidence-everywhere",
    group: Group::Evidence,
    severity: Severity::Info,
    limit: Some(4),
    fixable: false,
    page: include_str!("same-evidence-everywhere.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(mut learned) = Learned::of(facts, &[Kind::Research, Kind::Experiment]) else { return };
    let strategy = facts.strategy;
    let mut known = Answers::new();
    let mut resting_on: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, record, _) in facts.initiatives() {
        if !record.is_under_way() || !is_bet(facts, number, record) {
            continue;
        }
        let basis = learned.of_initiative(number);
        let named = |source: Source| if source.has_begun { Named::Once(source.number) } else { Named::None };
        if let (true, Named::Once(only)) = (basis.is_known(), basis.gather(&mut known, &named, &Named::and)) {
            resting_on.entry(only).or_default().push(number);
        }
    }
    let limit = facts.count_limit(&RULE);
    for (only, initiatives) in resting_on.iter().filter(|(_, initiatives)| initiatives.len() >= limit) {
        let message = format!("`{}` is all that {} initiatives rest on", strategy.full_name(*only), initiatives.len());
        let report = Report::new(Place::Record(*only), message).help(
            "take the initiative on which most depends, and look again for it alone: other people, or another way of asking",
        );
        reports.add(initiatives.iter().fold(report, |report, number| {
            let name = strategy.record(*number).map_or("", |record| &record.id);
            report.other(Place::field(*number, "evidence"), format!("`{name}`"))
        }));
    }
}

/// How many different records are named, as far as it matters.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Named {
    #[default]
    None,
    Once(usize),
    Several,
}

impl Named {
    fn and(self, other: Named) -> Named {
        match (self, other) {
            (Named::None, named) | (named, Named::None) => named,
            (one, other) if one == other => one,
            _ => Named::Several,
        }
    }
}
