use std::collections::BTreeSet;

use super::in_delivery::bets;
use crate::finding::{FieldPath, Severity};
use crate::graph::Place;
use crate::model::Assumption;
use crate::rules::shared::basis::has_begun;
use crate::rules::shared::evidence::Learned;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "untested-assumption",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("untested-assumption.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(mut learned) = Learned::of(facts, &[Kind::Experiment]) else { return };
    let strategy = facts.strategy;
    for (number, record, initiative) in bets(facts) {
        if initiative.assumptions.items.is_empty() {
            continue;
        }
        let basis = learned.of_initiative(number);
        let named: BTreeSet<usize> = strategy.targets(number, "assumptions").collect();
        // Which assumption an experiment that no assumption names puts to the test, it does not say.
        if basis.unknown || basis.some_experiment(&|source| !named.contains(&source)) {
            continue;
        }
        for assumption in &initiative.assumptions {
            let begun = |number: usize| strategy.record(number).and_then(has_begun) == Some(true);
            let tested_by = assumption.tested_by.iter().filter_map(|experiment| strategy.target(number, *experiment));
            let Some(text) =
                assumption.text.get().filter(|_| assumption.tested_by.unread == 0 && !is_small(assumption))
            else {
                continue;
            };
            if tested_by.into_iter().any(begun) {
                continue;
            }
            let name = FieldPath::entry_name(text);
            let message = format!(
                "`{}` is in delivery, and no experiment has tried whether this holds: {name}",
                record.full_name()
            );
            reports.add(Report::new(Place::at(number, ["assumptions", &name]), message).help(
                "name the experiment in `tested_by`, or try it now, as cheaply as it can be tried; `risk: low` says that \
                 little depends on it",
            ));
        }
    }
}

/// What would do little harm if it were wrong need not be tried.
fn is_small(assumption: &Assumption) -> bool {
    assumption.risk.get().is_some_and(|risk| risk.eq_ignore_ascii_case("low"))
}
