use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Report, Rule};
use crate::graph::Place;

/// Of one fault one finding: where a rule of `winners` speaks, those of `losers` are silent.
#[derive(Clone, Copy, Debug)]
pub struct Yield {
    pub winners: &'static [&'static str],
    pub losers: &'static [&'static str],
    pub scope: Scope,
}

/// How far a winner silences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// For the same field of the same record.
    Field,
    /// For the same record.
    Record,
    /// For the further places that the winner names.
    Others,
    /// For the record of the winner, where the loser names it among its further places.
    Named,
    /// For what stands at a further place that the winner names, or names it too: two findings on one last reading, for
    /// example.
    Shared,
    /// For the whole workspace.
    Workspace,
}

const fn yields(winners: &'static [&'static str], scope: Scope, losers: &'static [&'static str]) -> Yield {
    Yield { winners, losers, scope }
}

/// Who yields to whom (RULES, "Who yields"). What reading finds needs no line here: a value that could not be read is
/// `Invalid`, a broken record is passed over, an unresolved reference is unknown, and no rule concludes from these.
pub static YIELDS: &[Yield] = &[
    yields(&["missing-vision"], Scope::Workspace, &["unreachable-record", "outcome-adrift"]),
    yields(&["missing-field", "dangling-reference", "wrong-kind-reference"], Scope::Record, &["unreachable-record"]),
    yields(
        &["project-in-disguise"],
        Scope::Record,
        &[
            "missing-outcome-metric",
            "missing-field",
            "lone-metric",
            "no-leading-metric",
            "missing-target",
            "missing-segment",
        ],
    ),
    yields(
        &["missing-outcome-metric"],
        Scope::Record,
        &["missing-field", "lone-metric", "no-leading-metric", "missing-target"],
    ),
    yields(
        &["output-metric-as-outcome"],
        Scope::Record,
        &["missing-outcome-metric", "vanity-metric", "lone-metric", "output-worded-outcome"],
    ),
    // To name what customers do mends all of them.
    yields(&["business-outcome-only"], Scope::Record, &["no-leading-metric", "echoed-outcome"]),
    yields(&["no-leading-metric"], Scope::Record, &["echoed-outcome"]),
    yields(&["lone-metric"], Scope::Record, &["growth-without-retention"]),
    yields(
        &["usability-only-evidence", "numbers-only-evidence", "order-taking"],
        Scope::Record,
        &["unresearched-initiative"],
    ),
    yields(&["ignored-result"], Scope::Record, &["decision-not-carried-out", "untested-option"]),
    yields(&["ignored-result", "untested-option"], Scope::Named, &["single-option"]),
    yields(&["scaled-before-validated"], Scope::Others, &["untested-option"]),
    yields(&["achieved-below-target"], Scope::Shared, &["shipped-unmeasured", "stale-metric"]),
    yields(&["shipped-unmeasured", "missed-target"], Scope::Shared, &["stale-metric"]),
    yields(&["invalid-value"], Scope::Field, &["target-behind-baseline", "unit-mismatch", "verdict-against-readings"]),
    yields(&["missed-target"], Scope::Record, &["endless-experiment"]),
    yields(&["endless-experiment"], Scope::Record, &["zombie"]),
    yields(&["zombie"], Scope::Record, &["research-gone-cold", "stale-estimate"]),
    yields(
        &["goalposts-moved-with-result"],
        Scope::Field,
        &["outcome-switched", "baseline-edited", "kill-criteria-weakened", "goalposts-moved"],
    ),
    yields(
        &[
            "goalposts-moved-with-result",
            "outcome-switched",
            "baseline-edited",
            "kill-criteria-weakened",
            "deadline-slid",
            "goalposts-moved",
        ],
        Scope::Field,
        &["suspect-child"],
    ),
    yields(&["goalposts-moved-with-result"], Scope::Record, &["cherry-reported"]),
    yields(&["outcome-switched"], Scope::Field, &["baseline-edited", "kill-criteria-weakened", "goalposts-moved"]),
    yields(&["baseline-edited", "kill-criteria-weakened"], Scope::Field, &["goalposts-moved"]),
    yields(&["result-before-hypothesis"], Scope::Record, &["criteria-late"]),
    yields(&["vanished-record"], Scope::Others, &["dangling-reference"]),
];

/// Takes out what yields. A report that is itself silenced still silences what would follow from it.
pub(super) fn settle(reports: Vec<(&'static Rule, Report)>) -> Vec<(&'static Rule, Report)> {
    let key = |number: usize, scope: Scope, place: &Place| match scope {
        Scope::Workspace => (number, None, None),
        Scope::Record | Scope::Named => (number, place.record(), None),
        Scope::Field | Scope::Others | Scope::Shared => {
            (number, place.record(), place.field_path().map(ToString::to_string))
        }
    };
    // Thousands of reports are of a handful of rules: each is looked up in the table once.
    let names: BTreeSet<&'static str> = reports.iter().map(|(rule, _)| rule.name).collect();
    let lines = |of: fn(&Yield) -> &'static [&'static str]| -> BTreeMap<&'static str, Vec<(usize, &'static Yield)>> {
        let lines = |name: &&str| YIELDS.iter().enumerate().filter(|(_, line)| of(line).contains(name)).collect();
        names.iter().map(|name| (*name, lines(name))).collect()
    };
    let (as_winner, as_loser) = (lines(|line| line.winners), lines(|line| line.losers));
    let mut won = HashSet::new();
    for (rule, report) in &reports {
        for (number, line) in as_winner.get(rule.name).into_iter().flatten() {
            match line.scope {
                Scope::Others | Scope::Shared => {
                    won.extend(report.others.iter().map(|(place, _)| key(*number, line.scope, place)))
                }
                _ => won.extend([key(*number, line.scope, &report.place)]),
            }
        }
    }
    let has_winner: BTreeSet<usize> = won.iter().map(|(number, ..)| *number).collect();
    let yields = |rule: &Rule, report: &Report| {
        let lines = as_loser.get(rule.name).into_iter().flatten();
        lines.filter(|(number, _)| has_winner.contains(number)).any(|(number, line)| {
            let has_won = |place: &Place| place.record().is_some() && won.contains(&key(*number, line.scope, place));
            let named = || report.others.iter().any(|(place, _)| has_won(place));
            match line.scope {
                Scope::Workspace => won.contains(&key(*number, line.scope, &report.place)),
                Scope::Named => named(),
                Scope::Shared => has_won(&report.place) || named(),
                Scope::Field | Scope::Record | Scope::Others => has_won(&report.place),
            }
        })
    };
    reports.into_iter().filter(|(rule, report)| !yields(rule, report)).collect()
}
