use super::Distribution;
use crate::rank::{Exact, approximate, whole};

/// What `{low, likely, high}` means, as the workspace sets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RangeMeaning {
    /// A triangle; without `likely` nothing says where its top is, and it is uniform.
    #[default]
    Triangular,
    /// Uniform from `low` to `high`; `likely` says nothing.
    Uniform,
    /// `low` and `high` are the 10 % and the 90 % quantile of a normal; `likely` says nothing.
    P10P90,
}

impl RangeMeaning {
    /// As `rank: {range: …}` in `pm.yaml` calls it.
    pub fn from_word(word: &str) -> Option<RangeMeaning> {
        match word {
            "triangular" => Some(RangeMeaning::Triangular),
            "uniform" => Some(RangeMeaning::Uniform),
            "p10_p90" => Some(RangeMeaning::P10P90),
            _ => None,
        }
    }

    /// Figures are in order and 0 or more.
    pub fn distribution(self, low: &Exact, likely: Option<&Exact>, high: &Exact) -> Distribution {
        // A rational that is beyond floating point becomes infinite; what is read from a file is far from it.
        let (low, likely, high) = (approximate(low), likely.map(approximate), approximate(high));
        match (self, likely) {
            _ if low == high => Distribution::Fixed(low),
            (RangeMeaning::Triangular, Some(likely)) => Distribution::Triangular { low, likely, high },
            (RangeMeaning::Triangular, None) | (RangeMeaning::Uniform, _) => Distribution::Uniform { low, high },
            (RangeMeaning::P10P90, _) => Distribution::P10P90 { low, high },
        }
    }

    /// The mean that ranking compares: a third, or half, of the sum. A cut normal's is no rational: it is the nearest
    /// floating-point number, the same on every machine.
    pub fn mean(self, low: &Exact, likely: Option<&Exact>, high: &Exact) -> Exact {
        let half = || (low + high) / whole(2);
        match (self, likely) {
            _ if low == high => low.clone(),
            (RangeMeaning::Triangular, Some(likely)) => (low + likely + high) / whole(3),
            (RangeMeaning::Triangular, None) | (RangeMeaning::Uniform, _) => half(),
            (RangeMeaning::P10P90, _) => {
                Exact::try_from(self.distribution(low, likely, high).mean()).unwrap_or_else(|_| half())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RangeMeaning::{P10P90, Triangular, Uniform};
    use crate::rank::Exact;
    use crate::rank::uncertainty::Distribution;

    fn exact(above: i64, below: i64) -> Exact {
        Exact::from(above) / Exact::from(below)
    }

    #[test]
    fn one_range_and_its_meanings() {
        let (low, likely, high) = (exact(4, 1), exact(6, 1), exact(9, 1));
        let (uniform, triangular) = (
            Distribution::Uniform { low: 4.0, high: 9.0 },
            Distribution::Triangular { low: 4.0, likely: 6.0, high: 9.0 },
        );
        let normal = Distribution::P10P90 { low: 4.0, high: 9.0 };
        let table = [
            (Triangular, Some(&likely), triangular, exact(19, 3)),
            (Triangular, None, uniform, exact(13, 2)),
            (Uniform, Some(&likely), uniform, exact(13, 2)),
            (Uniform, None, uniform, exact(13, 2)),
        ];
        for (meaning, likely, distribution, mean) in table {
            assert_eq!(meaning.distribution(&low, likely, &high), distribution);
            assert_eq!(meaning.mean(&low, likely, &high), mean);
        }
        assert_eq!(P10P90.distribution(&low, Some(&likely), &high), normal);
        assert_eq!(Exact::try_from(normal.mean()).ok(), Some(P10P90.mean(&low, None, &high)));
        for meaning in [Triangular, Uniform, P10P90] {
            assert_eq!(meaning.distribution(&low, None, &low), Distribution::Fixed(4.0));
            assert_eq!(meaning.mean(&low, Some(&low), &low), low);
        }
    }

    #[test]
    fn a_third_stays_a_third() {
        assert_eq!(Triangular.mean(&exact(0, 1), Some(&exact(0, 1)), &exact(1, 1)), exact(1, 3));
    }
}
