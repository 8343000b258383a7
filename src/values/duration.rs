use super::{FromText, Misread, Number, TimeUnit, numeral, quantity, shown, time_unit, trimmed};
use std::fmt;

/// Longer than this many days (about 2700 years) is a slip.
const MAX_DAYS: i64 = 1_000_000;

/// A length of calendar time, as it was written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Duration {
    pub number: Number,
    pub unit: TimeUnit,
}

impl Duration {
    /// Exact; see [`TimeUnit::days`].
    pub fn days(self) -> Number {
        self.number.checked_mul(self.unit.days()).unwrap_or_default()
    }

    /// For counting on a calendar: days, rounded up.
    pub fn whole_days(self) -> i64 {
        self.days().ceiling().unwrap_or_default()
    }
}

impl FromText for Duration {
    fn from_text(text: &str) -> Result<Duration, Misread> {
        quantity::refuse_blank(text)?;
        let text = trimmed(text);
        let no_duration = || Misread::new(format!("{} is no duration", shown(text))).help(HELP);
        let (number, unit) = match text.strip_prefix('P') {
            Some(iso) => iso_parts(iso).ok_or_else(|| iso_misread(text))?,
            // `M` would be read as million.
            None if text.ends_with('M') => return Err(bare_m(text)),
            None => {
                let leading = numeral::leading(text, numeral::Point::Decimal)?;
                let (number, unit) = leading.ok_or_else(no_duration)?;
                (number, TimeUnit::from_word(unit).ok_or_else(|| no_unit(text, number, unit))?)
            }
        };
        if number.is_negative() {
            return Err(Misread::new(format!("{} is negative", shown(text))).help(HELP));
        }
        match number.checked_mul(unit.days()) {
            Some(days) if days <= Number::from(MAX_DAYS) => Ok(Duration { number, unit }),
            _ => Err(Misread::new(format!("{} is longer than 2700 years", shown(text))).help(HELP)),
        }
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({"type": "string", "pattern": format!("^{}$", pattern())})
    }
}

/// A duration as a regular expression.
pub(super) fn pattern() -> String {
    format!("\\s*(?:{}\\s*{}|P[0-9]+(?:[.,][0-9]+)?[DWMY])\\s*", numeral::PATTERN, time_unit::PATTERN)
}

const HELP: &str = "durations are written such as 10 days, 6w, 3mo, 2 quarters or 1 year";

/// ISO 8601, with a single unit.
fn iso_parts(text: &str) -> Option<(Number, TimeUnit)> {
    const UNITS: [(char, TimeUnit); 4] =
        [('D', TimeUnit::Day), ('W', TimeUnit::Week), ('M', TimeUnit::Month), ('Y', TimeUnit::Year)];
    let (digits, unit) = UNITS.iter().find_map(|(letter, unit)| Some((text.strip_suffix(*letter)?, *unit)))?;
    match numeral::leading(digits, numeral::Point::Decimal).ok()?? {
        (number, "") if digits.ends_with(|c: char| c.is_ascii_digit()) => Some((number, unit)),
        _ => None,
    }
}

fn bare_m(text: &str) -> Misread {
    Misread::new(format!("{} could be months or minutes", shown(text))).help("write mo for months, such as 6mo")
}

fn iso_misread(text: &str) -> Misread {
    Misread::new(format!("{} has not one unit of days, weeks, months or years", shown(text)))
        .help("write one number and one unit, such as P6W or 6 weeks")
}

fn no_unit(text: &str, number: Number, unit: &str) -> Misread {
    match unit.to_lowercase().as_str() {
        "" => Misread::new(format!("{} says no unit of time", shown(text)))
            .help(format!("write the unit too, such as {number}d, {number}w or {number}mo")),
        "m" => bare_m(text).help(format!("write {number}mo for months")),
        "min" | "minute" | "minutes" | "h" | "hour" | "hours" | "s" | "second" | "seconds" => {
            Misread::new(format!("{} is shorter than the days that durations are counted in", shown(text))).help(HELP)
        }
        unit if unit.starts_with("to ") || unit.starts_with("bis ") || unit.starts_with(['-', '–']) => {
            Misread::new(format!("{} is a range, and one duration is read here", shown(text)))
                .help("where a range may stand, it is written {low: 3w, high: 4w}")
        }
        _ => Misread::new(format!("{} is no unit of time, in {}", shown(unit), shown(text))).help(HELP),
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.number == Number::ONE { "" } else { "s" };
        write!(f, "{} {}{plural}", self.number, self.unit)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Duration;
    use crate::values::FromText;

    #[test]
    fn durations_are_exact() {
        let table = [
            ("3w", "3 weeks", "21", 21),
            ("10 days", "10 days", "10", 10),
            ("1 day", "1 day", "1", 1),
            ("6 mo", "6 months", "182.62125", 183),
            ("2 quarters", "2 quarters", "182.62125", 183),
            ("1y", "1 year", "365.2425", 366),
            ("P6W", "6 weeks", "42", 42),
            ("P1M", "1 month", "30.436875", 31),
            ("1,5 w", "1.5 weeks", "10.5", 11),
            ("12 Monate", "12 months", "365.2425", 366),
            ("0d", "0 days", "0", 0),
        ];
        for (text, shown, days, whole) in table {
            let duration = Duration::from_text(text).unwrap();
            assert_eq!((duration.to_string().as_str(), duration.days().to_string().as_str()), (shown, days), "{text}");
            assert_eq!(duration.whole_days(), whole);
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        assert_eq!(Duration::from_text("6m").unwrap_err().help.unwrap(), "write 6mo for months");
        assert_eq!(Duration::from_text("6").unwrap_err().help.unwrap(), "write the unit too, such as 6d, 6w or 6mo");
        assert!(Duration::from_text("x weeks").unwrap_err().placeholder);
        let long = "9".repeat(10_000) + "w";
        for text in [
            "",
            "-3w",
            "P",
            "P1Y6M",
            "PT5H",
            "6 M",
            "weeks",
            "3 h",
            "30 min",
            "1e308 d",
            "999999999999999999999999999999y",
            "3w 2d",
            "\0",
            "🙂",
            "3🙂",
            &long,
        ] {
            assert!(Duration::from_text(text).is_err(), "{text}");
        }
    }
}
