use super::methods::Method;
use super::ranking::{Ranked, Ranking};
use super::uncertainty::{Uncertain, Worth, worth_refining};

/// What it is worth to know one estimate for sure, the most valuable first; places are those in the ranking. Each group is
/// an order of its own.
pub fn worths(ranking: &Ranking<'_>) -> Vec<Worth> {
    if ranking.method() != Method::Cd3 {
        return Vec::new();
    }
    let range = ranking.terms.range;
    let mut worths = Vec::new();
    let mut first = 0;
    for group in ranking.ranked.chunk_by(|one, other| one.group == other.group) {
        let drawn: Vec<Uncertain> =
            group.iter().filter_map(|ranked: &Ranked<'_>| ranked.item.uncertain(range)).collect();
        worths.extend(worth_refining(&drawn).into_iter().map(|worth| Worth { place: first + worth.place, ..worth }));
        first += group.len();
    }
    worths.sort_by(|one, other| other.money.total_cmp(&one.money));
    worths
}
