use libm::log;

use super::curve::Curve;
use super::exact::{Exact, approximate, exact, weeks, whole};
use super::{Exchange, Reason};
use crate::model::CostOfDelay;
use crate::typed::Field;
use crate::values::{self, Duration, Money};

/// How the cost of waiting runs over time, with what that needs besides the rate. Times in weeks, amounts in money.
#[derive(Clone, Debug, PartialEq)]
pub enum Profile {
    LongLife,
    /// Nothing until the record's deadline; the rate from then on.
    Deadline,
    /// `value` is what the rate says where it is not given.
    ShortLife {
        value: Option<Exact>,
        lifetime: Exact,
    },
    PeakAffected {
        value: Option<Exact>,
        half_life: Exact,
    },
    ClosingWindow {
        window: Exact,
    },
    Curve {
        points: Vec<(Exact, Exact)>,
    },
}

impl Profile {
    /// As the records call it.
    pub fn name(&self) -> &'static str {
        match self {
            Profile::LongLife => "long-life",
            Profile::Deadline => "deadline",
            Profile::ShortLife { .. } => "short-life",
            Profile::PeakAffected { .. } => "peak-affected",
            Profile::ClosingWindow { .. } => "closing-window",
            Profile::Curve { .. } => "curve",
        }
    }

    /// The curve of an item that loses `rate` money a week at first, and whose deadline lies `deadline` weeks ahead.
    ///
    /// Where a whole value is not given it follows from the rate, which is the curve's slope today: rate × lifetime / 2
    /// for short-life, rate × half-life / ln 2 for peak-affected.
    pub fn curve(&self, rate: &Exact, deadline: Option<f64>) -> Curve {
        let rate = approximate(rate);
        match self {
            Profile::LongLife => Curve::LongLife { rate },
            Profile::Deadline => match deadline.filter(|at| *at >= 0.0) {
                Some(at) => Curve::Deadline { at, penalty: 0.0, rate },
                // A deadline in the past: the rate has begun.
                None => Curve::LongLife { rate },
            },
            Profile::ShortLife { value, lifetime } => {
                let life = approximate(lifetime);
                Curve::ShortLife { value: value.as_ref().map_or(rate * life / 2.0, approximate), life }
            }
            Profile::PeakAffected { value, half_life } => {
                let decay = log(2.0) / approximate(half_life);
                Curve::PeakAffected { value: value.as_ref().map_or(rate / decay, approximate), decay }
            }
            Profile::ClosingWindow { window } => Curve::ClosingWindow { rate, window: approximate(window) },
            Profile::Curve { points } => {
                Curve::Points(points.iter().map(|(after, cost)| (approximate(after), approximate(cost))).collect())
            }
        }
    }
}

/// Reads the profile with what it needs. `has_rate` says whether a rate is written.
pub fn read(cost: &CostOfDelay, exchange: &Exchange, has_rate: bool) -> Result<Profile, Reason> {
    use values::Profile as Word;
    let word = match &cost.profile {
        Field::Absent => Word::LongLife,
        Field::Invalid => return Err(Reason::Unreadable),
        Field::Present(word) => word.known().unwrap_or(Word::LongLife),
    };
    match word {
        Word::LongLife => Ok(Profile::LongLife),
        Word::Deadline => Ok(Profile::Deadline),
        Word::ShortLife => {
            let lifetime = needed(&cost.lifetime, "short-life", "lifetime")?;
            Ok(Profile::ShortLife { value: value(cost, exchange, has_rate)?, lifetime })
        }
        Word::PeakAffected => {
            let half_life = needed(&cost.half_life, "peak-affected", "half_life")?;
            Ok(Profile::PeakAffected { value: value(cost, exchange, has_rate)?, half_life })
        }
        Word::ClosingWindow => Ok(Profile::ClosingWindow { window: needed(&cost.window, "closing-window", "window")? }),
        Word::Curve => Ok(Profile::Curve { points: points(cost, exchange)? }),
    }
}

fn value(cost: &CostOfDelay, exchange: &Exchange, has_rate: bool) -> Result<Option<Exact>, Reason> {
    match money(&cost.value, exchange)? {
        None if !has_rate => Err(Reason::Absent),
        value => Ok(value),
    }
}

pub fn money(field: &Field<Money>, exchange: &Exchange) -> Result<Option<Exact>, Reason> {
    match field {
        Field::Absent => Ok(None),
        Field::Invalid => Err(Reason::Unreadable),
        Field::Present(money) if money.is_negative() => {
            Err(Reason::Unusable("an amount of its cost of delay is negative".to_owned()))
        }
        Field::Present(money) => exchange.convert(money).map(Some).map_err(Reason::Unusable),
    }
}

fn needed(field: &Field<Duration>, profile: &str, name: &str) -> Result<Exact, Reason> {
    match field {
        Field::Absent => {
            Err(Reason::Unusable(format!("the profile `{profile}` needs `{name}`, such as `{name}: 26w`")))
        }
        Field::Invalid => Err(Reason::Unreadable),
        Field::Present(duration) if duration.days().is_zero() => {
            Err(Reason::Unusable(format!("`{name}` of its cost of delay is zero")))
        }
        Field::Present(duration) => Ok(weeks(*duration)),
    }
}

/// The points in order of time; the cost never falls.
fn points(cost: &CostOfDelay, exchange: &Exchange) -> Result<Vec<(Exact, Exact)>, Reason> {
    if cost.points.unread > 0 {
        return Err(Reason::Unreadable);
    }
    let mut points: Vec<(Exact, Exact)> = Vec::new();
    for point in cost.points.iter() {
        let (Some(after), Some(lost)) = (point.after.get(), money(&point.cost, exchange)?) else {
            return Err(Reason::Unusable("a point of its curve has no `after` or no `cost`".to_owned()));
        };
        let after = weeks(*after);
        if points.last().is_some_and(|(before, less)| after <= *before || lost < *less) {
            let why = "the points of its curve have to go forward in time, and what is lost never falls";
            return Err(Reason::Unusable(why.to_owned()));
        }
        points.push((after, lost));
    }
    match points.is_empty() {
        true => Err(Reason::Unusable("the profile `curve` needs `points`, each with `after` and `cost`".to_owned())),
        false => Ok(points),
    }
}

/// Where neither a rate nor a share says more: from 0 to 1.
pub fn share(field: &Field<values::Share>) -> Result<Exact, Reason> {
    match field {
        Field::Absent => Ok(whole(1)),
        Field::Invalid => Err(Reason::Unreadable),
        Field::Present(share) => Ok(exact(share.fraction())),
    }
}
