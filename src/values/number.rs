use super::{FromText, Misread, blank, numeral, shown, trimmed};
use std::cmp::Ordering;
use std::fmt;

/// The most decimal places; with it any two numbers can be compared without overflow.
const MAX_SCALE: u8 = 38;

/// An exact decimal number: `mantissa / 10^scale`, without trailing zeros, so that equal values are equal.
///
/// Packed, since 128 bits would align every struct that holds one to 16 bytes, and records are made of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[repr(Rust, packed(8))]
pub struct Number {
    mantissa: i128,
    scale: u8,
}

impl Number {
    pub const ZERO: Number = Number { mantissa: 0, scale: 0 };
    pub const ONE: Number = Number { mantissa: 1, scale: 0 };

    /// Nothing where there are more decimal places than are kept.
    pub fn new(mut mantissa: i128, mut scale: u8) -> Option<Number> {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (scale <= MAX_SCALE && mantissa != i128::MIN).then_some(Number { mantissa, scale })
    }

    /// What is left of the decimal point after dividing by ten as often.
    pub fn shifted_right(self, places: u8) -> Option<Number> {
        Number::new(self.mantissa, self.scale.checked_add(places)?)
    }

    /// What stands over which power of ten: the number is the first over ten to the second.
    pub fn parts(self) -> (i128, u8) {
        (self.mantissa, self.scale)
    }

    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    pub fn negated(self) -> Number {
        Number { mantissa: -self.mantissa, ..self }
    }

    pub fn checked_add(self, other: Number) -> Option<Number> {
        let scale = self.scale.max(other.scale);
        let raised = |number: Number| number.mantissa.checked_mul(power_of_ten(scale - number.scale));
        Number::new(raised(self)?.checked_add(raised(other)?)?, scale)
    }

    pub fn checked_sub(self, other: Number) -> Option<Number> {
        self.checked_add(other.negated())
    }

    pub fn checked_mul(self, other: Number) -> Option<Number> {
        Number::new(self.mantissa.checked_mul(other.mantissa)?, self.scale.checked_add(other.scale)?)
    }

    /// How much it is of another number, in whole percent, rounded down; nothing of zero, or where that is too large.
    pub fn percent_of(self, whole: Number) -> Option<i64> {
        let scale = self.scale.max(whole.scale);
        let raised = |number: Number| number.mantissa.checked_mul(power_of_ten(scale - number.scale));
        let (part, whole) = (raised(self)?.checked_mul(100)?, raised(whole)?);
        let share =
            if whole < 0 { part.checked_neg()?.checked_div_euclid(-whole) } else { part.checked_div_euclid(whole) };
        share.and_then(|share| i64::try_from(share).ok())
    }

    /// The whole number at or above, where it fits.
    pub fn ceiling(self) -> Option<i64> {
        let unit = power_of_ten(self.scale);
        let up = i128::from(self.mantissa.rem_euclid(unit) > 0);
        i64::try_from(self.mantissa.div_euclid(unit) + up).ok()
    }

    /// The nearest floating-point number, for drawing and for estimates.
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

/// At most 10^38, which is what fits.
fn power_of_ten(exponent: u8) -> i128 {
    10_i128.checked_pow(u32::from(exponent)).unwrap_or(i128::MAX)
}

impl From<i64> for Number {
    fn from(whole: i64) -> Number {
        Number { mantissa: i128::from(whole), scale: 0 }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        if self.scale == other.scale {
            let (one, another) = (self.mantissa, other.mantissa);
            return one.cmp(&another);
        }
        let parts = |number: &Number| {
            let unit = power_of_ten(number.scale);
            // The remainder is below 10^scale, so that raising it to the larger scale stays below 10^38.
            (number.mantissa.div_euclid(unit), number.mantissa.rem_euclid(unit))
        };
        let scale = self.scale.max(other.scale);
        let ((whole, part), (other_whole, other_part)) = (parts(self), parts(other));
        let raised = |part: i128, from: u8| part.saturating_mul(power_of_ten(scale - from));
        whole.cmp(&other_whole).then_with(|| raised(part, self.scale).cmp(&raised(other_part, other.scale)))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = power_of_ten(self.scale).unsigned_abs();
        let (whole, part) = (self.mantissa.unsigned_abs() / unit, self.mantissa.unsigned_abs() % unit);
        let sign = if self.is_negative() { "-" } else { "" };
        match self.scale {
            0 => write!(f, "{sign}{whole}"),
            scale => write!(f, "{sign}{whole}.{part:0width$}", width = usize::from(scale)),
        }
    }
}

/// In JSON a number, as near as JSON readers keep it.
impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match i64::try_from(self.mantissa) {
            Ok(whole) if self.scale == 0 => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(self.to_f64()),
        }
    }
}

