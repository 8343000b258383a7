use std::cmp::Ordering;

use dashu_int::ops::{DivRemEuclid, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};
use dashu_ratio::RBig;

use crate::values::{Duration, Number, TimeUnit};

/// A number without rounding: scores are compared as what they are, never as what is shown of them.
pub type Exact = RBig;

/// Decimal places of what machines read.
const PLACES: usize = 12;

pub fn exact(number: Number) -> Exact {
    let (mantissa, scale) = number.parts();
    Exact::from_parts(mantissa.into(), ten_to(scale.into()))
}

pub fn whole(number: i64) -> Exact {
    Exact::from(number)
}

/// A week is 7 days; see [`TimeUnit::days`] for the others.
pub fn weeks(duration: Duration) -> Exact {
    match duration.unit {
        TimeUnit::Week => exact(duration.number),
        _ => exact(duration.days()) / whole(7),
    }
}

/// Weeks as days for counting on a calendar, rounded up.
pub fn whole_days(weeks: &Exact) -> i64 {
    i64::try_from((weeks * whole(7)).ceil()).unwrap_or(i64::MAX)
}

/// How many weeks a unit of time has.
pub fn weeks_in(unit: TimeUnit) -> Exact {
    exact(unit.days()) / whole(7)
}

/// The nearest floating-point number, for drawing and for draws.
pub fn approximate(value: &Exact) -> f64 {
    value.to_f64().value().clamp(f64::MIN, f64::MAX)
}

/// A floating-point number as what it stands for, rounded to 12 decimal places; nothing where it is none.
pub fn from_float(value: f64) -> Option<Exact> {
    let exact = Exact::try_from(value).ok()?;
    let unit = Exact::from(ten_to(PLACES));
    Some(Exact::from((exact * &unit).round()) / unit)
}

/// As machines read it: exact where it ends within 12 decimal places, else rounded half to even to 12.
pub fn decimal(value: &Exact) -> String {
    if value.is_int() {
        return value.numerator().to_string();
    }
    let (floor, rest) = (value.numerator() * ten_to(PLACES)).div_rem_euclid(IBig::from(value.denominator().clone()));
    let up = match (rest * 2u8).cmp(value.denominator()) {
        Ordering::Less => false,
        Ordering::Equal => &floor % 2 != 0,
        Ordering::Greater => true,
    };
    point(&if up { floor + 1 } else { floor }, PLACES)
}

/// For people: three significant digits, rounded half up (away from zero), as whole thousands and more where it is large.
pub fn rounded(value: &Exact) -> Exact {
    let (above, below) = (value.numerator().unsigned_abs(), value.denominator());
    let whole = &above / below;
    if value.is_zero() || (value.is_int() && whole < UBig::from(1000u16)) {
        return value.clone();
    }
    let count = whole.to_string().len();
    let result = if whole.is_zero() {
        // From 0.1 to 1 the third digit stands at the third place, below that further to the right.
        let mut places = 3;
        while &above * ten_to(places) < below * 100u8 {
            places += 1;
        }
        ratio(half_up(&above * ten_to(places), below), ten_to(places))
    } else if count < 3 {
        let unit = ten_to(3 - count);
        ratio(half_up(above * &unit, below), unit)
    } else {
        let unit = ten_to(count - 3);
        Exact::from(half_up(above, &(below * &unit)) * unit)
    };
    if is_negative(value) { -result } else { result }
}

fn ratio(above: UBig, below: UBig) -> Exact {
    Exact::from_parts(above.into(), below)
}

fn half_up(above: UBig, below: &UBig) -> UBig {
    (above * 2u8 + below) / (below * 2u8)
}

fn ten_to(places: usize) -> UBig {
    UBig::from(10u8).pow(places)
}

fn is_negative(value: &Exact) -> bool {
    value.sign() == Sign::Negative
}

/// For people: three significant digits, thousands apart: `1 750`, `0.0312`, `2 990`.
pub fn shown(value: &Exact) -> String {
    spaced(&decimal(&rounded(value)))
}

/// Thousands apart, by a blank at which no line is broken.
fn spaced(decimal: &str) -> String {
    let (whole, part) = match decimal.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (decimal, None),
    };
    let digits = whole.trim_start_matches('-');
    let mut text = if whole.starts_with('-') { "-".to_owned() } else { String::new() };
    for (number, digit) in digits.chars().enumerate() {
        if number > 0 && (digits.len() - number) % 3 == 0 {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    match part {
        Some(part) => format!("{text}.{part}"),
        None => text,
    }
}

/// For people who check with a pencil: at most four decimal places, rounded half up, thousands apart.
pub fn plainly(value: &Exact) -> String {
    let unit = ten_to(4);
    let rounded = half_up(value.numerator().unsigned_abs() * &unit, value.denominator());
    let rounded = ratio(rounded, unit);
    spaced(&decimal(&if is_negative(value) { -rounded } else { rounded }))
}

/// An integer with a point in front of its last places, without zeros at the end.
fn point(value: &IBig, places: usize) -> String {
    let sign = if value.sign() == Sign::Negative { "-" } else { "" };
    let (whole, part) = value.unsigned_abs().div_rem_euclid(ten_to(places));
    let part = format!("{:0>places$}", part.to_string());
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::values::FromText;

    fn ratio(above: i64, below: i64) -> Exact {
        whole(above) / whole(below)
    }

    #[test]
    fn decimals_are_exact_or_rounded_half_to_even() {
        let table = [
            (ratio(1750, 1), "1750"),
            (ratio(1, 3), "0.333333333333"),
            (ratio(-2, 3), "-0.666666666667"),
            (ratio(1, 8), "0.125"),
            (ratio(5, 10_000_000_000_000), "0"),
            (ratio(15, 10_000_000_000_000), "0.000000000002"),
            (ratio(-5, 10_000_000_000_000), "0"),
        ];
        for (value, text) in table {
            assert_eq!(decimal(&value), text);
        }
    }

    #[test]
    fn people_see_three_digits() {
        let table = [
            (ratio(1750, 1), "1\u{a0}750"),
            (ratio(12_345, 1), "12\u{a0}300"),
            (ratio(12_350, 1), "12\u{a0}400"),
            (ratio(-12_350, 1), "-12\u{a0}400"),
            (ratio(14, 3), "4.67"),
            (ratio(1, 32), "0.0313"),
            (ratio(9995, 10), "1\u{a0}000"),
            (ratio(0, 1), "0"),
            (ratio(1_000_000, 1), "1\u{a0}000\u{a0}000"),
        ];
        for (value, text) in table {
            assert_eq!(shown(&value), text);
        }
    }

    #[test]
    fn thirteen_thousand_a_month() {
        let a_month = whole(13_000) / weeks_in(TimeUnit::Month);
        assert_eq!(decimal(&a_month), "2989.79445163145");
        assert_eq!(weeks(Duration::from_text("6w").unwrap()), whole(6));
        assert_eq!(from_float(0.1), Some(ratio(1, 10)));
        assert_eq!(from_float(f64::NAN), None);
    }
}
