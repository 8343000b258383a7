use super::{Date, FiscalYear, FromText, Misread, Period, period, trimmed};
use std::fmt;

/// A day or a period: as a deadline its last day counts, as a start its first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum When {
    Date(Date),
    Period(Period),
}

impl When {
    pub fn first_day(self, fiscal: FiscalYear) -> Date {
        match self {
            When::Date(date) => date,
            When::Period(period) => period.first_day(fiscal),
        }
    }

    pub fn last_day(self, fiscal: FiscalYear) -> Date {
        match self {
            When::Date(date) => date,
            When::Period(period) => period.last_day(fiscal),
        }
    }
}

impl FromText for When {
    fn from_text(text: &str) -> Result<When, Misread> {
        // Every period has one of these lengths and no date has; what is no date would be asked why, at length.
        if let (4 | 7, Ok(period)) = (trimmed(text).len(), Period::from_text(text)) {
            return Ok(When::Period(period));
        }
        let date = match Date::from_text(text) {
            Ok(date) => return Ok(When::Date(date)),
            Err(misread) => misread,
        };
        let period = match Period::from_text(text) {
            Ok(period) => return Ok(When::Period(period)),
            Err(misread) => misread,
        };
        // Three parts, or an offer of a date, show that a date was meant.
        let meant_a_date = text.matches(['-', '.', '/']).count() >= 2 && text.starts_with(|c: char| c.is_ascii_digit());
        if date.placeholder || (meant_a_date && !period.placeholder) {
            return Err(date);
        }
        if period.replacement.is_some() || period.placeholder || period.message.contains(": ") {
            return Err(period);
        }
        let message = period.message.replacen("is no period", "is no date and no period", 1);
        let help = "write a date such as 2026-05-14, or a period such as 2026, 2026-H2, 2026-Q4 or 2026-11";
        Err(Misread { message, ..period }.help(help))
    }

    fn schema() -> serde_json::Value {
        let date = Date::schema();
        let date = date.get("pattern").and_then(|pattern| pattern.as_str()).unwrap_or_default();
        let pattern = format!("{date}|^{}$", period::PATTERN);
        serde_json::json!({"type": ["integer", "string"], "minimum": 1900, "maximum": 2999, "pattern": pattern})
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Date(date) => write!(f, "{date}"),
            When::Period(period) => write!(f, "{period}"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{FiscalYear, When};
    use crate::values::FromText;

    #[test]
    fn dates_and_periods() {
        let table = [
            ("2026-11-22", "2026-11-22", "2026-11-22"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
            (" 2026 ", "2026-01-01", "2026-12-31"),
        ];
        for (text, first, last) in table {
            let when = When::from_text(text).unwrap();
            assert_eq!(when.to_string(), text.trim());
            let days = (when.first_day(FiscalYear::default()), when.last_day(FiscalYear::default()));
            assert_eq!((days.0.to_string().as_str(), days.1.to_string().as_str()), (first, last));
        }
        let misreads = [
            ("2026-14-05", "`2026-14-05` is no date: there is no month 14"),
            ("22.11.2026", "`22.11.2026` is no date"),
            ("2026-13", "`2026-13` is no period: there is no month 13"),
            ("soon", "`soon` is no date and no period"),
            ("", "`` is no date and no period"),
        ];
        for (text, message) in misreads {
            assert_eq!(When::from_text(text).unwrap_err().message, message);
        }
        assert_eq!(When::from_text("q4 2026").unwrap_err().replacement.as_deref(), Some("2026-Q4"));
        assert!(When::from_text("2026-XX").unwrap_err().placeholder);
        for hostile in ["\0", "🙂", &"-".repeat(10_000)] {
            assert!(When::from_text(hostile).is_err());
        }
    }
}