impl FromText for Number {
    fn from_text(text: &str) -> Result<Number, Misread> {
        if blank::is_placeholder(text) {
            return Err(Misread::placeholder(text));
        }
        if blank::is_blank_number(text) {
            return Err(Misread::blank_number(text));
        }
        match numeral::leading(trimmed(text), numeral::Point::Decimal)? {
            Some((number, "")) => Ok(number),
            Some((number, rest)) if rest.starts_with(|c: char| c.is_alphabetic() || "%€$£".contains(c)) => {
                let misread = Misread::new(format!("{} is more than a number", shown(text)));
                Err(misread.help(format!("write the number alone, such as {number}")))
            }
            _ => {
                let misread = Misread::new(format!("{} is no number", shown(text)));
                Err(misread.help("numbers are written such as 1250, 0.5 or 3k"))
            }
        }
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({"type": ["number", "string"], "pattern": format!("^{}$", numeral::PATTERN)})
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Number;
    use crate::values::FromText;

    fn read(text: &str) -> Result<String, String> {
        Number::from_text(text)
            .map(|number| number.to_string())
            .map_err(|misread| misread.help.unwrap_or(misread.message))
    }

    #[test]
    fn numbers_as_people_write_them() {
        let table = [
            ("0", "0"),
            ("-0", "0"),
            ("45", "45"),
            ("007", "7"),
            ("+5", "5"),
            ("-12.50", "-12.5"),
            ("−3", "-3"),
            ("12,5", "12.5"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            ("40.000", "40"),
            ("1_000", "1000"),
            ("2 000", "2000"),
            ("1\u{a0}234\u{202f}567", "1234567"),
            ("3k", "3000"),
            ("3 k", "3000"),
            ("1.5M", "1500000"),
            ("0.0005k", "0.5"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1 234,5", "1234.5"),
            ("0.000000000000000000000000000001", "0.000000000000000000000000000001"),
            ("999999999999999999999999999999M", "999999999999999999999999999999000000"),
        ];
        for (text, shown) in table {
            assert_eq!(read(text).as_deref(), Ok(shown), "{text}");
        }
    }

    #[test]
    fn doubtful_and_hostile_numbers_are_refused() {
        assert_eq!(read("40,000"), Err("did you mean 40000 or 40?".into()));
        assert_eq!(read("40,500"), Err("did you mean 40500 or 40.5?".into()));
        assert_eq!(read("1,250 k"), Err("did you mean 1250000 or 1250?".into()));
        assert_eq!(read("12 teams"), Err("write the number alone, such as 12".into()));
        let hostile = [
            "",
            " ",
            "1e308",
            "1E5",
            "NaN",
            "inf",
            "0x1F",
            ".5",
            "5.",
            "1..2",
            "1,2,3",
            "1.2.3",
            "1 00",
            "12 34",
            "1000 500",
            "1,23.4,5",
            "--5",
            "- 5",
            "5m",
            "٣",
            "\0",
            "🙂",
            "1\x002",
            "½",
            "5kk",
            "10 k k",
            "1.2.3,4,5",
        ];
        for text in hostile {
            assert!(Number::from_text(text).is_err(), "{text}");
        }
        for long in [
            "9".repeat(31),
            "9".repeat(10_000),
            format!("0.{}", "0".repeat(31)),
            "1 ".repeat(10_000),
            "1,".repeat(10_000),
        ] {
            assert!(Number::from_text(&long).is_err());
        }
        assert!(Number::from_text("x").unwrap_err().placeholder);
    }

    #[test]
    fn order_and_arithmetic_are_exact() {
        let number = |text| Number::from_text(text).unwrap();
        let ascending = [
            "-999999999999999999999999999999M",
            "-1.5",
            "-1.4",
            "-0.1",
            "0",
            "0.000000000000000000000000000001",
            "0.1",
            "0.10000001",
            "1",
            "9",
            "10",
            "999999999999999999999999999999M",
        ];
        for (n, one) in ascending.iter().enumerate() {
            for (m, other) in ascending.iter().enumerate() {
                assert_eq!(number(one).cmp(&number(other)), n.cmp(&m), "{one} {other}");
            }
        }
        assert_eq!(number("0.10"), number("0.1"));
        assert_eq!(number("0.1").checked_add(number("0.2")), Some(number("0.3")));
        assert_eq!(number("1").checked_sub(number("0.9")), Some(number("0.1")));
        assert_eq!(number("1.5").checked_mul(number("-2")), Some(number("-3")));
        assert_eq!(number("999999999999999999999999999999M").checked_mul(number("10k")), None);
        assert_eq!(
            (number("1.2").ceiling(), number("-1.2").ceiling(), number("3").ceiling()),
            (Some(2), Some(-1), Some(3))
        );
        assert_eq!(number("0.1").to_f64(), 0.1);
        assert_eq!(Number::new(1, 200), None);
        assert_eq!(Number::new(0, 200), Some(Number::ZERO));
    }
}
