use super::Distribution;
use super::uncertain::{SHORTEST, Uncertain};
use crate::rank::Random;

/// How many times everything is drawn, unless told.
pub const DRAWS: usize = 10_000;

/// The seed, unless told.
pub const SEED: u64 = 0x70_6d;

/// Scores that differ by less than this share of themselves are the same: floating point rounds.
const SAME: f64 = 1e-12;

/// How often a place of a ranking is what it is, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// That it has the greatest CD3 of all. Those that are certain and equal share it.
    pub first: f64,
    /// That it has a greater CD3 than the next; an equal one counts half. Nothing for the last.
    pub ahead_of_next: Option<f64>,
}

/// Draws all estimates together, `draws` times, and counts which has the greatest cost / duration. `ranking` is in the
/// order of the ranks; the answer is too. Each range is drawn once from each of `draws` equally probable slices, in
/// random order (Latin hypercube sampling: McKay, Beckman and Conover, Technometrics 21, 1979), which comes nearer with
/// the same number of draws. What is certain is not drawn.
pub fn simulate(ranking: &[Uncertain], draws: usize, seed: u64) -> Vec<Chance> {
    let leader = Leader::of_certain(ranking);
    let mut best = vec![leader.score; draws];
    let mut winner = vec![None; draws];
    let mut ahead = Vec::with_capacity(ranking.len());
    let mut previous: Option<Vec<f64>> = None;
    for (place, work) in ranking.iter().enumerate() {
        let scores = scores(work, draws, seed);
        if !work.is_certain() {
            for ((score, best), winner) in scores.iter().zip(&mut best).zip(&mut winner) {
                if *score > *best {
                    (*best, *winner) = (*score, Some(place));
                }
            }
        }
        ahead.extend(previous.map(|previous| share_ahead(&previous, &scores)));
        previous = Some(scores);
    }
    let mut wins = vec![0_usize; ranking.len()];
    let mut certain = 0;
    for winner in winner {
        let count = winner.and_then(|place: usize| wins.get_mut(place)).unwrap_or(&mut certain);
        *count += 1;
    }
    let share = |wins: usize| wins as f64 / draws.max(1) as f64;
    let chance = |((work, wins), ahead_of_next): ((&Uncertain, usize), Option<f64>)| {
        let first = if leader.is(work) { share(certain) / leader.count as f64 } else { share(wins) };
        Chance { first, ahead_of_next }
    };
    ranking.iter().zip(wins).zip(ahead.into_iter().map(Some).chain([None])).map(chance).collect()
}

/// The best of the works that are certain; several where they are equal.
struct Leader {
    score: f64,
    count: usize,
}

impl Leader {
    fn of_certain(ranking: &[Uncertain]) -> Leader {
        let certain = ranking.iter().filter(|work| work.is_certain());
        let score = certain.map(Uncertain::cd3).fold(f64::NEG_INFINITY, f64::max);
        let leader = Leader { score, count: 0 };
        let count = ranking.iter().filter(|work| leader.is(work)).count();
        Leader { count, ..leader }
    }

    fn is(&self, work: &Uncertain) -> bool {
        work.is_certain() && !less(work.cd3(), self.score)
    }
}

/// The cost / duration of every draw.
fn scores(work: &Uncertain, draws: usize, seed: u64) -> Vec<f64> {
    if work.is_certain() {
        return vec![work.cd3(); draws];
    }
    let mut random = Random::new(seed ^ work.key);
    let duration = sum(&work.duration, draws, &mut random);
    let mut scores = sum(&work.cost, draws, &mut random);
    for (score, duration) in scores.iter_mut().zip(duration) {
        *score /= duration.max(SHORTEST);
    }
    scores
}

fn sum(parts: &[(Distribution, f64)], draws: usize, random: &mut Random) -> Vec<f64> {
    let mut sums = vec![0.0; draws];
    for (distribution, factor) in parts {
        if distribution.is_certain() {
            let certain = factor * distribution.mean();
            sums.iter_mut().for_each(|sum| *sum += certain);
            continue;
        }
        let drawn = hypercube(distribution, draws, random);
        sums.iter_mut().zip(drawn).for_each(|(sum, drawn)| *sum += factor * drawn);
    }
    sums
}

/// One value from each of `draws` equally probable slices, shuffled (Fisher and Yates).
fn hypercube(distribution: &Distribution, draws: usize, random: &mut Random) -> Vec<f64> {
    let mut values: Vec<f64> = (0..draws).map(|slice| (slice as f64 + random.unit()) / draws as f64).collect();
    distribution.quantiles(&mut values);
    for last in (1..draws).rev() {
        values.swap(random.below(last + 1), last);
    }
    values
}

fn share_ahead(scores: &[f64], of: &[f64]) -> f64 {
    let halves = |(score, other): (&f64, &f64)| match (less(*score, *other), less(*other, *score)) {
        (false, true) => 2_usize,
        (false, false) => 1,
        (true, _) => 0,
    };
    scores.iter().zip(of).map(halves).sum::<usize>() as f64 / (2 * scores.len()).max(1) as f64
}

