use super::{Date, FromText, Misread, is_placeholder, shown};
use std::fmt;

/// The day on which quarters and halves begin to be counted. A fiscal year bears the name of the calendar year it
/// begins in: with `02-01`, 2026-Q1 begins on 2026-02-01 and 2026-Q4 ends on 2027-01-31.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FiscalYear {
    pub month: i8,
    pub day: i8,
}

impl Default for FiscalYear {
    fn default() -> FiscalYear {
        FiscalYear { month: 1, day: 1 }
    }
}

impl FromText for FiscalYear {
    fn from_text(text: &str) -> Result<FiscalYear, Misread> {
        let written = text.trim();
        if is_placeholder(text) {
            return Err(Misread::placeholder(text));
        }
        let misread = Misread::new(format!("{} is no day that a year can begin on", shown(text)));
        let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts = written.split_once('-').filter(|(month, day)| short(month) && short(day));
        let day = parts.and_then(|(month, day)| Some((month.parse::<i8>().ok()?, day.parse::<i8>().ok()?)));
        match day {
            // 2026 has no 29 February, and so the year never begins on it.
            Some((month, day)) if Date::new(2026, month, day).is_some() => {
                let year = FiscalYear { month, day };
                if written.len() == 5 {
                    Ok(year)
                } else {
                    let misread = misread.help(format!("did you mean {year}?"));
                    // `2-1` is the second of January to many.
                    let is_certain = day == month || Date::new(2026, day, month).is_none();
                    Err(if is_certain { misread.replacement(year.to_string()) } else { misread })
                }
            }
            _ => Err(misread.help("write the month and the day, such as 02-01 for the first of February")),
        }
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({"type": "string", "pattern": "^\\s*(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\\s*$"})
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::FiscalYear;
    use crate::values::FromText;

    #[test]
    fn a_month_and_a_day() {
        assert_eq!(FiscalYear::from_text("02-01"), Ok(FiscalYear { month: 2, day: 1 }));
        for (text, replacement) in [("2-1", None), ("4-4", Some("04-04")), ("4-30", Some("04-30"))] {
            assert_eq!(FiscalYear::from_text(text).unwrap_err().replacement.as_deref(), replacement, "{text}");
        }
        for text in [
            "",
            "02-29",
            "13-01",
            "02-30",
            "2026-02-01",
            "February",
            "00-00",
            "-1--1",
            "+1-+1",
            "\0",
            "🙂",
            &"0".repeat(10_000),
        ] {
            assert!(FiscalYear::from_text(text).is_err(), "{text}");
        }
    }
}
