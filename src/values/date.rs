use super::{FiscalYear, FromText, Misread, Period, is_placeholder, shown, trimmed};
use jiff::civil;
use std::fmt;
use std::ops::RangeInclusive;

/// Years that a strategy can speak of; others are slips.
pub(super) const YEARS: RangeInclusive<i16> = 1900..=2999;

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date(civil::Date);

impl Date {
    pub const EPOCH: Date = Date(civil::date(1970, 1, 1));

    /// Nothing where there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        civil::Date::new(year, month, day).ok().map(Date)
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    pub fn month(self) -> i8 {
        self.0.month()
    }

    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Negative where the other is earlier.
    pub fn days_until(self, other: Date) -> i64 {
        self.0.until(other.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// The day so many days later; the calendar's first or last day where it ends (years -9999 to 9999).
    /// The day (UTC) of a moment, in seconds since 1970.
    pub fn of_seconds(seconds: i64) -> Date {
        Date::EPOCH.plus_days(seconds.div_euclid(24 * 60 * 60))
    }

    pub fn plus_days(self, days: i64) -> Date {
        let Ok(span) = jiff::Span::new().try_days(days) else {
            return Date(if days < 0 { civil::Date::MIN } else { civil::Date::MAX });
        };
        Date(self.0.saturating_add(span))
    }

    /// The same day so many months later, or the last of that month where it is shorter.
    pub fn plus_months(self, months: i32) -> Date {
        let Ok(span) = jiff::Span::new().try_months(months) else { return self };
        Date(self.0.saturating_add(span))
    }
}

impl FromText for Date {
    fn from_text(text: &str) -> Result<Date, Misread> {
        let written = trimmed(text);
        if let Some(date) = plain(written) {
            return Ok(date);
        }
        if is_placeholder(text) || is_blank_date(written) {
            return Err(Misread::placeholder(text));
        }
        let Some((year, month, day)) = parts(written, '-').filter(|_| written.len() == 10) else {
            return Err(another_form(text));
        };
        checked(text, year, month, day)
    }

    fn schema() -> serde_json::Value {
        let pattern = "^\\s*(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\\s*$";
        serde_json::json!({"type": "string", "pattern": pattern})
    }
}

/// What nearly every date is, without a word about what it is not: four digits, two and two.
fn plain(text: &str) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    let pair = |one: &u8, other: &u8| Some(digit(one)? * 10 + digit(other)?);
    let (month, day) = (i8::try_from(pair(m1, m2)?).ok()?, i8::try_from(pair(d1, d2)?).ok()?);
    let year = pair(y1, y2)? * 100 + pair(y3, y4)?;
    Date::new(year, month, day).filter(|_| YEARS.contains(&year))
}

const HELP: &str = "dates are written year-month-day, such as 2026-05-14";

fn checked(text: &str, year: i16, month: i8, day: i8) -> Result<Date, Misread> {
    let misread = |why: String| Misread::new(format!("{} is no date: {why}", shown(text)));
    if !YEARS.contains(&year) {
        return Err(misread(format!("years go from {} to {}", YEARS.start(), YEARS.end())).help(HELP));
    }
    if let Some(date) = Date::new(year, month, day) {
        return Ok(date);
    }
    if !(1..=12).contains(&month) {
        let help = match Date::new(year, day, month) {
            Some(swapped) => format!("did you mean {swapped}? a date is written year-month-day"),
            None => HELP.to_owned(),
        };
        return Err(misread(format!("there is no month {month}")).help(help));
    }
    let last = Date::new(year, month, 1).map_or(31, |first| first.plus_months(1).plus_days(-1).day());
    Err(misread(format!("that month has {last} days")).help(HELP))
}

/// Year, month and day, the year with four digits and first.
fn parts(text: &str, separator: char) -> Option<(i16, i8, i8)> {
    let mut parts = text.split(separator);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    (parts.next().is_none() && year.len() == 4).then_some((digits(year)?, digits(month)?, digits(day)?))
}

fn digits<N: std::str::FromStr>(text: &str) -> Option<N> {
    let short = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if short { text.parse().ok() } else { None }
}

/// What other ways of writing a date are answered with.
fn another_form(text: &str) -> Misread {
    let written = text.trim();
    let misread = Misread::new(format!("{} is no date", shown(text)));
    let offer = |date: Date| format!("did you mean {date}?");
    // The year first can only be meant one way.
    for separator in ['-', '/', '.'] {
        if let Some(date) =
            parts(written, separator).and_then(|(year, month, day)| checked(text, year, month, day).ok())
        {
            return misread.help(offer(date)).replacement(date.to_string());
        }
    }
    // The year last has the day first in most countries; where the month may be first, both are offered.
    for separator in ['.', '/', '-'] {
        let reversed: Vec<&str> = written.rsplit(separator).collect();
        let Some((year, middle, first)) = parts(&reversed.join("-"), '-') else { continue };
        let day_first = checked(text, year, middle, first).ok();
        let month_first = if separator == '.' { None } else { checked(text, year, first, middle).ok() };
        match (day_first, month_first) {
            (Some(one), Some(other)) if one != other => return misread.help(format!("did you mean {one} or {other}?")),
            (Some(date), _) | (None, Some(date)) => return misread.help(offer(date)),
            (None, None) => {}
        }
    }
    // A time of day says more than is asked for.
    if let Some((day, time)) = written.split_once(['T', ' '])
        && time.starts_with(|c: char| c.is_ascii_digit())
        && let Ok(date) = Date::from_text(day)
    {
        return misread.help(format!("leave out the time of day: {date}"));
    }
    if let Ok(period) = Period::from_text(text) {
        let misread = Misread::new(format!("{} is a period, and a day is read here", shown(text)));
        return misread.help(format!("write the day, such as {}", period.last_day(FiscalYear::default())));
    }
    misread.help(HELP)
}

/// `YYYY-MM-DD`, `2026-XX-XX`, `2026-??`: the place of a date.
pub(super) fn is_blank_date(text: &str) -> bool {
    let letters = text.bytes().filter(|byte| !byte.is_ascii_digit() && *byte != b'-').count();
    let allowed = |byte: u8| byte.is_ascii_digit() || byte == b'-' || b"YMDJTXymdjtx?".contains(&byte);
    let names_parts = |part: &str| {
        let mut bytes = part.bytes();
        let first = bytes.next();
        part.is_empty()
            || part.bytes().all(|b| b.is_ascii_digit())
            || (part.len() > 1 && bytes.all(|b| Some(b) == first))
            || part == "?"
    };
    letters > 0
        && text.len() <= 10
        && text.contains('-')
        && text.bytes().all(allowed)
        && text.split('-').all(names_parts)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Date;
    use crate::values::FromText;

    #[test]
    fn dates_are_read_and_counted() {
        let date = |text| Date::from_text(text).unwrap();
        for text in ["2026-11-22", "1900-01-01", "2999-12-31", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
        assert_eq!(date("2026-11-22").days_until(date("2027-01-01")), 40);
        assert_eq!(date("2026-11-22").days_until(date("2026-11-21")), -1);
        assert_eq!(date("2024-02-28").plus_days(2), date("2024-03-01"));
        assert_eq!(date("2026-08-31").plus_months(3), date("2026-11-30"));
        assert_eq!(date("2026-08-31").plus_days(i64::MAX).year(), 9999);
        assert_eq!(date("2026-08-31").plus_days(i64::MIN).year(), -9999);
        assert_eq!(date("1900-01-01").plus_days(i64::from(i32::MAX)).days_until(date("2999-12-31")).signum(), -1);
    }

    #[test]
    fn what_is_no_date_is_answered_with_one() {
        let misread = Date::from_text("2026-14-05").unwrap_err();
        assert_eq!(misread.message, "`2026-14-05` is no date: there is no month 14");
        assert_eq!(misread.help.unwrap(), "did you mean 2026-05-14? a date is written year-month-day");
        assert_eq!(
            Date::from_text("2026-02-30").unwrap_err().message,
            "`2026-02-30` is no date: that month has 28 days"
        );
        let offers = [
            ("22.11.2026", "did you mean 2026-11-22?", None),
            ("5.4.2026", "did you mean 2026-04-05?", None),
            ("11/22/2026", "did you mean 2026-11-22?", None),
            ("04/05/2026", "did you mean 2026-05-04 or 2026-04-05?", None),
            ("2026-1-5", "did you mean 2026-01-05?", Some("2026-01-05")),
            ("2026/11/22", "did you mean 2026-11-22?", Some("2026-11-22")),
            ("2026-11-22T10:00:00Z", "leave out the time of day: 2026-11-22", None),
        ];
        for (text, help, replacement) in offers {
            let misread = Date::from_text(text).unwrap_err();
            assert_eq!((misread.help.as_deref(), misread.replacement.as_deref()), (Some(help), replacement), "{text}");
        }
        for text in ["TBD", "YYYY-MM-DD", "2026-XX-XX", "2026-??-??", "JJJJ-MM-TT"] {
            assert!(Date::from_text(text).unwrap_err().placeholder, "{text}");
        }
        let hostile = [
            "",
            "soon",
            "2026",
            "1e308",
            "0000-00-00",
            "9999-99-99",
            "99999-01-01",
            "2026-11-22-01",
            "\0",
            "🙂-11-22",
            "२०२६-११-२२",
            "2026-١١-22",
            "--",
        ];
        for text in hostile.into_iter().chain([&*"1-".repeat(5_000), &*"T".repeat(10_000)]) {
            assert!(Date::from_text(text).is_err(), "{text}");
        }
    }
}
