use libm::exp;

/// What waiting costs in all until it is over, as a function of time: money after `t` weeks from today.
#[derive(Clone, Debug, PartialEq)]
pub enum Curve {
    /// `rate * t`: the value lasts, and every week without it costs the same.
    LongLife { rate: f64 },
    /// Nothing until `at` weeks from today, then `penalty` at once and `rate` a week.
    Deadline { at: f64, penalty: f64, rate: f64 },
    /// `value * (1 - (1 - min(t, life) / life)^2)`: the value is used up within `life` weeks, ever more slowly.
    ShortLife { value: f64, life: f64 },
    /// `value * (1 - e^(-decay * t))`: being late lowers the peak for good. `decay` is a share a week.
    PeakAffected { value: f64, decay: f64 },
    /// `rate * min(t, window)`: after `window` weeks there is nothing left to lose.
    ClosingWindow { rate: f64, window: f64 },
    /// Straight lines between points (weeks, money), from (0, 0), in order, never falling; flat behind the last.
    Points(Vec<(f64, f64)>),
    /// Several at once: a steady loss, and a penalty on a date.
    Sum(Vec<Curve>),
    /// `curve` at `by` weeks after `t`: where the work may end early it is expected to occupy its team for less time than it
    /// takes until it is there.
    Later { by: f64, curve: Box<Curve> },
}

impl Curve {
    /// Money lost when it is delivered `t` weeks from today.
    pub fn cost(&self, t: f64) -> f64 {
        match self {
            Curve::LongLife { rate } => rate * t,
            Curve::Deadline { at, penalty, rate } if t > *at => penalty + rate * (t - at),
            Curve::Deadline { .. } => 0.0,
            Curve::ShortLife { value, life } => {
                let left = 1.0 - t.min(*life) / life;
                value * (1.0 - left * left)
            }
            Curve::PeakAffected { value, decay } => value * (1.0 - exp(-decay * t)),
            Curve::ClosingWindow { rate, window } => rate * t.min(*window),
            Curve::Points(points) => along(points, t),
            Curve::Sum(curves) => curves.iter().map(|curve| curve.cost(t)).sum(),
            Curve::Later { by, curve } => curve.cost(t + by),
        }
    }

    /// The times in weeks at which it jumps or begins to rise faster: between them it rises evenly or ever more slowly.
    pub fn breaks(&self) -> Vec<f64> {
        match self {
            Curve::Deadline { at, .. } => vec![*at],
            Curve::Points(points) => points.iter().map(|point| point.0).collect(),
            Curve::Sum(curves) => curves.iter().flat_map(Curve::breaks).collect(),
            Curve::Later { by, curve } => curve.breaks().into_iter().map(|at| at - by).collect(),
            _ => Vec::new(),
        }
    }

    /// The same for another amount of money.
    pub fn times(&self, factor: f64) -> Curve {
        match self {
            Curve::LongLife { rate } => Curve::LongLife { rate: rate * factor },
            Curve::Deadline { at, penalty, rate } => {
                Curve::Deadline { at: *at, penalty: penalty * factor, rate: rate * factor }
            }
            Curve::ShortLife { value, life } => Curve::ShortLife { value: value * factor, life: *life },
            Curve::PeakAffected { value, decay } => Curve::PeakAffected { value: value * factor, decay: *decay },
            Curve::ClosingWindow { rate, window } => Curve::ClosingWindow { rate: rate * factor, window: *window },
            Curve::Points(points) => {
                Curve::Points(points.iter().map(|(weeks, money)| (*weeks, money * factor)).collect())
            }
            Curve::Sum(curves) => Curve::Sum(curves.iter().map(|curve| curve.times(factor)).collect()),
            Curve::Later { by, curve } => Curve::Later { by: *by, curve: Box::new(curve.times(factor)) },
        }
    }

    /// The rate where the cost is the same each week from today on.
    pub fn linear_rate(&self) -> Option<f64> {
        match self {
            Curve::LongLife { rate } => Some(*rate),
            Curve::Later { curve, .. } => curve.linear_rate(),
            _ => None,
        }
    }
}

fn along(points: &[(f64, f64)], t: f64) -> f64 {
    let mut before = (0.0, 0.0);
    for point in points {
        if t < point.0 {
            let share = (t - before.0) / (point.0 - before.0);
            return before.1 + share * (point.1 - before.1);
        }
        before = *point;
    }
    before.1
}
