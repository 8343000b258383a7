use super::{FromText, Misread, Number, Quantity, numeral, percentage, quantity, shown, trimmed};
use std::fmt;

/// A part of a whole, a probability or a confidence: from 0 to 1, exact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Share(Number);

impl Share {
    /// From 0 to 1.
    pub fn fraction(self) -> Number {
        self.0
    }

    /// From 0 to 1.
    pub fn to_f64(self) -> f64 {
        self.0.to_f64()
    }
}

impl FromText for Share {
    fn from_text(text: &str) -> Result<Share, Misread> {
        quantity::refuse_blank(text)?;
        if !quantity::begins_as_one(trimmed(text)) {
            return Err(Misread::new(format!("{} is no share of a whole", shown(text))).help(HELP));
        }
        let quantity = Quantity::from_text(text)?;
        let number = quantity.number;
        let fraction = if quantity.is_percentage() { number.shifted_right(2) } else { Some(number) };
        let misread = || Misread::new(format!("{} is no share of a whole", shown(text)));
        match fraction {
            _ if quantity.unit.is_some() && !quantity.is_percentage() => Err(misread().help(HELP)),
            Some(fraction) if fraction >= Number::ZERO && fraction <= Number::ONE => Ok(Share(fraction)),
            // 45 was meant as a percentage, and a percentage above 100 as something else.
            Some(_) if quantity.unit.is_none() && number > Number::ONE && number <= Number::from(100) => {
                let reading = number.shifted_right(2).unwrap_or_default();
                Err(misread().help(format!("did you mean {number} % (or {reading}, which is the same)?")))
            }
            _ => Err(misread().help(HELP)),
        }
    }

    fn schema() -> serde_json::Value {
        let pattern = format!(
            "^\\s*(?:\\+?{}\\s*{}|\\+?(?:0+(?:[.,][0-9]+)?|0*1(?:[.,]0+)?))\\s*$",
            numeral::PATTERN,
            percentage::SIGN
        );
        serde_json::json!({"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": pattern})
    }
}

const HELP: &str = "shares go from 0 % to 100 %, or from 0 to 1";

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.checked_mul(Number::from(100)) {
            Some(percent) => write!(f, "{percent} %"),
            None => write!(f, "{}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Share;
    use crate::values::FromText;

    #[test]
    fn shares_are_exact_and_within_the_whole() {
        for (text, shown) in [
            ("12 %", "12 %"),
            ("0.12", "12 %"),
            ("1", "100 %"),
            ("0", "0 %"),
            ("100%", "100 %"),
            ("0,5", "50 %"),
            ("33.3 percent", "33.3 %"),
        ] {
            assert_eq!(Share::from_text(text).map(|share| share.to_string()).as_deref(), Ok(shown), "{text}");
        }
        assert_eq!(
            Share::from_text("45").unwrap_err().help.unwrap(),
            "did you mean 45 % (or 0.45, which is the same)?"
        );
        for text in ["101 %", "-1 %", "1.1", "-0.1", "4 of 10", "0.5 teams", "", "1e308", "🙂", "\0"] {
            assert!(!Share::from_text(text).unwrap_err().placeholder, "{text}");
        }
        assert!(Share::from_text("x %").unwrap_err().placeholder);
    }
}
