use super::Exact;
use super::uncertainty::{Distribution, RangeMeaning};
use crate::typed::Field;

/// A figure or a range, in one unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    Figure(Exact),
    Range { low: Exact, likely: Option<Exact>, high: Exact },
}

/// Why the parts of a range give no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAmount {
    Absent,
    Invalid,
    /// One end of the range is not written.
    OpenEnded,
    /// The ends stand the wrong way round.
    Reversed,
}

impl Amount {
    /// From what is written at `low`, `likely` and `high`.
    pub fn read<T>([low, likely, high]: [&Field<T>; 3], convert: impl Fn(&T) -> Exact) -> Result<Amount, NoAmount> {
        if low.is_invalid() || likely.is_invalid() || high.is_invalid() {
            return Err(NoAmount::Invalid);
        }
        let [low, likely, high] = [low, likely, high].map(|field| field.get().map(&convert));
        match (low, likely, high) {
            (None, None, None) => Err(NoAmount::Absent),
            (None, Some(figure), None) => Ok(Amount::Figure(figure)),
            (Some(low), likely, Some(high)) => {
                let ordered = match &likely {
                    Some(likely) => low <= *likely && *likely <= high,
                    None => low <= high,
                };
                if ordered { Ok(Amount::Range { low, likely, high }) } else { Err(NoAmount::Reversed) }
            }
            _ => Err(NoAmount::OpenEnded),
        }
    }

    pub fn low(&self) -> &Exact {
        match self {
            Amount::Figure(figure) => figure,
            Amount::Range { low, .. } => low,
        }
    }

    pub fn high(&self) -> &Exact {
        match self {
            Amount::Figure(figure) => figure,
            Amount::Range { high, .. } => high,
        }
    }

    pub fn is_range(&self) -> bool {
        self.low() != self.high()
    }

    /// The expected value.
    pub fn mean(&self, meaning: RangeMeaning) -> Exact {
        match self {
            Amount::Figure(figure) => figure.clone(),
            Amount::Range { low, likely, high } => meaning.mean(low, likely.as_ref(), high),
        }
    }

    pub fn distribution(&self, meaning: RangeMeaning) -> Distribution {
        match self {
            Amount::Figure(figure) => meaning.distribution(figure, None, figure),
            Amount::Range { low, likely, high } => meaning.distribution(low, likely.as_ref(), high),
        }
    }
}
