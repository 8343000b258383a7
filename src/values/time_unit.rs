use super::Number;
use std::fmt;

/// A unit of calendar time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TimeUnit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// The time that a rate is for.
pub type PerUnit = TimeUnit;

/// What is read as each unit: the short form, the word, and other words for it.
const WORDS: [(TimeUnit, &str, &str, &[&str]); 5] = [
    (TimeUnit::Day, "d", "day", &["days", "tag", "tage", "tagen"]),
    (TimeUnit::Week, "w", "week", &["weeks", "woche", "wochen"]),
    (TimeUnit::Month, "mo", "month", &["months", "monat", "monate", "monaten"]),
    (TimeUnit::Quarter, "q", "quarter", &["quarters", "quartal", "quartale", "quartalen"]),
    (TimeUnit::Year, "y", "year", &["years", "jahr", "jahre", "jahren"]),
];

/// What a unit is written as, as a regular expression.
pub(super) const PATTERN: &str = "(?:[dwqyDWQY]|[mM][oO]|[dD]ays?|[wW]eeks?|[mM]onths?|[qQ]uarters?|[yY]ears?|Tag|Tagen?\
    |Wochen?|Monat|Monaten?|Quartal|Quartalen?|Jahr|Jahren?)";

impl TimeUnit {
    /// The word in the singular.
    pub fn name(self) -> &'static str {
        WORDS.iter().find(|(unit, ..)| *unit == self).map_or("", |(_, _, word, _)| word)
    }

    /// Reads the short form, the word in singular or plural, English or German, in any case.
    pub fn from_word(word: &str) -> Option<TimeUnit> {
        let is = |known: &str| known.eq_ignore_ascii_case(word);
        let mut words = WORDS.iter();
        words
            .find(|(_, short, name, more)| is(short) || is(name) || more.iter().any(|word| is(word)))
            .map(|(unit, ..)| *unit)
    }

    /// Exact: a year is 365.2425 days (the Gregorian calendar's mean), a month a twelfth of it, a quarter three months.
    pub fn days(self) -> Number {
        let (mantissa, scale) = match self {
            TimeUnit::Day => (1, 0),
            TimeUnit::Week => (7, 0),
            TimeUnit::Month => (30_436_875, 6),
            TimeUnit::Quarter => (91_310_625, 6),
            TimeUnit::Year => (3_652_425, 4),
        };
        Number::new(mantissa, scale).unwrap_or(Number::ONE)
    }
}

impl fmt::Display for TimeUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::TimeUnit::{self, *};
    use crate::values::Number;

    #[test]
    fn units_are_read_and_exact() {
        for (word, unit) in [("d", Day), ("Weeks", Week), ("mo", Month), ("Quartal", Quarter), ("JAHRE", Year)] {
            assert_eq!(TimeUnit::from_word(word), Some(unit), "{word}");
        }
        for word in ["", "m", "min", "hour", "\0", "🙂"] {
            assert_eq!(TimeUnit::from_word(word), None, "{word}");
        }
        let times = |unit: TimeUnit, count: i64| unit.days().checked_mul(Number::from(count));
        assert_eq!(times(Month, 12), Some(Year.days()));
        assert_eq!(times(Quarter, 4), Some(Year.days()));
    }
}
