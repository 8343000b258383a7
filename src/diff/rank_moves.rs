use std::collections::BTreeMap;

use super::Compared;
use crate::graph::Strategy;
use crate::rank::{Choice, Ranked, Ranking, Terms, choose, initiatives, rank};

/// An initiative that another rank than before falls to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankMove {
    /// The full name in the head, of what is gone that in the base.
    pub record: String,
    /// From 1; nothing where it had none.
    pub from: Option<usize>,
    pub to: Option<usize>,
    /// Its own estimates are others than before: it did not just make room.
    pub is_own: bool,
}

/// Both states ranked by the head's method. What only makes room for others is told where it stood before them.
pub fn rank_moves(compared: &Compared<'_>, names: &BTreeMap<String, String>) -> Vec<RankMove> {
    let head = ranking(compared.head, compared, None);
    let base = ranking(compared.base, compared, Some(&head.choice));
    let name = |ranked: &Ranked<'_>| {
        let own = &ranked.item.name;
        names.get(own).unwrap_or(own).clone()
    };
    let before: BTreeMap<String, &Ranked<'_>> = base.ranked.iter().map(|ranked| (name(ranked), ranked)).collect();
    let after: BTreeMap<String, &Ranked<'_>> =
        head.ranked.iter().map(|ranked| (ranked.item.name.clone(), ranked)).collect();
    let mut moves = Vec::new();
    for (record, now) in &after {
        let then = before.get(record);
        let is_own = then.is_none_or(|then| then.score != now.score);
        if then.map(|then| then.rank) != Some(now.rank) {
            let from = then.map(|then| then.rank);
            moves.push(RankMove { record: record.clone(), from, to: Some(now.rank), is_own });
        }
    }
    for (record, then) in before.iter().filter(|(record, _)| !after.contains_key(*record)) {
        moves.push(RankMove { record: record.clone(), from: Some(then.rank), to: None, is_own: true });
    }
    moves.sort_by_key(|found| (!found.is_own, found.to.unwrap_or(usize::MAX), found.from));
    moves
}

fn ranking<'s>(strategy: &'s Strategy, compared: &Compared<'_>, choice: Option<&Choice>) -> Ranking<'s> {
    // The terms are the head's, as all settings are.
    let terms = Terms::of(&compared.head.config);
    let (items, exchange) = initiatives(strategy, &[], compared.today);
    let choice = choice.cloned().unwrap_or_else(|| choose(&items, &terms));
    rank(items, choice, terms, exchange, &|_| None)
}