/// Whether a score is less than another by more than rounding. Scores are 0 or more.
fn less(score: f64, other: f64) -> bool {
    score < other * (1.0 - SAME)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::{Chance, DRAWS, SEED, scores, simulate};
    use crate::rank::Random;
    use crate::rank::uncertainty::Distribution::{self, Fixed, P10P90, Triangular, Uniform};
    use crate::rank::uncertainty::{Uncertain, key};
    use proptest::prelude::*;

    fn work(name: &str, cost: Distribution, duration: Distribution) -> Uncertain {
        Uncertain { key: key(name), cost: vec![(cost, 1.0)], duration: vec![(duration, 1.0)] }
    }

    fn chances(ranking: &[Uncertain]) -> Vec<Chance> {
        simulate(ranking, DRAWS, SEED)
    }

    #[test]
    fn vector_u3() {
        let ranking = [work("a", Uniform { low: 6.0, high: 14.0 }, Fixed(2.0)), work("b", Fixed(8.0), Fixed(2.0))];
        let [a, b] = [chances(&ranking)[0], chances(&ranking)[1]];
        assert!((a.first - 0.75).abs() < 0.001, "{a:?}");
        assert_eq!(a.ahead_of_next, Some(a.first));
        assert_eq!(b, Chance { first: 1.0 - a.first, ahead_of_next: None });
    }

    #[test]
    fn in_closed_form() {
        // Two uniform costs: P(X > Y) for X ~ U(0, 2), Y ~ U(0, 1) is 3/4.
        let ranking = [
            work("x", Uniform { low: 0.0, high: 2.0 }, Fixed(1.0)),
            work("y", Uniform { low: 0.0, high: 1.0 }, Fixed(1.0)),
        ];
        assert!((chances(&ranking)[0].first - 0.75).abs() < 0.01);
        // The greatest of five alike.
        let alike = ["a", "b", "c", "d", "e"].map(|name| work(name, P10P90 { low: 3.0, high: 9.0 }, Fixed(1.0)));
        for chance in chances(&alike) {
            assert!((chance.first - 0.2).abs() < 0.015, "{chance:?}");
        }
        // 10 / d for d ~ U(1, 9) is over 3 where d is under 10/3.
        let duration = [work("b", Fixed(3.0), Fixed(1.0)), work("a", Fixed(10.0), Uniform { low: 1.0, high: 9.0 })];
        assert!((chances(&duration)[1].first - (10.0 / 3.0 - 1.0) / 8.0).abs() < 0.001);
    }

    /// Against draws that are not sliced, of another generator's seed, counted one at a time.
    #[test]
    fn as_drawn_one_at_a_time() {
        let mut two_parts =
            work("c", Triangular { low: 0.0, likely: 10.0, high: 80.0 }, P10P90 { low: 1.0, high: 6.0 });
        two_parts.cost.push((Uniform { low: 0.0, high: 60.0 }, 0.5));
        let ranking = [
            two_parts,
            work(
                "a",
                Triangular { low: 20.0, likely: 40.0, high: 90.0 },
                Triangular { low: 4.0, likely: 6.0, high: 9.0 },
            ),
            work("d", P10P90 { low: 10.0, high: 50.0 }, Fixed(4.0)),
            work("b", Fixed(21.0), Fixed(3.0)),
        ];
        let mut random = Random::new(99);
        let draws = 200_000;
        let (mut first, mut ahead) = ([0; 4], [0; 3]);
        for _ in 0..draws {
            let mut sum = |parts: &[(Distribution, f64)]| {
                parts.iter().map(|(distribution, factor)| factor * distribution.quantile(random.unit())).sum::<f64>()
            };
            let scores: Vec<f64> = ranking.iter().map(|work| sum(&work.cost) / sum(&work.duration)).collect();
            let winner = (0..4).max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
            first.iter_mut().enumerate().for_each(|(place, count)| *count += i32::from(Some(place) == winner));
            ahead.iter_mut().zip(scores.windows(2)).for_each(|(count, pair)| *count += i32::from(pair[0] > pair[1]));
        }
        let share = |count: i32| f64::from(count) / f64::from(draws);
        for (place, chance) in chances(&ranking).into_iter().enumerate() {
            assert!((chance.first - share(first[place])).abs() < 0.015, "{place} {chance:?} {first:?}");
            if let Some(ahead_of_next) = chance.ahead_of_next {
                assert!((ahead_of_next - share(ahead[place])).abs() < 0.015, "{place} {chance:?} {ahead:?}");
            }
        }
    }

    #[test]
    fn what_is_certain_wins_or_shares() {
        let certain = |name, cost, duration| work(name, Fixed(cost), Fixed(duration));
        let [b, c, a] = [certain("b", 7000.0, 4.0), certain("c", 9000.0, 6.0), certain("a", 3000.0, 3.0)];
        let all: Vec<_> = chances(&[b, c, a]).iter().map(|chance| (chance.first, chance.ahead_of_next)).collect();
        assert_eq!(all, [(1.0, Some(1.0)), (0.0, Some(1.0)), (0.0, None)]);
        // 0.3 / 0.1 and 3 / 1 are not the same floating-point number.
        let tied = [certain("a", 0.3, 0.1), certain("b", 3.0, 1.0), certain("c", 0.0, 1.0), certain("d", 0.0, 2.0)];
        let all: Vec<_> = chances(&tied).iter().map(|chance| (chance.first, chance.ahead_of_next)).collect();
        assert_eq!(all, [(0.5, Some(0.5)), (0.5, Some(1.0)), (0.0, Some(0.5)), (0.0, None)]);
        assert_eq!(chances(&[]), []);
        assert_eq!(chances(&tied[2..])[0], Chance { first: 0.5, ahead_of_next: Some(0.5) });
    }

    /// Pinned: another machine, and another version of `pm`, draws the same.
    #[test]
    fn the_same_chances_on_every_machine() {
        let ranking = [
            work("checkout", P10P90 { low: 5000.0, high: 9000.0 }, Triangular { low: 3.0, likely: 4.0, high: 5.0 }),
            work("search", Uniform { low: 8000.0, high: 10_000.0 }, P10P90 { low: 4.0, high: 8.0 }),
        ];
        let shares = chances(&ranking).iter().map(|chance| (chance.first, chance.ahead_of_next)).collect::<Vec<_>>();
        assert_eq!(shares, [(0.6276, Some(0.6276)), (0.3724, None)]);
    }

    #[test]
    fn a_duration_of_next_to_nothing_divides_nothing_by_nothing() {
        let alone = [work("a", Fixed(0.0), Uniform { low: 0.0, high: 5e-324 })];
        assert_eq!(chances(&alone), [Chance { first: 1.0, ahead_of_next: None }]);
    }

    #[test]
    fn what_one_draws_depends_on_itself_alone() {
        let range = |name| work(name, Uniform { low: 1.0, high: 9.0 }, Triangular { low: 1.0, likely: 2.0, high: 4.0 });
        let mut ranking = ["a", "b", "c", "d"].map(range).to_vec();
        let before = chances(&ranking);
        assert_eq!(before, chances(&ranking), "the same again");
        assert_ne!(before, simulate(&ranking, DRAWS, SEED + 1), "another seed");
        // Another that can never win changes nobody's chance, wherever it stands.
        let hopeless = work("hopeless", Uniform { low: 0.0, high: 0.1 }, Fixed(9.0));
        for place in 0..=ranking.len() {
            ranking.insert(place, hopeless.clone());
            let mut with = chances(&ranking);
            assert_eq!(with.remove(place).first, 0.0);
            assert!(with.iter().zip(&before).all(|(with, before)| with.first == before.first));
            ranking.remove(place);
        }
        ranking.reverse();
        assert!(chances(&ranking).iter().rev().zip(&before).all(|(after, before)| after.first == before.first));
        // A cost that is estimated better leaves the durations as they were drawn.
        let mut better = range("a");
        better.cost = vec![(Fixed(1.0), 1.0)];
        let mut before = range("a");
        before.cost = vec![(Uniform { low: 1.0, high: 1.0 + 1e-9 }, 1.0)];
        for (better, before) in scores(&better, 100, SEED).iter().zip(scores(&before, 100, SEED)) {
            assert!((better - before).abs() < 1e-8);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
        #[test]
        fn chances_are_shares_whatever_the_figures(
            figures in prop::collection::vec(
                prop_oneof![Just(0.0_f64), Just(1e300), Just(5e-324), Just(1.0), 0.0..1e300, 0.0..10.0], 16
            ),
            draws in 0_usize..40,
        ) {
            let ranking: Vec<Uncertain> = figures.chunks(4).enumerate().map(|(number, figures)| {
                let (low, high) = (figures[0].min(figures[1]), figures[0].max(figures[1]));
                let (short, long) = (figures[2].min(figures[3]), figures[2].max(figures[3]));
                let duration = if number % 2 == 0 { P10P90 { low: short, high: long } } else { Uniform { low: short, high: long } };
                work(&number.to_string(), Triangular { low, likely: low, high }, duration)
            }).collect();
            let chances = simulate(&ranking, draws, SEED);
            let in_all: f64 = chances.iter().map(|chance| chance.first).sum();
            prop_assert!(draws == 0 || (in_all - 1.0).abs() < 1e-9, "{:?}", chances);
            for chance in chances {
                prop_assert!((0.0..=1.0).contains(&chance.first), "{:?}", chance);
                prop_assert!(chance.ahead_of_next.is_none_or(|ahead| (0.0..=1.0).contains(&ahead)), "{:?}", chance);
            }
        }
    }
}
