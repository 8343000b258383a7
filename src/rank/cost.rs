use super::amount::{Amount, NoAmount};
use super::curve::Curve;
use super::exact::{Exact, approximate, exact, weeks_in, whole};
use super::{Exchange, Profile, RangeMeaning, Reason, profile};
use crate::model::{CostOfDelay, Part, RateRange};
use crate::typed::{Field, Plain};
use crate::values::{Money, TimeUnit, ValueType};

/// What a week's waiting costs: the sum of its parts, each as likely as it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    pub parts: Vec<CostPart>,
    pub profile: Profile,
    /// Money, once, where it is later than the record's deadline.
    pub penalty: Option<Exact>,
}

/// One reason why waiting costs.
#[derive(Clone, Debug, PartialEq)]
pub struct CostPart {
    pub value_type: Option<ValueType>,
    /// Money a week.
    pub rate: Amount,
    /// From 0 to 1.
    pub probability: Exact,
}

impl Cost {
    /// The expected money a week: the sum of probability times mean.
    pub fn mean(&self, meaning: RangeMeaning) -> Exact {
        self.parts.iter().map(|part| part.rate.mean(meaning) * &part.probability).fold(whole(0), |sum, part| sum + part)
    }

    /// What the record's deadline is needed for.
    pub fn needs_deadline(&self) -> bool {
        self.penalty.is_some() || self.profile == Profile::Deadline
    }

    /// What waiting costs as time goes on, at `rate` money a week, with the deadline in weeks from today.
    pub fn curve(&self, rate: &Exact, deadline: Option<f64>) -> Curve {
        let steady = self.profile.curve(rate, deadline);
        // What a deadline in the past has cost is spent, whatever is done next.
        match (&self.penalty, deadline.filter(|at| *at > 0.0)) {
            (Some(penalty), Some(at)) => {
                let penalty = approximate(penalty);
                match steady {
                    Curve::Deadline { rate, .. } => Curve::Deadline { at, penalty, rate },
                    Curve::LongLife { rate: 0.0 } => Curve::Deadline { at, penalty, rate: 0.0 },
                    steady => Curve::Sum(vec![steady, Curve::Deadline { at, penalty, rate: 0.0 }]),
                }
            }
            _ => steady,
        }
    }

    pub fn is_range(&self) -> bool {
        self.parts.iter().any(|part| part.rate.is_range())
    }

    /// Money a week where everything comes low, and where everything comes high.
    pub fn ends(&self) -> (Exact, Exact) {
        let sum = |end: fn(&Amount) -> &Exact| {
            self.parts.iter().fold(whole(0), |sum, part| sum + end(&part.rate) * &part.probability)
        };
        (sum(Amount::low), sum(Amount::high))
    }
}

/// Reads a cost of delay. A missing part makes the whole missing, never smaller.
pub fn read(cost: &CostOfDelay, exchange: &Exchange) -> Result<Cost, Reason> {
    let whole_rate = whole_rate(cost)?;
    let parts = match (whole_rate, cost.parts.is_absent()) {
        (Some(_), false) => {
            let why = "its cost of delay has both a rate of its own and parts; one of them has to go";
            return Err(Reason::Unusable(why.to_owned()));
        }
        (_, false) if cost.parts.unread > 0 => return Err(Reason::Unreadable),
        (_, false) => cost.parts.iter().map(|part| read_part(part, exchange)).collect::<Result<_, _>>()?,
        (Some(rate), true) => {
            vec![CostPart { value_type: None, rate: weekly(&rate, exchange)?, probability: whole(1) }]
        }
        (None, true) => Vec::new(),
    };
    let profile = profile::read(cost, exchange, !parts.is_empty())?;
    let penalty = profile::money(&cost.penalty, exchange)?;
    let needs_rate = match profile {
        Profile::LongLife | Profile::Deadline => penalty.is_none(),
        Profile::ClosingWindow { .. } => true,
        _ => false,
    };
    match parts.is_empty() && needs_rate {
        true => Err(Reason::Absent),
        false => Ok(Cost { parts, profile, penalty }),
    }
}

/// The rate that is not made of parts: at `rate`, or spread over `low`, `likely` and `high`.
fn whole_rate(cost: &CostOfDelay) -> Result<Option<RateRange>, Reason> {
    let spread = RateRange { low: cost.low, likely: cost.likely, high: cost.high, per: cost.per.clone() };
    let is_spread = !(spread.low.is_absent() && spread.likely.is_absent() && spread.high.is_absent());
    match (&cost.rate, is_spread) {
        (Field::Invalid, _) => Err(Reason::Unreadable),
        (Field::Present(_), true) => {
            Err(Reason::Unusable("its cost of delay has two rates; one of them has to go".to_owned()))
        }
        (Field::Present(rate), false) => Ok(Some(rate.0.clone())),
        (Field::Absent, true) => Ok(Some(spread)),
        (Field::Absent, false) => Ok(None),
    }
}

fn read_part(part: &Part, exchange: &Exchange) -> Result<CostPart, Reason> {
    let rate = match &part.rate {
        Field::Present(rate) => weekly(&rate.0, exchange)?,
        Field::Absent => {
            let why = "a part of its cost of delay has no rate, so the whole is not known";
            return Err(Reason::Unusable(why.to_owned()));
        }
        Field::Invalid => return Err(Reason::Unreadable),
    };
    let probability = match part.probability {
        Field::Absent => whole(1),
        Field::Present(share) => exact(share.fraction()),
        Field::Invalid => return Err(Reason::Unreadable),
    };
    let value_type = part.value_type.get().and_then(|word| word.known());
    Ok(CostPart { value_type, rate, probability })
}

/// A rate in money a week.
fn weekly(range: &RateRange, exchange: &Exchange) -> Result<Amount, Reason> {
    let per = per(&range.per)?;
    // All of them are converted before any is used: the reason is the first that cannot be.
    for money in [&range.low, &range.likely, &range.high].into_iter().filter_map(Field::get) {
        in_a_week(money, per, exchange)?;
    }
    let convert = |money: &Money| in_a_week(money, per, exchange).unwrap_or_else(|_| whole(0));
    let amount = Amount::read([&range.low, &range.likely, &range.high], convert).map_err(reason)?;
    if *amount.low() < whole(0) || *amount.high() < whole(0) {
        let why = "its cost of delay is negative: waiting would pay, and then there is nothing to rank";
        return Err(Reason::Unusable(why.to_owned()));
    }
    Ok(amount)
}

fn per(per: &Field<Plain>) -> Result<Option<TimeUnit>, Reason> {
    match per {
        Field::Absent => Ok(None),
        Field::Invalid => Err(Reason::Unreadable),
        Field::Present(word) => TimeUnit::from_word(word).map(Some).ok_or(Reason::Unreadable),
    }
}

fn in_a_week(money: &Money, per: Option<TimeUnit>, exchange: &Exchange) -> Result<Exact, Reason> {
    let Some(unit) = money.per.or(per) else {
        return Err(Reason::Unusable("its cost of delay does not say per which time".to_owned()));
    };
    Ok(exchange.convert(money).map_err(Reason::Unusable)? / weeks_in(unit))
}

/// Why a figure or range gives no amount, in words.
pub fn reason(none: NoAmount) -> Reason {
    match none {
        NoAmount::Absent => Reason::Absent,
        NoAmount::Invalid => Reason::Unreadable,
        NoAmount::OpenEnded => Reason::Unusable("a range has only one of `low` and `high`".to_owned()),
        NoAmount::Reversed => Reason::Unusable("a range has its ends the wrong way round".to_owned()),
    }
}
