use super::amount::{Amount, NoAmount};
use super::curve::Curve;
use super::exact::{Exact, approximate, weeks_in, whole};
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
        let parts = self.parts.iter().map(|part| {
            let mean = part.rate.mean(meaning);
            if part.probability.is_one() { mean } else { mean * &part.probability }
        });
        parts.reduce(|sum, part| sum + part).unwrap_or_default()
    }

    /// What the record's deadline is needed for.
    pub fn needs_deadline(&self) -> bool {
        self.penalty.is_some() || self.profile == Profile::Deadline
    }

    /// What waiting costs as time goes on, at `rate` money a week, with the deadline in weeks from today.
    pub fn curve(&self, rate: &Exact, deadline: Option<f64>) -> Curve {
        let steady = self.profile.curve(rate, deadline);
        // What a deadline in the past has cost is spent, whatever is done next.
        match (&self.penalty, deadline.filter(|at| *at >= 0.0)) {
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
    check(cost, exchange)?;
    let parts = match whole_rate(cost)? {
        Some(rate) => vec![CostPart { value_type: None, rate: weekly(&rate, exchange)?, probability: whole(1) }],
        None => cost.parts.iter().map(|part| read_part(part, exchange)).collect::<Result<_, _>>()?,
    };
    let profile = profile::read(cost, exchange, !parts.is_empty())?;
    Ok(Cost { parts, profile, penalty: profile::money(&cost.penalty, exchange)? })
}

/// Whether a cost of delay can be read, without any arithmetic: lint asks this of every record.
pub fn check(cost: &CostOfDelay, exchange: &Exchange) -> Result<(), Reason> {
    let whole_rate = whole_rate(cost)?;
    if let Some(rate) = &whole_rate {
        check_rate(rate, exchange)?;
    }
    if !cost.parts.is_absent() && whole_rate.is_some() {
        let why = "its cost of delay has both a rate of its own and parts; one of them has to go";
        return Err(Reason::Unusable(why.to_owned()));
    }
    if cost.parts.unread > 0 {
        return Err(Reason::Unreadable);
    }
    for part in cost.parts.iter() {
        match &part.rate {
            Field::Present(rate) => check_rate(&rate.0, exchange)?,
            Field::Invalid => return Err(Reason::Unreadable),
            Field::Absent => {
                let why = "a part of its cost of delay has no rate, so the whole is not known";
                return Err(Reason::Unusable(why.to_owned()));
            }
        }
    }
    let has_rate = whole_rate.is_some() || !cost.parts.items.is_empty();
    let needs_rate = match profile::read(cost, exchange, has_rate)? {
        Profile::LongLife | Profile::Deadline => profile::money(&cost.penalty, exchange)?.is_none(),
        Profile::ClosingWindow { .. } => true,
        _ => false,
    };
    if needs_rate && !has_rate { Err(Reason::Absent) } else { Ok(()) }
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
    let rate = part.rate.get().map(|rate| weekly(&rate.0, exchange)).unwrap_or(Err(Reason::Unreadable))?;
    let value_type = part.value_type.get().and_then(|word| word.known());
    Ok(CostPart { value_type, rate, probability: profile::share(&part.probability)? })
}

/// A rate in money a week.
fn weekly(range: &RateRange, exchange: &Exchange) -> Result<Amount, Reason> {
    check_rate(range, exchange)?;
    let per = per(&range.per)?;
    let convert = |money: &Money| {
        let amount = exchange.convert(money).unwrap_or_default();
        match money.per.or(per) {
            None | Some(TimeUnit::Week) => amount,
            Some(unit) => amount / weeks_in(unit),
        }
    };
    Amount::read([&range.low, &range.likely, &range.high], convert).map_err(reason)
}

fn check_rate(range: &RateRange, exchange: &Exchange) -> Result<(), Reason> {
    let per = per(&range.per)?;
    let ends = [&range.low, &range.likely, &range.high];
    if ends.iter().any(|end| end.is_invalid()) {
        return Err(Reason::Unreadable);
    }
    for money in ends.into_iter().filter_map(Field::get) {
        exchange.check(money).map_err(Reason::Unusable)?;
        let why = match money.per.or(per) {
            None => "its cost of delay does not say per which time",
            Some(_) if money.is_negative() => {
                "its cost of delay is negative: waiting would pay, and then there is nothing to rank"
            }
            Some(_) => continue,
        };
        return Err(Reason::Unusable(why.to_owned()));
    }
    match (range.low.is_absent(), range.likely.is_absent(), range.high.is_absent()) {
        (true, true, true) => Err(Reason::Absent),
        (low, _, high) if low != high => Err(reason(NoAmount::OpenEnded)),
        _ => Ok(()),
    }
}

fn per(per: &Field<Plain>) -> Result<Option<TimeUnit>, Reason> {
    match per {
        Field::Absent => Ok(None),
        Field::Invalid => Err(Reason::Unreadable),
        Field::Present(word) => TimeUnit::from_word(word).map(Some).ok_or(Reason::Unreadable),
    }
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
