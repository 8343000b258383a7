use std::collections::{BTreeMap, BTreeSet};

use super::rank_moves::{RankMove, rank_moves};
use super::{Change, Compared, Suspect, What};
use crate::compare::{Match, Same, shared};
use crate::finding::Finding;
use crate::graph::Strategy;
use crate::history::Lives;
use crate::model::Record;
use crate::rules::{Facts, Selection, run};
use crate::values::Kind;

/// What follows from a change: the results of lint, graph and rank on both states, compared.
#[derive(Clone, Debug, Default)]
pub struct Consequences {
    /// Findings of the head that the base does not have.
    pub findings_new: Vec<Finding>,
    /// Findings of the base that the head does not have; their places are the base's.
    pub findings_fixed: Vec<Finding>,
    pub rank_moves: Vec<RankMove>,
    /// Records that led to a vision and do not any more.
    pub unreachable: Vec<String>,
    /// Metrics that something was measured by, and nothing is any more.
    pub unmeasured: Vec<String>,
    /// Intents that had work below them and have none any more.
    pub emptied: Vec<String>,
    pub suspects: Vec<Suspect>,
}

pub fn consequences(compared: &Compared<'_>, pairs: &[Match], changes: &[Change]) -> Consequences {
    let shared = shared(compared.base, compared.head, pairs);
    let lint = |strategy: &Strategy, shared: &[bool]| {
        run(&Facts::new(strategy, compared.today).beside(shared), &Selection::default()).findings
    };
    let (before, mut after) = rayon::join(|| lint(compared.base, &shared.0), || lint(compared.head, &shared.1));
    after.extend(of_history(compared, pairs));
    let names = new_names(compared, pairs);
    let (findings_new, findings_fixed) = apart(before, after, &names);
    let of_rule = |rule: &str| -> Vec<String> {
        let found = findings_new.iter().filter(|finding| finding.rule == rule);
        found.filter_map(|finding| finding.record.clone()).collect()
    };
    Consequences {
        unreachable: of_rule("unreachable-record"),
        emptied: of_rule("intent-without-initiative"),
        unmeasured: unmeasured(compared, pairs),
        rank_moves: if may_move_ranks(changes) { rank_moves(compared, &names) } else { Vec::new() },
        suspects: Vec::new(),
        findings_new,
        findings_fixed,
    }
}

/// The rules of history for which the base and the head suffice; the others need the way between.
const BASE_AND_HEAD: [&str; 12] = [
    "goalposts-moved",
    "goalposts-moved-with-result",
    "criteria-late",
    "result-before-hypothesis",
    "hypothesis-rewritten",
    "baseline-edited",
    "outcome-switched",
    "kill-criteria-weakened",
    "resurrected",
    "status-jump",
    "vanished-record",
    "cherry-reported",
];

/// What the two states show of the way from one to the other.
fn of_history(compared: &Compared<'_>, pairs: &[Match]) -> Vec<Finding> {
    let lives = Lives::of_two(compared.base, compared.head, pairs);
    if lives.lives.is_empty() {
        return Vec::new();
    }
    let facts = Facts::new(compared.head, compared.today).with_past(&lives);
    let select = BASE_AND_HEAD.map(str::to_owned).to_vec();
    run(&facts, &Selection { select, ..Selection::default() }).findings
}

/// Ranks hang on initiatives and their options alone, and not on their words.
fn may_move_ranks(changes: &[Change]) -> bool {
    changes.iter().any(|change| {
        let is_ranked = ["initiative/", "option/"].iter().any(|kind| change.record.starts_with(kind));
        is_ranked && !matches!(change.what, What::Narrative | What::Owner | What::Evidence | What::Target)
    })
}

/// What the head calls the records of the base that it calls otherwise.
fn new_names(compared: &Compared<'_>, pairs: &[Match]) -> BTreeMap<String, String> {
    let name = |strategy: &Strategy, number: usize| strategy.record(number).map(Record::full_name);
    let renamed = pairs.iter().filter(|pair| pair.same != Same::Name);
    renamed.filter_map(|pair| Some((name(compared.base, pair.base?)?, name(compared.head, pair.head?)?))).collect()
}

/// The findings that only one side has. The same finding of a record with another name is the same finding.
fn apart(before: Vec<Finding>, after: Vec<Finding>, names: &BTreeMap<String, String>) -> (Vec<Finding>, Vec<Finding>) {
    let counted = |finding: &Finding| finding.counts();
    let (before, after): (Vec<Finding>, Vec<Finding>) =
        (before.into_iter().filter(counted).collect(), after.into_iter().filter(counted).collect());
    let of_before: BTreeSet<&str> = before.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let of_after: BTreeSet<&str> = after.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let mut fixed: Vec<Finding> =
        before.iter().filter(|finding| !of_after.contains(finding.fingerprint.as_str())).cloned().collect();
    let renamed = |finding: &Finding| {
        let record = finding.record.clone()?;
        Some((finding.rule, names.get(&record).cloned()?, finding.field.clone()))
    };
    let mut new = Vec::new();
    for finding in after.iter().filter(|finding| !of_before.contains(finding.fingerprint.as_str())) {
        let own = finding.record.clone().map(|record| (finding.rule, record, finding.field.clone()));
        let known = own.and_then(|own| fixed.iter().position(|other| renamed(other).as_ref() == Some(&own)));
        match known {
            Some(at) => drop(fixed.remove(at)),
            None => new.push(finding.clone()),
        }
    }
    (new, fixed)
}

fn unmeasured(compared: &Compared<'_>, pairs: &[Match]) -> Vec<String> {
    let was_used = |pair: &Match| pair.base.is_some_and(|base| !compared.base.incoming(base).is_empty());
    let metrics = pairs.iter().filter(|pair| was_used(pair)).filter_map(|pair| {
        let record = compared.head.record(pair.head?)?;
        let is_lost =
            record.kind == Kind::Metric && !record.has_ended() && compared.head.incoming(pair.head?).is_empty();
        is_lost.then(|| record.full_name())
    });
    metrics.collect()
}
