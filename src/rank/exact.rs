use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::values::{Duration, Number, TimeUnit};

/// A number without rounding: scores are compared as what they are, never as what is shown of them.
pub type Exact = BigRational;

/// Decimal places of what machines read.
const PLACES: u32 = 12;

pub fn exact(number: Number) -> Exact {
    let (mantissa, scale) = number.parts();
    Exact::new(BigInt::from(mantissa), BigInt::from(10).pow(u32::from(scale)))
}

pub fn whole(number: i64) -> Exact {
    Exact::from_integer(BigInt::from(number))
}

/// A week is 7 days; see [`TimeUnit::days`] for the others.
pub fn weeks(duration: Duration) -> Exact {
    exact(duration.days()) / whole(7)
}

/// How many weeks a unit of time has.
pub fn weeks_in(unit: TimeUnit) -> Exact {
    exact(unit.days()) / whole(7)
}

/// The nearest floating-point number, for drawing and for draws.
pub fn approximate(value: &Exact) -> f64 {
    value.to_f64().filter(|float| float.is_finite()).unwrap_or(f64::MAX)
}

/// A floating-point number as what it stands for, rounded to 12 decimal places; nothing where it is none.
pub fn from_float(value: f64) -> Option<Exact> {
    let exact = Exact::from_float(value)?;
    let unit = Exact::from_integer(BigInt::from(10).pow(PLACES));
    Some((exact * &unit).round() / unit)
}

/// As machines read it: exact where it ends within 12 decimal places, else rounded half to even to 12.
pub fn decimal(value: &Exact) -> String {
    let scaled = value * Exact::from_integer(BigInt::from(10).pow(PLACES));
    let floor = scaled.floor().to_integer();
    let rest = scaled - Exact::from_integer(floor.clone());
    let half = Exact::new(BigInt::from(1), BigInt::from(2));
    let is_odd = &floor % 2 != BigInt::zero();
    let up = rest > half || (rest == half && is_odd);
    let rounded = if up { floor + 1 } else { floor };
    point(&rounded, PLACES)
}

/// For people: three significant digits, rounded half up (away from zero), as whole thousands and more where it is large.
pub fn rounded(value: &Exact) -> Exact {
    if value.is_zero() {
        return value.clone();
    }
    let ten = Exact::from_integer(BigInt::from(10));
    let mut unit = Exact::from_integer(BigInt::from(1));
    let size = value.abs();
    // The unit of the third digit: size / unit lies from 100 up to 1000.
    while &size / &unit >= whole(1000) {
        unit *= &ten;
    }
    while &size / &unit < whole(100) {
        unit /= &ten;
    }
    let digits = (size / &unit + Exact::new(BigInt::from(1), BigInt::from(2))).floor();
    let result = digits * unit;
    if value.is_negative() { -result } else { result }
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
    let unit = whole(10_000);
    let rounded = (value.abs() * &unit + Exact::new(BigInt::from(1), BigInt::from(2))).floor() / &unit;
    spaced(&decimal(&if value.is_negative() { -rounded } else { rounded }))
}

/// An integer with a point in front of its last places, without zeros at the end.
fn point(value: &BigInt, places: u32) -> String {
    let unit = BigInt::from(10).pow(places);
    let sign = if value.is_negative() { "-" } else { "" };
    let size = value.abs();
    let (whole, part) = (&size / &unit, &size % &unit);
    let part = format!("{:0>width$}", part.to_string(), width = places as usize);
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
