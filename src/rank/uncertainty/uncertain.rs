use super::Distribution;

/// Work whose estimates are ranges. Sums are of independent parts, each with the factor by which it counts: a
/// probability, or what the stages before it leave of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertain {
    /// What its draws depend on, and nothing else: `key` of its name. Two with one key would be drawn alike.
    pub key: u64,
    /// Cost of delay: money a week.
    pub cost: Vec<(Distribution, f64)>,
    /// Weeks.
    pub duration: Vec<(Distribution, f64)>,
}

/// The shortest duration that is divided by, in weeks: half a millisecond. Only what a normal draws comes near it.
pub const SHORTEST: f64 = 1e-9;

impl Uncertain {
    pub fn mean_cost(&self) -> f64 {
        mean(&self.cost)
    }

    pub fn mean_duration(&self) -> f64 {
        mean(&self.duration)
    }

    /// What ranks it: the ratio of the means, never the mean of the ratio. Those who rank compare it with exact numbers.
    pub fn cd3(&self) -> f64 {
        self.mean_cost() / self.mean_duration().max(SHORTEST)
    }

    pub fn is_certain(&self) -> bool {
        self.cost.iter().chain(&self.duration).all(|(distribution, _)| distribution.is_certain())
    }
}

fn mean(parts: &[(Distribution, f64)]) -> f64 {
    parts.iter().map(|(distribution, factor)| factor * distribution.mean()).sum()
}

/// A name as a number: FNV-1a with 64 bits (draft-eastlake-fnv).
pub fn key(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{Uncertain, key};
    use crate::rank::uncertainty::Distribution::{Fixed, Uniform};

    #[test]
    fn keys_as_published() {
        assert_eq!(key(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(key("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(key("foobar"), 0x8594_4171_f739_67e8);
    }

    /// Vector U1: A costs 10 and takes 1 or 9 weeks, B costs 3 and takes 1.
    #[test]
    fn the_ratio_of_the_means_gives_the_cheaper_order() {
        let (a, b) = ((10.0, [1.0, 9.0]), (3.0, 1.0));
        let mean = |of: fn(f64) -> f64| a.1.iter().map(|weeks| of(*weeks)).sum::<f64>() / 2.0;
        let b_first = mean(|weeks| 3.0 * 1.0 + 10.0 * (1.0 + weeks));
        let a_first = mean(|weeks| 10.0 * weeks + 3.0 * (weeks + 1.0));
        assert_eq!((b_first, a_first), (63.0, 68.0));
        let mean_of_the_ratio = mean(|weeks| 10.0 / weeks);
        assert!(mean_of_the_ratio > b.0 / b.1, "it would put A first");
        let work = |cost, duration| Uncertain { key: 0, cost: vec![(Fixed(cost), 1.0)], duration: vec![duration] };
        // Of the same mean: 1 for certain, and 8 more or not.
        let mut uncertain = work(a.0, (Fixed(1.0), 1.0));
        uncertain.duration.push((Fixed(8.0), 0.5));
        assert_eq!(uncertain.cd3(), 2.0);
        assert_eq!(work(a.0, (Uniform { low: 1.0, high: 9.0 }, 1.0)).cd3(), 2.0);
        assert_eq!(work(b.0, (Fixed(b.1), 1.0)).cd3(), 3.0);
    }
}
