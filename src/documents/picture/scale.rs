use crate::rank::{from_float, shown};

/// From how many times the middle value the end of an axis leaves half of the items in a corner.
const FAR: f64 = 5.0;

/// How far above the largest value an axis goes on at least, so that no dot lies on its end.
const HEADROOM: f64 = 1.04;

/// Amounts beyond are drawn at the edge: nobody ranks more, and arithmetic stays far from infinity.
pub const LARGEST: f64 = 1e15;
const SMALLEST: f64 = 1e-6;

/// Numbers along an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub is_log: bool,
    /// What stands at the beginning and at the end of the axis, in the unit of the axis.
    pub low: f64,
    pub high: f64,
    /// Pixels.
    pub start: f64,
    pub end: f64,
    pub ticks: Vec<f64>,
}

/// Whether a linear axis up to the last of `all` would press half of `values` together at its beginning.
pub fn is_crowded(values: &[f64], all: &[f64]) -> bool {
    let mut above: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0).collect();
    above.sort_by(f64::total_cmp);
    let middle = above.get(above.len().saturating_sub(1) / 2);
    middle.is_some_and(|middle| bounds(all).1 > middle.max(SMALLEST) * FAR)
}

/// An axis for the values: from 0, or by powers of ten. It ends at a tick.
pub fn scale(values: &[f64], is_log: bool, start: f64, end: f64) -> Scale {
    let (low, high) = bounds(values);
    let ticks = if is_log { log_ticks(low, high) } else { linear_ticks(high * HEADROOM) };
    let low = if is_log { ticks.first().copied().unwrap_or(1.0) } else { 0.0 };
    let high = ticks.last().copied().unwrap_or(1.0);
    Scale { is_log, low, high, start, end, ticks: if is_log { thinned(ticks) } else { ticks } }
}

impl Scale {
    /// Where a value stands, in pixels; what lies outside of the axis stands at its end.
    pub fn at(&self, value: f64) -> f64 {
        let share = match self.is_log {
            true => (ln(value) - ln(self.low)) / (ln(self.high) - ln(self.low)),
            false => (value - self.low) / (self.high - self.low),
        };
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        self.start + share * (self.end - self.start)
    }
}

/// The smallest and the largest value above zero; 1 and 1 where there is none.
pub fn bounds(values: &[f64]) -> (f64, f64) {
    let above = || values.iter().copied().filter(|value| *value > 0.0).map(|value| value.clamp(SMALLEST, LARGEST));
    let high = above().fold(0.0, f64::max);
    if high > 0.0 { (above().fold(high, f64::min), high) } else { (1.0, 1.0) }
}

fn linear_ticks(high: f64) -> Vec<f64> {
    let step = nice_above(high / 6.0);
    let count = (high / step - 1e-9).ceil().clamp(1.0, 20.0) as u32;
    (0..=count).map(|tick| f64::from(tick) * step).collect()
}

/// All of 1, 2 and 5 times a power of ten, from at most `low` to at least `high`.
fn log_ticks(low: f64, high: f64) -> Vec<f64> {
    let (first, last) = (nice_below(low * 0.9), nice_above(high * 1.1));
    nice_between(first, last)
}

/// Few enough to be read: where there are many, powers of ten only.
fn thinned(ticks: Vec<f64>) -> Vec<f64> {
    if ticks.len() <= 9 {
        return ticks;
    }
    let tens: Vec<f64> = ticks.into_iter().filter(|tick| format!("{tick:e}").starts_with("1e")).collect();
    let every = tens.len().div_ceil(8).max(1);
    tens.into_iter().step_by(every).collect()
}

/// 1, 2 and 5 times powers of ten, both ends included.
pub fn nice_between(low: f64, high: f64) -> Vec<f64> {
    nice().filter(|value| *value > low * 0.999 && *value < high * 1.001).collect()
}

/// The largest of 1, 2 and 5 times a power of ten that is not above.
pub fn nice_below(value: f64) -> f64 {
    nice().take_while(|nice| *nice <= value * (1.0 + 1e-9)).last().unwrap_or(1e-9)
}

/// The smallest of them that is not below.
pub fn nice_above(value: f64) -> f64 {
    nice().find(|nice| *nice >= value * (1.0 - 1e-9)).unwrap_or(1e24)
}

/// Read from decimals, not multiplied: the same bits everywhere.
fn nice() -> impl Iterator<Item = f64> {
    (-9..=24).flat_map(|power| [1, 2, 5].map(|digit| format!("{digit}e{power}").parse().unwrap_or(1.0)))
}

/// A tick in words: `10 000`.
pub fn tick(value: f64) -> String {
    shown(&from_float(value).unwrap_or_default())
}

/// Kept from what has no logarithm.
fn ln(value: f64) -> f64 {
    libm::log(value.clamp(SMALLEST / 10.0, LARGEST * 100.0))
}

#[cfg(test)]
mod tests {
    use super::{bounds, is_crowded, linear_ticks, nice_above, nice_below, scale};

    #[test]
    fn ticks_are_round() {
        assert_eq!(linear_ticks(40.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(linear_ticks(0.6), [0.0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5, 0.6000000000000001]);
        assert_eq!(linear_ticks(13_000.0), [0.0, 5_000.0, 10_000.0, 15_000.0]);
        assert_eq!((nice_below(188.0), nice_above(188.0), nice_above(200.0)), (100.0, 200.0, 200.0));
        assert_eq!(scale(&[3.0, 400.0], true, 0.0, 1.0).ticks, [2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0]);
        assert_eq!(scale(&[3.0, 400_000.0], true, 0.0, 1.0).ticks, [10.0, 100.0, 1e3, 1e4, 1e5]);
    }

    #[test]
    fn odd_values_have_a_place() {
        assert_eq!(bounds(&[0.0, f64::NAN, -1.0]), (1.0, 1.0));
        for (values, expected) in
            [(vec![], false), (vec![0.0], false), (vec![1.0, 0.0, 9.0], true), (vec![1.0, 9.0, 9.0], false)]
        {
            assert_eq!(is_crowded(&values, &values), expected);
        }
        for values in [vec![], vec![0.0], vec![7.0], vec![f64::MAX, 1e-300], vec![f64::INFINITY, f64::NAN]] {
            for is_log in [false, true] {
                let scale = scale(&values, is_log, 100.0, 500.0);
                assert!(scale.ticks.len() < 25 && scale.ticks.iter().all(|tick| tick.is_finite()));
                for value in values.iter().copied().chain([0.0, -1.0, f64::NAN, f64::MAX]) {
                    assert!((100.0..=500.0).contains(&scale.at(value)), "{value}");
                }
            }
        }
    }
}
