use super::{Distribution, Uncertain};

/// How many values an estimate is tried at.
const POINTS: usize = 512;

/// Which side of the ratio an estimate is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Money a week.
    Cost,
    /// Weeks.
    Duration,
}

/// What it is worth to know one estimate before the order is settled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// The place of its work in the ranking.
    pub place: usize,
    pub parameter: Parameter,
    /// The number of the part of the sum.
    pub part: usize,
    /// Money: the expected value of perfect information.
    pub money: f64,
}

/// The ranges of a ranking, the one that is most worth refining first; equal ones in the order of the ranking.
/// `ranking` is in falling order of its mean cost / mean duration.
pub fn worth_refining(ranking: &[Uncertain]) -> Vec<Worth> {
    let means = Ranking::of(ranking.iter().map(|work| (work.mean_cost(), work.mean_duration())));
    let mut worths = Vec::new();
    for (place, work) in ranking.iter().enumerate() {
        for (parameter, parts) in [(Parameter::Cost, &work.cost), (Parameter::Duration, &work.duration)] {
            for (part, (distribution, factor)) in parts.iter().enumerate().filter(|(_, part)| !part.0.is_certain()) {
                let money = means.worth_of_knowing(place, parameter, distribution, *factor);
                worths.push(Worth { place, parameter, part, money });
            }
        }
    }
    worths.sort_by(|a, b| b.money.total_cmp(&a.money));
    worths
}

/// Mean costs of delay and mean durations in the order of the ranks, with their sums, so that what a change of place
/// gains is one subtraction.
#[derive(Clone, Debug)]
pub struct Ranking {
    means: Vec<(f64, f64)>,
    /// The sums of all costs and of all durations before each place, and of all at the end.
    before: Vec<(f64, f64)>,
}

impl Ranking {
    /// Of (money a week, weeks), in falling order of the ratio.
    pub fn of(means: impl IntoIterator<Item = (f64, f64)>) -> Ranking {
        let means: Vec<(f64, f64)> = means.into_iter().collect();
        let sums = means.iter().scan((0.0, 0.0), |sum, (cost, duration)| {
            *sum = (sum.0 + cost, sum.1 + duration);
            Some(*sum)
        });
        let before = [(0.0, 0.0)].into_iter().chain(sums).collect();
        Ranking { means, before }
    }

    /// The expected value of perfect information on one estimate `x` of the work at `place`, in money:
    /// `E[cost of the present order − cost of the best order knowing x]`, over the distribution of `x`, all others at
    /// their means. That is exact and no nested simulation: the cost of an order is a sum of products of one cost and one
    /// duration, and estimates are independent (Raiffa and Schlaifer, "Applied Statistical Decision Theory", 1961). Only
    /// the work itself moves, past those whose ratio it comes to exceed or to fall below.
    ///
    /// `factor` is what `x` counts in its sum. The integral over shares `u` is taken at midpoints of `s`, where
    /// `u = 3s² − 2s³`: they lie close together at both ends, as it is often there that the order changes.
    pub fn worth_of_knowing(&self, place: usize, parameter: Parameter, x: &Distribution, factor: f64) -> f64 {
        let Some((cost, duration)) = self.means.get(place).copied() else { return 0.0 };
        let expected = x.mean();
        let steps = || (0..POINTS).map(|point| (point as f64 + 0.5) / POINTS as f64);
        let mut values: Vec<f64> = steps().map(|s| s * s * (3.0 - 2.0 * s)).collect();
        x.quantiles(&mut values);
        let gain = |value: f64| {
            let change = factor * (value - expected);
            match parameter {
                Parameter::Cost => self.gain(place, cost + change, duration),
                Parameter::Duration => self.gain(place, cost, duration + change),
            }
        };
        let weight = |s: f64| 6.0 * s * (1.0 - s);
        values.into_iter().zip(steps()).map(|(value, s)| gain(value) * weight(s)).sum::<f64>() / POINTS as f64
    }

