use super::cut_normal::CutNormal;

/// How an estimate is spread over its range. Units are the estimate's own; figures are 0 or more and in order, as they
/// are checked when they are read. Where they are all the same, it is that figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Distribution {
    Fixed(f64),
    /// From `low` to `high`, most probable at `likely`.
    Triangular {
        low: f64,
        likely: f64,
        high: f64,
    },
    /// From `low` to `high`, all equally probable.
    Uniform {
        low: f64,
        high: f64,
    },
    /// The normal with these 10 % and 90 % quantiles, cut at 0.
    P10P90 {
        low: f64,
        high: f64,
    },
}

impl Distribution {
    pub fn mean(&self) -> f64 {
        match *self {
            Distribution::Fixed(figure) => figure,
            Distribution::Triangular { low, likely, high } => (low + likely + high) / 3.0,
            Distribution::Uniform { low, high } => low + (high - low) / 2.0,
            Distribution::P10P90 { low, high } => CutNormal::through(low, high).mean(),
        }
    }

    /// What a share, from 0 to 1, of all outcomes lies at or below: the inverse of `cdf`.
    pub fn quantile(&self, share: f64) -> f64 {
        let mut quantile = [share];
        self.quantiles(&mut quantile);
        let [quantile] = quantile;
        quantile
    }

    /// Puts quantiles in the place of shares: many cost little more than the loop.
    pub fn quantiles(&self, shares: &mut [f64]) {
        match *self {
            Distribution::Fixed(figure) => shares.fill(figure),
            Distribution::Uniform { low, high } => each(shares, |share| low + (high - low) * share),
            Distribution::Triangular { low, likely, high } => {
                let width = high - low;
                let rise = rise(low, likely, high);
                each(shares, |share| match share < rise {
                    true => low + width * (share * rise).sqrt(),
                    // Rounding must not lead below the range.
                    false => (high - width * ((1.0 - share) * (1.0 - rise)).sqrt()).max(low),
                });
            }
            Distribution::P10P90 { low, high } => {
                let normal = CutNormal::through(low, high);
                each(shares, |share| normal.quantile(share));
            }
        }
    }

    /// The share of all outcomes that lies at or below `x`.
    pub fn cdf(&self, x: f64) -> f64 {
        let (low, high) = (self.low(), self.high());
        if x < low {
            return 0.0;
        }
        if x >= high {
            return 1.0;
        }
        match *self {
            Distribution::Fixed(_) => 1.0,
            Distribution::Uniform { .. } => (x - low) / (high - low),
            Distribution::Triangular { likely, .. } => {
                let (rise, at) = (rise(low, likely, high), (x - low) / (high - low));
                match at < rise {
                    true => at * at / rise,
                    false => 1.0 - (1.0 - at) * ((1.0 - at) / (1.0 - rise)),
                }
            }
            Distribution::P10P90 { low, high } => CutNormal::through(low, high).cdf(x),
        }
    }

    /// The least outcome. The cut normal's is 0, however improbable.
    pub fn low(&self) -> f64 {
        match *self {
            Distribution::Fixed(figure) => figure,
            Distribution::Triangular { low, .. } | Distribution::Uniform { low, .. } => low,
            Distribution::P10P90 { .. } => self.quantile(0.0),
        }
    }

    /// The greatest outcome. A normal has none: its is the greatest that floating-point numbers can draw, 8.2 standard
    /// deviations above the middle.
    pub fn high(&self) -> f64 {
        match *self {
            Distribution::Fixed(figure) => figure,
            Distribution::Triangular { high, .. } | Distribution::Uniform { high, .. } => high,
            Distribution::P10P90 { .. } => self.quantile(1.0),
        }
    }

    /// Whether there is but one outcome.
    pub fn is_certain(&self) -> bool {
        match *self {
            Distribution::Fixed(_) => true,
            Distribution::Triangular { low, high, .. }
            | Distribution::Uniform { low, high }
            | Distribution::P10P90 { low, high } => low >= high,
        }
    }
}

/// Where between the ends of a triangle its top is, from 0 to 1: the share of outcomes below it.
fn rise(low: f64, likely: f64, high: f64) -> f64 {
    match high > low {
        true => ((likely - low) / (high - low)).clamp(0.0, 1.0),
        false => 0.0,
    }
}

