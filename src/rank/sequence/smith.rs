use super::job::{EQUAL, of};

/// Money a week for each week of work, which a sort puts first where it is largest. What costs nothing comes last, and
/// what takes no time comes first.
pub(super) fn ratio(rate: f64, duration: f64) -> f64 {
    if rate == 0.0 { 0.0 } else { rate / duration }
}

/// The best order where every week of waiting costs the same and nothing depends on anything (Smith 1956): by cost of
/// delay divided by duration, equals as they are given.
pub(super) fn order(rates: &[f64], durations: &[f64]) -> Vec<usize> {
    let ratios: Vec<f64> = rates.iter().zip(durations).map(|(rate, duration)| ratio(*rate, *duration)).collect();
    let mut order: Vec<usize> = (0..ratios.len()).collect();
    order.sort_by(|one, other| of(&ratios, *other).total_cmp(&of(&ratios, *one)));
    // A tolerance inside the comparison would be no order at all: equals are found afterwards.
    let is_equal = |one: &usize, other: &usize| of(&ratios, *other) >= of(&ratios, *one) * (1.0 - EQUAL / 10.0);
    order.chunk_by_mut(is_equal).for_each(<[usize]>::sort_unstable);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cost_of_delay_divided_by_duration() {
        assert_eq!(order(&[3000.0, 7000.0, 9000.0], &[3.0, 4.0, 6.0]), [1, 2, 0]);
    }

    #[test]
    fn equals_stay_as_given_and_nothing_comes_last() {
        assert_eq!(order(&[0.0, 1.0, 3.0, 2.0], &[0.0, 3.0, 9.0, 0.0]), [3, 1, 2, 0]);
    }
}
