use super::{FromText, Misread, Quantity, bound, quantity, same_unit, shown, trimmed};
use std::fmt;

/// What a metric should come to.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    Value(Quantity),
    /// From the low to the high, both included; a unit at one side holds for both.
    Range {
        low: Quantity,
        high: Quantity,
    },
}

impl Target {
    /// The unit that is written with it.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Target::Value(quantity) | Target::Range { low: quantity, .. } => quantity.unit.as_deref(),
        }
    }
}

impl FromText for Target {
    fn from_text(text: &str) -> Result<Target, Misread> {
        quantity::refuse_blank(text)?;
        let begins_with_digit = text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        if !begins_with_digit && bound::names_a_side(text) {
            let misread = Misread::new(format!("{} is a bound, and a target is a value", shown(text)));
            return Err(misread.help("write the value alone, such as 40 %; the metric's `better` tells its side"));
        }
        let Some((low, high)) = sides(trimmed(text)) else { return Quantity::from_text(text).map(Target::Value) };
        let (mut low, mut high) = (Quantity::from_text(low)?, Quantity::from_text(high)?);
        match (&low.unit, &high.unit) {
            (None, Some(unit)) => low.unit = Some(unit.clone()),
            (Some(unit), None) => high.unit = Some(unit.clone()),
            (Some(one), Some(other)) if !same_unit(one, other) => {
                let misread = Misread::new(format!("{} goes from one unit to another", shown(text)));
                return Err(misread.help("write both sides in the same unit, such as 10 to 14 %"));
            }
            _ => {}
        }
        if low.number > high.number {
            let misread = Misread::new(format!("{} goes from the larger to the smaller", shown(text)));
            return Err(misread.help(format!("did you mean {}?", Target::Range { low: high, high: low })));
        }
        Ok(Target::Range { low, high })
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({"type": ["number", "string"], "pattern": format!("^{}$", pattern())})
    }
}

/// A value or a range as a regular expression.
pub(super) fn pattern() -> String {
    let side = quantity::pattern();
    format!("{side}(?:(?:to\\s|bis\\s|[\u{2013}\u{2014}-]){side})?")
}

/// The two sides of `10 to 14`, `10 bis 14`, `10–14`.
fn sides(text: &str) -> Option<(&str, &str)> {
    // A dash of any length or one of the two words: nearly no value has the first byte of any of them.
    if !text.bytes().any(|byte| matches!(byte, b'-' | b't' | b'b' | 0xe2)) {
        return None;
    }
    for (position, sign) in text.char_indices().skip(1) {
        let before = text.get(..position)?;
        let after = text.get(position..)?;
        let after = match sign {
            '–' | '—' | '-' if ends_number(before) => after.strip_prefix(sign)?,
            't' | 'b' if before.ends_with(char::is_whitespace) => {
                let rest = after.strip_prefix("to").or_else(|| after.strip_prefix("bis"));
                match rest.filter(|rest| rest.starts_with(char::is_whitespace)) {
                    Some(rest) => rest,
                    None => continue,
                }
            }
            _ => continue,
        };
        let high = after.trim_start();
        if high.trim_start_matches(['+', '-', '−', '€', '$', '£', ' ']).starts_with(|c: char| c.is_ascii_digit()) {
            return Some((before.trim_end(), high));
        }
    }
    None
}

/// Before a dash between numbers; a dash within a word or before a minus is none.
fn ends_number(before: &str) -> bool {
    before.trim_end().ends_with(|c: char| c.is_ascii_digit() || "%€$£kM".contains(c))
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Value(quantity) => write!(f, "{quantity}"),
            Target::Range { low, high } => write!(f, "{} to {high}", low.number),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Target;
    use crate::values::FromText;

    #[test]
    fn values_and_ranges() {
        let table = [
            ("45 %", "45 %"),
            ("10 to 14", "10 to 14"),
            ("10 to 14 %", "10 to 14 %"),
            ("10 % to 14 %", "10 to 14 %"),
            ("10–14", "10 to 14"),
            ("10 – 14 ms", "10 to 14 ms"),
            ("10-14", "10 to 14"),
            ("10 bis 14 Prozent", "10 to 14 Prozent"),
            ("€ 10k to 14k", "10000 to 14000 €"),
            ("-5 to -3", "-5 to -3"),
            ("5 to 5", "5 to 5"),
            ("3 e-mails", "3 e-mails"),
            ("4 answers to surveys", "4 answers to surveys"),
        ];
        for (text, shown) in table {
            assert_eq!(Target::from_text(text).map(|target| target.to_string()).as_deref(), Ok(shown), "{text}");
        }
        assert_eq!(Target::from_text("14 to 10 %").unwrap_err().help.unwrap(), "did you mean 10 to 14 %?");
        assert!(Target::from_text("x %").unwrap_err().placeholder);
        let (tos, dashes) = ("1 to ".repeat(3_000), "1-".repeat(5_000));
        for text in [
            "",
            "10 ms to 14 s",
            "to 14",
            "10 to",
            "1e308 to 2",
            "🙂 to 3",
            "\0",
            "1 to 2 to 3",
            "2026-11-22",
            &tos,
            &dashes,
        ] {
            assert!(Target::from_text(text).is_err(), "{text}");
        }
    }
}
