use super::exact::whole;
use super::{Exact, Work};

/// Beyond which value one estimate changes a rank, all others as they are. Costs are money a week, durations weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flip {
    CostAbove(Exact),
    CostBelow(Exact),
    DurationAbove(Exact),
    DurationBelow(Exact),
}

/// Where work in a CD3 ranking would fall behind the next, then where it would overtake the previous, by the scores of
/// these. Both follow from `cost / duration = score of the neighbour`. What no estimate can reach, a cost below 0 or a
/// duration of 0 and less, is no flip.
pub fn flips(work: &Work, previous: Option<&Exact>, next: Option<&Exact>) -> Vec<Flip> {
    let mut flips = Vec::new();
    if let Some(next) = next {
        flips.extend(duration_at(next, &work.cost_of_delay).map(Flip::DurationAbove));
        flips.extend(Some(cost_at(next, &work.duration)).filter(|cost| *cost > whole(0)).map(Flip::CostBelow));
    }
    if let Some(previous) = previous {
        flips.extend(duration_at(previous, &work.cost_of_delay).map(Flip::DurationBelow));
        flips.push(Flip::CostAbove(cost_at(previous, &work.duration)));
    }
    flips
}

/// With which missing estimate the work would come before the first of a ranking: above which cost, or under which
/// duration. Nothing where both are missing or none, or where no value would do.
pub fn break_even(first: &Work, cost_of_delay: Option<&Exact>, duration: Option<&Exact>) -> Option<Flip> {
    let score = first.cd3()?;
    match (cost_of_delay, duration) {
        (None, Some(duration)) => Some(Flip::CostAbove(cost_at(&score, duration))),
        (Some(cost), None) => duration_at(&score, cost).map(Flip::DurationBelow),
        _ => None,
    }
}

fn cost_at(score: &Exact, duration: &Exact) -> Exact {
    score * duration
}

/// Nothing where no duration gives that score: a score of 0, or a cost of 0.
fn duration_at(score: &Exact, cost: &Exact) -> Option<Exact> {
    (!score.is_zero() && !cost.is_zero()).then(|| cost / score)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::{Flip, break_even};
    use crate::rank::{Exact, Work};

    fn exact(above: i64, below: i64) -> Exact {
        Exact::from(above) / Exact::from(below)
    }

    fn work(cost: i64, duration: i64) -> Work {
        Work { cost_of_delay: exact(cost, 1), duration: exact(duration, 1) }
    }

    /// Of the work at a place of a ranking.
    fn flips(ranking: &[Work], place: usize) -> Vec<Flip> {
        let score = |place: usize| ranking.get(place).and_then(Work::cd3);
        let previous = place.checked_sub(1).and_then(score);
        ranking.get(place).map_or(Vec::new(), |work| super::flips(work, previous.as_ref(), score(place + 1).as_ref()))
    }

    #[test]
    fn the_flips_of_vector_v1() {
        let ranking = [work(7000, 4), work(9000, 6), work(3000, 3)];
        let b = [Flip::DurationAbove(exact(14, 3)), Flip::CostBelow(exact(6000, 1))];
        let c = [
            Flip::DurationAbove(exact(9, 1)),
            Flip::CostBelow(exact(6000, 1)),
            Flip::DurationBelow(exact(36, 7)),
            Flip::CostAbove(exact(10_500, 1)),
        ];
        let a = [Flip::DurationBelow(exact(2, 1)), Flip::CostAbove(exact(4500, 1))];
        assert_eq!(flips(&ranking, 0), b);
        assert_eq!(flips(&ranking, 1), c);
        assert_eq!(flips(&ranking, 2), a);
        assert_eq!(flips(&ranking, 3), []);
        assert_eq!(flips(&ranking[..1], 0), []);
    }

    /// Every flip of every small ranking, tried out: at its value the scores are equal, beyond it they have changed sides.
    #[test]
    fn beyond_a_flip_the_order_is_another() {
        let mut tried = 0;
        for (c, d, other_c, other_d) in every_four(1..6) {
            let mut ranking = [work(c, d), work(other_c, other_d)];
            ranking.sort_by_key(|work| std::cmp::Reverse(work.cd3()));
            for place in 0..2 {
                for flip in flips(&ranking, place) {
                    for (step, beyond) in [(exact(0, 1), false), (exact(1, 1000), true), (exact(-1, 1000), false)] {
                        let mut changed = ranking.clone();
                        let work = &mut changed[place];
                        match &flip {
                            Flip::CostAbove(at) => work.cost_of_delay = at + step,
                            Flip::CostBelow(at) => work.cost_of_delay = at - step,
                            Flip::DurationAbove(at) => work.duration = at + step,
                            Flip::DurationBelow(at) => work.duration = at - step,
                        }
                        let swapped = changed[0].cd3() < changed[1].cd3();
                        assert_eq!(swapped, beyond, "{ranking:?} {place} {flip:?}");
                        tried += 1;
                    }
                }
            }
        }
        assert_eq!(tried, 5 * 5 * 5 * 5 * 4 * 3);
    }

    fn every_four(values: std::ops::Range<i64>) -> impl Iterator<Item = (i64, i64, i64, i64)> {
        let pairs = values.clone().flat_map(move |a| values.clone().map(move |b| (a, b)));
        pairs.clone().flat_map(move |(a, b)| pairs.clone().map(move |(c, d)| (a, b, c, d)))
    }

    #[test]
    fn zeros_divide_nothing() {
        let ranking = [work(5, 1), work(0, 2), work(0, 3)];
        assert_eq!(flips(&ranking, 0), [], "nobody falls behind what costs nothing");
        assert_eq!(flips(&ranking, 1), [Flip::CostAbove(exact(10, 1))]);
        assert_eq!(flips(&ranking, 2), [Flip::CostAbove(exact(0, 1))]);
        assert_eq!(flips(&[work(5, 0), work(1, 1)], 1), [], "no score to overtake");
    }

    #[test]
    fn what_is_missing_has_a_break_even() {
        let first = work(3000, 3);
        assert_eq!(break_even(&first, None, Some(&exact(2, 1))), Some(Flip::CostAbove(exact(2000, 1))));
        assert_eq!(break_even(&first, Some(&exact(9000, 1)), None), Some(Flip::DurationBelow(exact(9, 1))));
        assert_eq!(break_even(&first, None, None), None);
        assert_eq!(break_even(&first, Some(&exact(0, 1)), None), None);
        assert_eq!(break_even(&work(0, 3), Some(&exact(9, 1)), None), None);
        assert_eq!(break_even(&work(0, 3), None, Some(&exact(9, 1))), Some(Flip::CostAbove(exact(0, 1))));
        assert_eq!(break_even(&work(1, 0), None, Some(&exact(9, 1))), None);
    }
}
