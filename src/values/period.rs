use super::{Date, FiscalYear, FromText, Misread, date, is_placeholder, shown, trimmed};
use std::fmt;

/// A stretch of the calendar. Quarters and halves are those of the fiscal year, years and months the calendar's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Period {
    Year(i16),
    /// 1 or 2.
    Half(i16, i8),
    /// 1 to 4.
    Quarter(i16, i8),
    /// 1 to 12.
    Month(i16, i8),
}

impl Period {
    pub fn first_day(self, fiscal: FiscalYear) -> Date {
        match self {
            Period::Year(year) => day(year, 1, 1),
            Period::Month(year, month) => day(year, month, 1),
            Period::Half(year, half) => fiscal_month(year, fiscal, 6 * (half - 1)),
            Period::Quarter(year, quarter) => fiscal_month(year, fiscal, 3 * (quarter - 1)),
        }
    }

    pub fn last_day(self, fiscal: FiscalYear) -> Date {
        let next = match self {
            Period::Year(_) => self.first_day(fiscal).plus_months(12),
            Period::Month(..) => self.first_day(fiscal).plus_months(1),
            Period::Half(year, half) => fiscal_month(year, fiscal, 6 * half),
            Period::Quarter(year, quarter) => fiscal_month(year, fiscal, 3 * quarter),
        };
        next.plus_days(-1)
    }
}

/// Counted from the year's beginning each time, so that one that begins on the 31st does not drift.
fn fiscal_month(year: i16, fiscal: FiscalYear, months: i8) -> Date {
    day(year, fiscal.month, fiscal.day).plus_months(i32::from(months))
}

/// The parts were checked when the period was read; one made by hand falls back to the year's beginning.
fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).or_else(|| Date::new(year, 1, 1)).unwrap_or(Date::EPOCH)
}

impl FromText for Period {
    fn from_text(text: &str) -> Result<Period, Misread> {
        let written = trimmed(text);
        if is_placeholder(text) || is_blank_period(written) {
            return Err(Misread::placeholder(text));
        }
        let (year, part) = match written.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => (written, None),
        };
        let Some(year) = read_year(year) else { return Err(another_form(text)) };
        if !date::YEARS.contains(&year) {
            let misread = Misread::new(format!("{} is no period: years go from 1900 to 2999", shown(text)));
            return Err(misread.help(HELP));
        }
        match part {
            None => Ok(Period::Year(year)),
            Some(part) => read_part(text, year, part).unwrap_or_else(|| Err(another_form(text))),
        }
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({"type": ["integer", "string"], "minimum": 1900, "maximum": 2999, "pattern": format!("^{PATTERN}$")})
    }
}

/// A period as a regular expression.
pub(super) const PATTERN: &str = "\\s*(?:19|2[0-9])[0-9]{2}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?\\s*";

const HELP: &str = "periods are written 2026, 2026-H2, 2026-Q4 or 2026-11";

fn read_year(text: &str) -> Option<i16> {
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// What follows the year, where it has the right form; with the right form it may still be a fifth quarter.
fn read_part(text: &str, year: i16, part: &str) -> Option<Result<Period, Misread>> {
    let digits = |text: &str, length: usize| -> Option<i8> {
        if text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
    };
    let (period, many, what) = match (part.strip_prefix('H'), part.strip_prefix('Q')) {
        (Some(half), _) => (Period::Half(year, digits(half, 1)?), 2, "half"),
        (_, Some(quarter)) => (Period::Quarter(year, digits(quarter, 1)?), 4, "quarter"),
        _ => (Period::Month(year, digits(part, 2)?), 12, "month"),
    };
    let (Period::Half(_, number) | Period::Quarter(_, number) | Period::Month(_, number)) = period else { return None };
    if (1..=many).contains(&number) {
        return Some(Ok(period));
    }
    let misread = Misread::new(format!("{} is no period: there is no {what} {number}", shown(text)));
    Some(Err(misread.help(HELP)))
}

/// What other ways of writing a period are answered with: `2026-q4`, `Q4 2026`, `2026Q4`, `Q4/2026`, `2026-9`, `November 2026`.
fn another_form(text: &str) -> Misread {
    let misread = Misread::new(format!("{} is no period", shown(text)));
    let written = text.trim();
    if written.len() > 20 {
        return misread.help(HELP);
    }
    let upper = written.to_uppercase();
    let words: Vec<&str> =
        upper.split(|c: char| c.is_whitespace() || "-/_.".contains(c)).filter(|word| !word.is_empty()).collect();
    let (year, part) = match *words.as_slice() {
        [one, other] if read_year(one).is_some() => (one, other),
        [one, other] => (other, one),
        [one] => one.split_at_checked(4).unwrap_or((one, "")),
        _ => return misread.help(HELP),
    };
    let Some(year) = read_year(year).filter(|year| date::YEARS.contains(year)) else {
        let is_part = |word: &&str| matches!(word.as_bytes(), [b'Q' | b'H', b'1'..=b'4']);
        return if words.first().is_some_and(is_part) {
            misread.help("write the year before it, such as 2026-Q4")
        } else {
            misread.help(HELP)
        };
    };
    let part = if part.len() == 1 { format!("0{part}") } else { part.to_owned() };
    let month = month_named(&part).map(|month| Ok(Period::Month(year, month)));
    match read_part(text, year, &part).or(month) {
        Some(Ok(period)) => misread.help(format!("did you mean {period}?")).replacement(period.to_string()),
        Some(Err(why)) => why,
        None => misread.help(HELP),
    }
}

/// The month of an English or German name, or of its beginning.
fn month_named(upper: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &["JANUARY", "JANUAR"],
        &["FEBRUARY", "FEBRUAR"],
        &["MARCH", "MÄRZ"],
        &["APRIL"],
        &["MAY", "MAI"],
        &["JUNE", "JUNI"],
        &["JULY", "JULI"],
        &["AUGUST"],
        &["SEPTEMBER"],
        &["OCTOBER", "OKTOBER"],
        &["NOVEMBER"],
        &["DECEMBER", "DEZEMBER"],
    ];
    let is = |names: &&[&str]| names.iter().any(|name| name.starts_with(upper));
    if upper.chars().count() < 3 {
        return None;
    }
    NAMES.iter().position(is).and_then(|position| i8::try_from(position + 1).ok())
}

