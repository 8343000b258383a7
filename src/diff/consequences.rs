use std::collections::BTreeMap;

use super::rank_moves::{RankMove, rank_moves};
use super::way_back::NOT_REVIEWED;
use super::{Change, Compared, Suspect, WayBack, What};
use crate::compare::{Former, Match, Same, shared};
use crate::finding::{Certainty, Finding, NotEvaluated};
use crate::graph::Strategy;
use crate::history::Lives;
use crate::model::Record;
use crate::rules::{Facts, Found, Outcome, Selection, TWO_STATES, apart, run};
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

/// What follows, and what could not be judged.
pub fn consequences(
    compared: &Compared<'_>,
    pairs: &[Match],
    changes: &[Change],
    way_back: Option<&WayBack>,
) -> (Consequences, Vec<NotEvaluated>) {
    let former = Former::of(compared.base, compared.head, pairs);
    let (before, Outcome { findings: after, not_evaluated, .. }) = judged(compared, pairs, &former, way_back);
    let found = |strategy, findings| Found { strategy, findings };
    let (findings_new, findings_fixed) = apart(found(compared.base, &before), found(compared.head, &after), &former);
    let of_rule = |rule: &str| -> Vec<String> {
        let found = findings_new.iter().filter(|finding| finding.rule == rule);
        found.filter_map(|finding| finding.record.clone()).collect()
    };
    let consequences = Consequences {
        unreachable: of_rule("unreachable-record"),
        emptied: of_rule("intent-without-initiative"),
        unmeasured: unmeasured(compared, pairs),
        rank_moves: moves(compared, pairs, changes),
        suspects: Vec::new(),
        findings_new,
        findings_fixed,
    };
    (consequences, not_evaluated)
}

/// What moved in the order of work; nothing where a rank is not known.
pub fn moves(compared: &Compared<'_>, pairs: &[Match], changes: &[Change]) -> Vec<RankMove> {
    match may_move_ranks(changes) && !changes.iter().any(hides_rank) {
        true => rank_moves(compared, &new_names(compared, pairs)),
        false => Vec::new(),
    }
}

/// What the rules find in the base and in the head. Of history they see in the head the step from one to the other, and
/// where it is known the way before; in the base that way alone, so that nothing older is laid to the change's account.
fn judged(
    compared: &Compared<'_>,
    pairs: &[Match],
    former: &Former,
    way_back: Option<&WayBack>,
) -> (Vec<Finding>, Outcome) {
    let (of_base, of_head) = shared(compared.base, compared.head, pairs);
    let step = Lives::of_two(compared.base, compared.head, pairs).made(compared.made);
    let base = Facts::new(compared.base, compared.today).beside(&of_base);
    let head = Facts::new(compared.head, compared.today).beside(&of_head).with_step(&step).with_former(former);
    let (base, head) = way_back.map_or((base, head), |way| (base.with_past(&way.base), head.with_past(&way.head)));
    let without = |rules: &[&str]| {
        let ignore = rules.iter().chain(&[NOT_REVIEWED]).map(|rule| (*rule).to_owned()).collect();
        Selection { history: true, in_comparison: true, ignore, ..Selection::default() }
    };
    let (before, after) = rayon::join(|| run(&base, &without(&TWO_STATES)), || run(&head, &without(&[])));
    (before.findings, after)
}

/// Where an initiative does not parse in one of the two states its rank there is not known, and so no other's.
fn hides_rank(change: &Change) -> bool {
    change.certainty == Certainty::Unknown && is_ranked(change)
}

fn is_ranked(change: &Change) -> bool {
    matches!(change.kind(), Some(Kind::Initiative | Kind::Option))
}

/// Ranks hang on initiatives and their options alone, and not on their words.
fn may_move_ranks(changes: &[Change]) -> bool {
    changes.iter().any(|change| {
        is_ranked(change) && !matches!(change.what, What::Narrative | What::Owner | What::Evidence | What::Target)
    })
}

/// What the head calls the records of the base that it calls otherwise.
fn new_names(compared: &Compared<'_>, pairs: &[Match]) -> BTreeMap<String, String> {
    let name = |strategy: &Strategy, number: usize| strategy.record(number).map(Record::full_name);
    let renamed = pairs.iter().filter(|pair| pair.same != Same::Name);
    renamed.filter_map(|pair| Some((name(compared.base, pair.base?)?, name(compared.head, pair.head?)?))).collect()
}

fn unmeasured(compared: &Compared<'_>, pairs: &[Match]) -> Vec<String> {
    let of_base: BTreeMap<usize, &Match> = pairs.iter().filter_map(|pair| Some((pair.base?, pair))).collect();
    let is_broken = |number: usize| compared.head.record(number).is_some_and(|record| record.broken);
    // What does not parse any more may name it all the same.
    let is_known = |user: usize| of_base.get(&user).is_none_or(|pair| !pair.head.is_some_and(is_broken));
    let was_used = |pair: &Match| {
        let users = pair.base.map_or(&[][..], |base| compared.base.incoming(base));
        !users.is_empty() && users.iter().all(|incoming| is_known(incoming.from))
    };
    let metrics = pairs.iter().filter(|pair| was_used(pair)).filter_map(|pair| {
        let record = compared.head.record(pair.head?)?;
        let is_lost =
            record.kind == Kind::Metric && !record.has_ended() && compared.head.incoming(pair.head?).is_empty();
        is_lost.then(|| record.full_name())
    });
    metrics.collect()
}
