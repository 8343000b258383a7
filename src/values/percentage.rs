use super::{FromText, Misread, Number, Quantity, shown};
use std::fmt;

/// So many per cent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Percentage {
    /// 12 for `12 %`.
    pub number: Number,
}

impl Percentage {
    /// 0.12 for `12 %`.
    pub fn fraction(self) -> Number {
        self.number.shifted_right(2).unwrap_or_default()
    }
}

impl FromText for Percentage {
    fn from_text(text: &str) -> Result<Percentage, Misread> {
        let quantity = Quantity::from_text(text)?;
        if quantity.is_percentage() {
            return Ok(Percentage { number: quantity.number });
        }
        let misread = Misread::new(format!("{} is no percentage", shown(text)));
        Err(misread.help("percentages are written with their sign, such as 12 %"))
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({"type": "string", "pattern": format!("^\\s*{}\\s*{SIGN}\\s*$", super::numeral::PATTERN)})
    }
}

/// The sign or the word as a regular expression.
pub(super) const SIGN: &str = "(?:%|[pP]ercent|[pP]er [cC]ent|[pP]rozent|pct)";

impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::Percentage;
    use crate::values::FromText;

    #[test]
    fn percentages_need_their_sign() {
        for (text, shown) in
            [("12%", "12 %"), ("12,5 Prozent", "12.5 %"), ("-3 per cent", "-3 %"), ("120 percent", "120 %")]
        {
            assert_eq!(Percentage::from_text(text).map(|p| p.to_string()).as_deref(), Ok(shown), "{text}");
        }
        for text in ["12", "12 pp", "%", "", "x %", "1e308 %", "🙂 %", "\0"] {
            assert!(Percentage::from_text(text).is_err(), "{text}");
        }
    }
}
