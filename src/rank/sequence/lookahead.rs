use libm::exp;

use super::super::Curve;

/// What a week's waiting costs a job that would be finished at `finish`, seen `ahead` weeks far: the slope of its curve from
/// then on, weighted by `e^(-s / ahead) / ahead` over the weeks `s` that follow. Money a week.
///
/// For a deadline with a rate this is the apparent tardiness cost of Vepsalainen and Morton (1987),
/// `rate * e^(-slack / ahead)`; the integral carries it over to every other curve.
pub(super) fn rate(curve: &Curve, finish: f64, ahead: f64) -> f64 {
    let fade = |weeks: f64| exp(-weeks.max(0.0) / ahead);
    match curve {
        Curve::LongLife { rate } => *rate,
        Curve::Deadline { at, rate, .. } if finish > *at => *rate,
        Curve::Deadline { at, penalty, rate } => (rate + penalty / ahead) * fade(at - finish),
        Curve::ShortLife { value, life } => {
            let left = (life - finish).max(0.0);
            if left == 0.0 { 0.0 } else { 2.0 * value / (life * life) * (left - ahead * (1.0 - fade(left))) }
        }
        Curve::PeakAffected { value, decay } => value * decay * exp(-decay * finish) / (1.0 + decay * ahead),
        Curve::ClosingWindow { rate, window } => rate * (1.0 - fade(window - finish)),
        Curve::Points(points) => {
            let starts = std::iter::once((0.0, 0.0)).chain(points.iter().copied());
            let pieces = starts.zip(points).filter(|(_, end)| end.0 > finish);
            pieces.map(|(start, end)| piece(start, *end, finish, ahead, fade)).sum()
        }
        Curve::Later { by, curve } => self::rate(curve, finish + by, ahead),
        Curve::Sum(curves) => curves.iter().map(|curve| self::rate(curve, finish, ahead)).sum(),
    }
}

/// The part of one straight line, or of one jump, between two points.
fn piece(start: (f64, f64), end: (f64, f64), finish: f64, ahead: f64, fade: impl Fn(f64) -> f64) -> f64 {
    let (width, height) = (end.0 - start.0, end.1 - start.1);
    if width > 0.0 {
        height / width * (fade(start.0 - finish) - fade(end.0 - finish))
    } else {
        height / ahead * fade(end.0 - finish)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The integral, by small steps.
    fn by_steps(curve: &Curve, finish: f64, ahead: f64) -> f64 {
        let step = 0.001;
        (0..200_000)
            .map(|number| (f64::from(number) * step, f64::from(number + 1) * step))
            .map(|(s, t)| (curve.cost(finish + t) - curve.cost(finish + s)) * exp(-(s + t) / 2.0 / ahead) / ahead)
            .sum()
    }

    #[test]
    fn the_formulas_are_the_integral() {
        let curves = [
            Curve::LongLife { rate: 3.0 },
            Curve::Deadline { at: 6.0, penalty: 5.0, rate: 2.0 },
            Curve::Deadline { at: 1.0, penalty: 5.0, rate: 2.0 },
            Curve::ShortLife { value: 10.0, life: 7.0 },
            Curve::PeakAffected { value: 10.0, decay: 0.2 },
            Curve::ClosingWindow { rate: 4.0, window: 5.0 },
            Curve::Points(vec![(1.0, 2.0), (4.0, 9.0), (4.0, 11.0), (6.0, 12.0)]),
        ];
        for curve in curves {
            let (formula, steps) = (rate(&curve, 2.0, 3.0), by_steps(&curve, 2.0, 3.0));
            assert!((formula - steps).abs() < 0.01, "{curve:?}: {formula} against {steps}");
        }
    }
}