    /// What it saves to move the work at `place` to where it belongs with this cost and duration. To pass one other saves
    /// `c_i·d_j − c_j·d_i`, so that passing many saves the same with sums.
    fn gain(&self, place: usize, cost: f64, duration: f64) -> f64 {
        let earlier = self.means.get(..place).unwrap_or_default();
        let later = self.means.get(place + 1..).unwrap_or_default();
        // Multiplied out: a duration may be 0.
        let up = earlier.partition_point(|(c, d)| c * duration >= cost * d);
        let down = place + 1 + later.partition_point(|(c, d)| c * duration > cost * d);
        let (risen, fallen) = (self.between(up, place), self.between(place + 1, down));
        // At most one of the two is not 0, but for rounding.
        (cost * risen.1 - duration * risen.0).max(0.0) + (duration * fallen.0 - cost * fallen.1).max(0.0)
    }

    /// The sums of costs and of durations from one place up to another, without that.
    fn between(&self, from: usize, to: usize) -> (f64, f64) {
        match (self.before.get(from), self.before.get(to)) {
            (Some(from), Some(to)) => (to.0 - from.0, to.1 - from.1),
            _ => (0.0, 0.0),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::Distribution::{self, Fixed, P10P90, Triangular, Uniform};
    use super::{Parameter, Ranking, worth_refining};
    use crate::rank::Random;
    use crate::rank::uncertainty::Uncertain;
    use proptest::prelude::*;

    fn total(order: &[(f64, f64)]) -> f64 {
        let mut at = 0.0;
        order
            .iter()
            .map(|(cost, duration)| {
                at += duration;
                cost * at
            })
            .sum()
    }

    fn by_cd3(mut order: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
        order.sort_by(|a, b| (b.0 / b.1).total_cmp(&(a.0 / a.1)));
        order
    }

    #[test]
    fn by_hand() {
        // A's cost is 6 to 14, at a mean of 10 over 2 weeks before B with 8 over 2. It is below 8 in a quarter of cases,
        // by 1 in the mean, and each that it is below costs the 2 weeks that B waits.
        let ranking = Ranking::of([(10.0, 2.0), (8.0, 2.0)]);
        let worth = ranking.worth_of_knowing(0, Parameter::Cost, &Uniform { low: 6.0, high: 14.0 }, 1.0);
        assert!((worth - 0.25 * 1.0 * 2.0).abs() < 1e-5, "{worth}");
        // The same as a part that counts half.
        let half = ranking.worth_of_knowing(0, Parameter::Cost, &Uniform { low: 0.0, high: 16.0 }, 0.5);
        assert!((half - worth).abs() < 1e-5, "{half}");
        // A's duration is 1 to 4, B stands before it at 3: 10 / d is over 3 where d is under 10/3, so that it is
        // 10·1 − 3·d better to have A first: the integral of 10 − 3d from 1 to 10/3, over 3.
        let ranking = Ranking::of([(3.0, 0.75), (10.0, 2.5)]);
        let worth = ranking.worth_of_knowing(1, Parameter::Duration, &Uniform { low: 1.0, high: 4.0 }, 1.0);
        assert!((worth - (7.5 * 1.5 - 1.5 * (2.5 * 2.5 - 1.0)) / 3.0).abs() < 1e-4, "{worth}");
        assert_eq!(ranking.worth_of_knowing(2, Parameter::Cost, &Fixed(1.0), 1.0), 0.0);
    }

    #[test]
    fn what_cannot_change_the_order_is_worth_nothing() {
        let ranking = Ranking::of([(100.0, 1.0), (50.0, 1.0), (1.0, 1.0)]);
        let small = Uniform { low: 40.0, high: 60.0 };
        assert_eq!(ranking.worth_of_knowing(1, Parameter::Cost, &small, 1.0), 0.0);
        let certain = Triangular { low: 50.0, likely: 50.0, high: 50.0 };
        assert_eq!(ranking.worth_of_knowing(1, Parameter::Cost, &certain, 1.0), 0.0);
    }

    #[test]
    fn the_one_most_worth_refining_comes_first() {
        let work = |cost, duration| Uncertain { key: 0, cost: vec![(cost, 1.0)], duration: vec![(duration, 1.0)] };
        let ranking = [
            work(Uniform { low: 9.0, high: 11.0 }, Fixed(2.0)),
            work(Uniform { low: 0.0, high: 18.0 }, Triangular { low: 1.0, likely: 2.0, high: 3.0 }),
            work(Fixed(1.0), Fixed(2.0)),
        ];
        let worths = worth_refining(&ranking);
        let named: Vec<_> = worths.iter().map(|worth| (worth.place, worth.parameter)).collect();
        assert_eq!(named, [(1, Parameter::Cost), (1, Parameter::Duration), (0, Parameter::Cost)]);
        assert!(worths.windows(2).all(|pair| pair[0].money > pair[1].money));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]
        /// Sorts anew for each of many draws, and adds up what each order costs.
        #[test]
        fn as_by_brute_force(
            means in prop::collection::vec((1.0..100.0, 1.0..20.0), 1..7),
            place in 0_usize..7,
            parameter in prop_oneof![Just(Parameter::Cost), Just(Parameter::Duration)],
            shape in 0..3,
            wide in 0.05..1.0,
            seed: u64,
        ) {
            let means = by_cd3(means);
            let place = place % means.len();
            let (cost, duration) = means[place];
            let middle = if parameter == Parameter::Cost { cost } else { duration };
            let (low, high) = (middle * (1.0 - wide), middle * (1.0 + wide));
            let x: Distribution = match shape {
                0 => Uniform { low, high },
                1 => Triangular { low, likely: low, high },
                _ => P10P90 { low, high },
            };
            // The order is that of the means, so that the mean is set to the distribution's.
            let changed = |value: f64| {
                let mut means = means.clone();
                match parameter {
                    Parameter::Cost => means[place].0 = value,
                    Parameter::Duration => means[place].1 = value,
                }
                means
            };
            let order = by_cd3(changed(x.mean()));
            let own = changed(x.mean())[place];
            let place = order.iter().position(|means| *means == own).unwrap_or_default();
            let mut random = Random::new(seed);
            let draws = 20_000;
            let gain = |slice: i32| {
                let value = x.quantile((f64::from(slice) + random.unit()) / f64::from(draws));
                let mut present = order.clone();
                match parameter {
                    Parameter::Cost => present[place].0 = value,
                    Parameter::Duration => present[place].1 = value,
                }
                total(&present) - total(&by_cd3(present))
            };
            let mean = (0..draws).map(gain).sum::<f64>() / f64::from(draws);
            let worth = Ranking::of(order.clone()).worth_of_knowing(place, parameter, &x, 1.0);
            // One draw in the tails may weigh much.
            let near = 0.005 * mean + 1e-5 * total(&order);
            prop_assert!((worth - mean).abs() < near, "{} is not {} within {}", worth, mean, near);
        }

        #[test]
        fn worths_are_figures_whatever_the_estimates(
            mut figures in prop::collection::vec(
                prop_oneof![Just((0.0_f64, 0.0_f64)), Just((1e100, 1e-100)), (0.0..1e100, 0.0..1e100), (0.0..9.0, 0.0..9.0)], 4
            ),
        ) {
            figures.sort_by(|a, b| (b.0 * a.1).total_cmp(&(a.0 * b.1)));
            let range = |high: f64| vec![(P10P90 { low: 0.0, high }, 1.0), (Uniform { low: 0.0, high }, 0.5)];
            let ranking: Vec<Uncertain> = figures.iter().map(|(cost, duration)| {
                Uncertain { key: 0, cost: range(*cost), duration: range(*duration) }
            }).collect();
            for worth in worth_refining(&ranking) {
                prop_assert!(worth.money.is_finite() && worth.money >= 0.0, "{:?}", worth);
            }
        }
    }
}
