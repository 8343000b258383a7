use super::super::Curve;
use super::job::EQUAL;

/// Money a week where the curve is a straight line over all times at which the job can be finished, in weeks from today:
/// a deadline behind the last of them costs nothing, and one before the first has cost its penalty already.
pub(super) fn slope(curve: &Curve, from: f64, to: f64) -> Option<f64> {
    let before = |time: f64| time < from * (1.0 - 2.0 * EQUAL);
    let behind = |time: f64| time >= to;
    match curve {
        Curve::LongLife { rate } => Some(*rate),
        Curve::Deadline { at, rate, .. } if before(*at) => Some(*rate),
        Curve::Deadline { at, .. } if behind(*at * (1.0 + EQUAL / 2.0)) => Some(0.0),
        Curve::ClosingWindow { rate, window } if behind(*window) => Some(*rate),
        Curve::ClosingWindow { window, .. } if before(*window) => Some(0.0),
        Curve::ShortLife { life, .. } if before(*life) => Some(0.0),
        Curve::ShortLife { value, .. } | Curve::PeakAffected { value, .. } if *value == 0.0 => Some(0.0),
        // Points may jump, and a jump has happened at its time.
        Curve::Points(points) if points.iter().all(|point| before(point.0) || point.0 > to * (1.0 + EQUAL)) => {
            let left = points.iter().rev().find(|point| before(point.0)).copied().unwrap_or_default();
            let right = points.iter().find(|point| behind(point.0));
            Some(right.map_or(0.0, |right| (right.1 - left.1) / (right.0 - left.0)))
        }
        Curve::Later { by, curve } => slope(curve, from + by, to + by),
        Curve::Sum(curves) => curves.iter().map(|curve| slope(curve, from, to)).sum(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_straight_where_no_bend_lies_within_reach() {
        let deadline = Curve::Deadline { at: 5.0, penalty: 9.0, rate: 2.0 };
        assert_eq!(slope(&deadline, 6.0, 9.0), Some(2.0));
        assert_eq!(slope(&deadline, 1.0, 5.0), Some(0.0));
        assert_eq!(slope(&deadline, 1.0, 9.0), None);
        let points = Curve::Points(vec![(2.0, 4.0), (6.0, 4.0)]);
        assert_eq!(slope(&points, 0.0, 1.9), Some(2.0));
        assert_eq!(slope(&points, 7.0, 9.0), Some(0.0));
        assert_eq!(slope(&points, 1.0, 3.0), None);
    }
}
