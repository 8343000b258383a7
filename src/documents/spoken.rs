use crate::values::Date;

/// A stretch of days as people say it: "12 days", "3 weeks", "5 months", "2 years"; what is over is not counted.
pub fn stretch(days: i64) -> String {
    let (count, noun) = match days {
        ..14 => (days, "day"),
        14..70 => (days / 7, "week"),
        70..730 => (days * 12 / 365, "month"),
        _ => (days / 365, "year"),
    };
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// "today", "12 days ago", "in 3 weeks".
pub fn when(day: Date, today: Date) -> String {
    match day.days_until(today) {
        0 => "today".to_owned(),
        days if days < 0 => format!("in {}", stretch(-days)),
        days => format!("{} ago", stretch(days)),
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
    use super::{short_day, stretch, when};
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
        assert_eq!(short_day(day(12, 3), day(11, 22)), "3 Dec");
        assert_eq!(short_day(Date::new(2025, 12, 3).unwrap(), day(11, 22)), "3 Dec 2025");
    }
}
