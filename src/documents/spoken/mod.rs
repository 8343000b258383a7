//! How people say days, lengths of time, values and states, in English and in German.

mod day;
mod gap;
mod german;
mod sentences;
pub mod titles;
mod value;
mod word;

use crate::config::Language;
use crate::values::Date;

pub use day::{day, named};
pub use gap::figure;
pub use sentences::{exact, is_known, said, said_in_picture, sentence_in_picture};
pub use titles::{title, titles};
pub use value::{duration, value};
pub use word::{field, word};

/// A stretch of days as people say it: "12 days", "3 weeks", "5 months", "2 years"; what is over is not counted.
pub fn stretch(days: i64) -> String {
    let (count, noun) = counted(days);
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The same in the language of a document: "12 Tage".
pub fn stretch_in(days: i64, language: Language) -> String {
    duration(&stretch(days), language)
}

fn counted(days: i64) -> (i64, &'static str) {
    match days {
        ..14 => (days, "day"),
        14..70 => (days / 7, "week"),
        70..730 => (days * 12 / 365, "month"),
        _ => (days / 365, "year"),
    }
}

/// "today", "12 days ago", "in 3 weeks".
pub fn when(day: Date, today: Date) -> String {
    match day.days_until(today) {
        0 => "today".to_owned(),
        days if days < 0 => format!("in {}", stretch(-days)),
        days => format!("{} ago", stretch(days)),
    }
}

/// The same in the language of a document: "heute", "vor 12 Tagen", "in 3 Wochen".
pub fn when_in(day: Date, today: Date, language: Language) -> String {
    let days = day.days_until(today);
    let (count, noun) = counted(days.abs());
    match value::German::of(noun).filter(|_| language == Language::German) {
        None => when(day, today),
        Some(_) if days == 0 => "heute".to_owned(),
        Some(time) => {
            let lead = if days < 0 { "in" } else { "vor" };
            let name = if count == 1 { time.one } else { time.dative };
            format!("{lead} {count} {name}")
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "August", with its year where that is long ago.
pub fn since_month(day: Date, today: Date) -> String {
    match day.days_until(today) < 300 {
        true => month(day).to_owned(),
        false => format!("{} {}", month(day), day.year()),
    }
}

pub fn month(day: Date) -> &'static str {
    let number = usize::try_from(day.month()).unwrap_or(1);
    MONTHS.get(number.saturating_sub(1)).copied().unwrap_or("")
}

/// "22 November 2026".
pub fn day_in_words(day: Date) -> String {
    format!("{}\u{a0}{} {}", day.day(), month(day), day.year())
}

/// "3 Dec": with its year where that is not today's or the next months'.
pub fn short_day(day: Date, today: Date) -> String {
    let name = month(day).get(..3).unwrap_or_default();
    match day.days_until(today).abs() < 300 {
        true => format!("{} {name}", day.day()),
        false => format!("{} {name} {}", day.day(), day.year()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{short_day, stretch, stretch_in, when, when_in};
    use crate::config::Language::{English, German};
    use crate::values::Date;

    #[test]
    fn time_as_people_say_it() {
        let table = [
            (0, "0 days"),
            (1, "1 day"),
            (13, "13 days"),
            (14, "2 weeks"),
            (20, "2 weeks"),
            (69, "9 weeks"),
            (70, "2 months"),
            (365, "12 months"),
            (729, "23 months"),
            (730, "2 years"),
        ];
        for (days, said) in table {
            assert_eq!(stretch(days), said);
        }
        let day = |month, day| Date::new(2026, month, day).unwrap();
        assert_eq!(when(day(11, 10), day(11, 22)), "12 days ago");
        assert_eq!(when(day(12, 3), day(11, 22)), "in 11 days");
        assert_eq!(when(day(12, 3), day(12, 3)), "today");
        assert_eq!(when_in(day(11, 10), day(11, 22), German), "vor 12 Tagen");
        assert_eq!(when_in(day(11, 21), day(11, 22), German), "vor 1 Tag");
        assert_eq!(when_in(day(12, 3), day(12, 3), German), "heute");
        assert_eq!(when_in(day(12, 30), day(11, 22), German), "in 5 Wochen");
        assert_eq!(when_in(day(12, 3), day(11, 22), English), "in 11 days");
        assert_eq!((stretch_in(20, German).as_str(), stretch_in(1, German).as_str()), ("2 Wochen", "1 Tag"));
        assert_eq!(short_day(day(12, 3), day(11, 22)), "3 Dec");
        assert_eq!(short_day(Date::new(2025, 12, 3).unwrap(), day(11, 22)), "3 Dec 2025");
    }
}
