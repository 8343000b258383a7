use std::collections::BTreeMap;

use super::Compared;
use crate::rank::{Score, Standing, Terms, choose, initiatives, standings};

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

type Standings = BTreeMap<String, (usize, Score)>;

fn by_name(standings: Vec<Standing>) -> Standings {
    standings.into_iter().map(|standing| (standing.name, (standing.rank, standing.score))).collect()
}

/// Both states ranked by the head's method. What only makes room for others is told where it stood before them.
pub fn rank_moves(compared: &Compared<'_>, names: &BTreeMap<String, String>) -> Vec<RankMove> {
    // The terms and the method are the head's, as all settings are.
    let terms = Terms::of(&compared.head.config);
    let (items, _) = initiatives(compared.head, &[], compared.today);
    let method = choose(&items, &terms).method;
    let after = by_name(standings(items, method, &terms));
    let (items, _) = initiatives(compared.base, &[], compared.today);
    let before = by_name(standings(items, method, &terms)).into_iter();
    let before: Standings = before.map(|(name, then)| (names.get(&name).cloned().unwrap_or(name), then)).collect();
    let mut moves = Vec::new();
    for (record, (rank, score)) in &after {
        let then = before.get(record);
        let from = then.map(|(rank, _)| *rank);
        let is_own = then.is_none_or(|(_, then)| then != score);
        if from != Some(*rank) {
            moves.push(RankMove { record: record.clone(), from, to: Some(*rank), is_own });
        }
    }
    for (record, (rank, _)) in before.iter().filter(|(record, _)| !after.contains_key(*record)) {
        moves.push(RankMove { record: record.clone(), from: Some(*rank), to: None, is_own: true });
    }
    moves.sort_by_key(|found| (!found.is_own, found.to.unwrap_or(usize::MAX), found.from));
    moves
}