fn is_blank_period(text: &str) -> bool {
    matches!(text.to_uppercase().as_str(), "YYYY" | "JJJJ" | "YYYY-QN" | "YYYY-QX" | "YYYY-Q?" | "YYYY-HN" | "YYYY-HX")
        || matches!(text.split_once('-'), Some((year, "Qx" | "QX" | "Qn" | "QN" | "Q?" | "Hx" | "HX" | "H?")) if read_year(year).is_some())
        || date::is_blank_date(text)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(year) => write!(f, "{year:04}"),
            Period::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Period::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{FiscalYear, Period};
    use crate::values::FromText;

    #[test]
    fn periods_have_a_first_and_a_last_day() {
        let (january, february, august) =
            (FiscalYear::default(), FiscalYear { month: 2, day: 1 }, FiscalYear { month: 8, day: 31 });
        let table = [
            ("2026", january, "2026-01-01", "2026-12-31"),
            ("2026", february, "2026-01-01", "2026-12-31"),
            ("2026-H2", january, "2026-07-01", "2026-12-31"),
            ("2026-H2", february, "2026-08-01", "2027-01-31"),
            ("2026-Q1", february, "2026-02-01", "2026-04-30"),
            ("2026-Q4", january, "2026-10-01", "2026-12-31"),
            ("2026-Q4", february, "2026-11-01", "2027-01-31"),
            ("2026-Q2", august, "2026-11-30", "2027-02-27"),
            ("2026-Q3", august, "2027-02-28", "2027-05-30"),
            ("2024-02", february, "2024-02-01", "2024-02-29"),
            ("2999-12", january, "2999-12-01", "2999-12-31"),
        ];
        for (text, fiscal, first, last) in table {
            let period = Period::from_text(text).unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(
                (period.first_day(fiscal).to_string().as_str(), period.last_day(fiscal).to_string().as_str()),
                (first, last),
                "{text}"
            );
        }
    }

    #[test]
    fn other_forms_are_offered_as_periods() {
        for text in ["2026-q4", "Q4 2026", "2026Q4", "Q4/2026", "2026 Q4", "q4-2026"] {
            assert_eq!(Period::from_text(text).unwrap_err().replacement.as_deref(), Some("2026-Q4"), "{text}");
        }
        for (text, replacement) in [
            ("2026-9", "2026-09"),
            ("Nov 2026", "2026-11"),
            ("2026 März", "2026-03"),
            ("h2 2026", "2026-H2"),
            ("11/2026", "2026-11"),
        ] {
            assert_eq!(Period::from_text(text).unwrap_err().replacement.as_deref(), Some(replacement), "{text}");
        }
        assert_eq!(Period::from_text("2026-Q5").unwrap_err().message, "`2026-Q5` is no period: there is no quarter 5");
        assert_eq!(Period::from_text("Q4").unwrap_err().help.unwrap(), "write the year before it, such as 2026-Q4");
        for text in ["YYYY", "2026-Qx", "tbd", "2026-XX"] {
            assert!(Period::from_text(text).unwrap_err().placeholder, "{text}");
        }
        let long = "2".repeat(10_000);
        for text in [
            "", "26", "1026", "3000", "2026-13", "2026-00", "2026-H0", "2026-W45", "2026-", "-", "2026-Q44", "🙂🙂",
            "2026🙂", "\0", "ab 2026", "ß-2026", &long,
        ] {
            assert!(Period::from_text(text).is_err(), "{text}");
        }
    }

    #[test]
    fn periods_made_by_hand_do_not_panic() {
        for period in [Period::Year(i16::MAX), Period::Half(0, 20), Period::Quarter(9999, 40), Period::Month(2026, 77)]
        {
            period.first_day(FiscalYear { month: 99, day: 99 });
            period.last_day(FiscalYear { month: -1, day: 0 });
        }
    }
}