fn each(shares: &mut [f64], quantile: impl Fn(f64) -> f64) {
    shares.iter_mut().for_each(|share| *share = quantile(*share));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::Distribution::{self, Fixed, P10P90, Triangular, Uniform};
    use proptest::prelude::*;

    const TABLE: [Distribution; 11] = [
        Fixed(7.0),
        Uniform { low: 6.0, high: 14.0 },
        Uniform { low: 0.0, high: 1.0 },
        Triangular { low: 4.0, likely: 6.0, high: 9.0 },
        Triangular { low: 0.0, likely: 0.0, high: 3.0 },
        Triangular { low: 2.0, likely: 3.0, high: 3.0 },
        Triangular { low: 5.0, likely: 5.0, high: 5.0 },
        P10P90 { low: 4.0, high: 9.0 },
        P10P90 { low: 0.0, high: 10.0 },
        P10P90 { low: 1.0, high: 20.0 },
        P10P90 { low: 8.0, high: 8.0 },
    ];

    /// The mean as the integral of the quantiles: another way to it than the formulas.
    #[test]
    fn means_are_the_integrals_of_their_quantiles() {
        for distribution in TABLE {
            let points = 400_000;
            let at = |n: i32| distribution.quantile((f64::from(n) + 0.5) / f64::from(points));
            let integral = (0..points).map(at).sum::<f64>() / f64::from(points);
            let mean = distribution.mean();
            assert!((integral - mean).abs() < 2e-5 * mean, "{distribution:?}: {integral} is not {mean}");
        }
    }

    #[test]
    fn means_by_hand() {
        assert_eq!(Triangular { low: 20_000.0, likely: 40_000.0, high: 90_000.0 }.mean(), 50_000.0);
        assert_eq!(Uniform { low: 6.0, high: 14.0 }.mean(), 10.0);
        assert_eq!(P10P90 { low: 8.0, high: 8.0 }.mean(), 8.0);
        // m = 5, s = 5 / z90: m + s·φ(z90) / 0.9.
        let half_cut = 5.0 + 5.0 / 1.2815515655446004 * 0.175_498_331_932_486_85 / 0.9;
        assert!((P10P90 { low: 0.0, high: 10.0 }.mean() - half_cut).abs() < 1e-12);
    }

    #[test]
    fn a_quantile_is_where_the_distribution_has_that_share() {
        for distribution in TABLE.iter().filter(|distribution| !distribution.is_certain()) {
            for n in 1..1000 {
                let share = f64::from(n) / 1000.0;
                let back = distribution.cdf(distribution.quantile(share));
                assert!((back - share).abs() < 1e-12, "{distribution:?} {share} {back}");
            }
        }
    }

    #[test]
    fn the_quantiles_of_a_range_are_those_that_were_estimated() {
        // Where next to nothing is cut off.
        let far_from_0 = P10P90 { low: 90.0, high: 110.0 };
        assert!((far_from_0.quantile(0.1) - 90.0).abs() < 1e-12);
        assert!((far_from_0.quantile(0.9) - 110.0).abs() < 1e-12);
        let near_0 = P10P90 { low: 0.0, high: 10.0 };
        assert!(near_0.cdf(0.0) == 0.0 && near_0.cdf(-1.0) == 0.0 && near_0.quantile(0.1) > 0.0);
    }

    /// Such figures are refused where they are read; should they come here, they must not spread.
    #[test]
    fn a_top_outside_the_range_is_at_its_end() {
        let (outside, at_end) = [9.0, 3.0].map(|likely| Triangular { low: 1.0, likely, high: 3.0 }).into();
        for share in [0.0, 0.3, 1.0] {
            assert_eq!(outside.quantile(share), at_end.quantile(share));
        }
        assert_eq!(outside.cdf(2.0), at_end.cdf(2.0));
    }

    #[test]
    fn the_same_bits_on_every_machine() {
        let bits = |distribution: Distribution, share| distribution.quantile(share).to_bits();
        let triangle = Triangular { low: 4.0, likely: 6.0, high: 9.0 };
        let normal = P10P90 { low: 1.0, high: 20.0 };
        let found =
            [bits(triangle, 0.3), bits(triangle, 0.7), bits(normal, 0.3), bits(normal, 0.97), normal.mean().to_bits()];
        assert_eq!(
            found,
            [4618139733897646890, 4619430723211774355, 4620400472585207246, 4627647577172094668, 4622762988662667052]
        );
    }

    fn hostile() -> impl Strategy<Value = f64> {
        prop_oneof![
            Just(0.0),
            Just(1e300),
            Just(5e-324),
            Just(f64::MIN_POSITIVE),
            Just(f64::EPSILON),
            0.0..1e300,
            0.0..10.0,
            1.0..1.000_000_1
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn nothing_is_ever_infinite_or_no_number(
            mut figures in [hostile(), hostile(), hostile()],
            together in any::<bool>(),
            share in prop_oneof![Just(0.0), Just(1.0), 0.0..1.0],
            x in hostile(),
        ) {
            figures.sort_by(f64::total_cmp);
            if together {
                figures = [figures[1]; 3];
            }
            let [low, likely, high] = figures;
            let all = [Fixed(low), Triangular { low, likely, high }, Uniform { low, high }, P10P90 { low, high }];
            for distribution in all {
                let ends = [distribution.low(), distribution.high()];
                let inside = [distribution.mean(), distribution.quantile(share)];
                prop_assert!(ends.iter().chain(&inside).all(|figure| figure.is_finite()), "{:?}", distribution);
                // The ends are exact; what lies between may be rounded.
                let near = |end: f64| end.abs() * 1e-15 + 1e-323;
                let [low, high] = ends;
                prop_assert!(
                    inside.iter().all(|figure| low - near(low) <= *figure && *figure <= high + near(high)),
                    "{:?} {:?}", distribution, inside
                );
                prop_assert!((0.0..=1.0).contains(&distribution.cdf(x)), "{:?} {} {}", distribution, x, distribution.cdf(x));
            }
        }
    }
}
