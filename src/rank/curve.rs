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
        }
    }

    /// The rate where the cost is the same each week from today on.
    pub fn linear_rate(&self) -> Option<f64> {
        match self {
            Curve::LongLife { rate } => Some(*rate),
            Curve::Deadline { at, penalty, rate } if *at <= 0.0 && *penalty == 0.0 => Some(*rate),
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
