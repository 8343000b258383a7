use super::{Duration, FromText, Misread, Number, TimeUnit, duration, nearest, quantity, shown};
use std::fmt;

/// How often something is done or measured.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cadence {
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    Yearly,
    Every(Duration),
}

const WORDS: [(&str, Cadence, TimeUnit); 5] = [
    ("daily", Cadence::Daily, TimeUnit::Day),
    ("weekly", Cadence::Weekly, TimeUnit::Week),
    ("monthly", Cadence::Monthly, TimeUnit::Month),
    ("quarterly", Cadence::Quarterly, TimeUnit::Quarter),
    ("yearly", Cadence::Yearly, TimeUnit::Year),
];

/// What other words are answered with; `biweekly` is twice a week to some.
const OTHER_WORDS: [(&str, &str); 6] = [
    ("biweekly", "2 weeks for every other week"),
    ("fortnightly", "2 weeks"),
    ("bimonthly", "2 months for every other month"),
    ("annually", "yearly"),
    ("annual", "yearly"),
    ("half-yearly", "6 months"),
];

impl Cadence {
    /// The time from one to the next.
    pub fn duration(self) -> Duration {
        match self {
            Cadence::Every(duration) => duration,
            word => {
                let unit =
                    WORDS.iter().find(|(_, cadence, _)| *cadence == word).map_or(TimeUnit::Day, |(.., unit)| *unit);
                Duration { number: Number::ONE, unit }
            }
        }
    }
}

impl FromText for Cadence {
    fn from_text(text: &str) -> Result<Cadence, Misread> {
        quantity::refuse_blank(text)?;
        let written = text.trim();
        if let Some((_, cadence, _)) = WORDS.iter().find(|(word, ..)| *word == written) {
            return Ok(*cadence);
        }
        if written.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'P' | '-' | '+')) {
            let duration = Duration::from_text(written)?;
            return if duration.number.is_zero() {
                Err(misread(text).help(HELP))
            } else {
                Ok(Cadence::Every(duration))
            };
        }
        if let Some(rest) = written.strip_prefix("every ")
            && Duration::from_text(rest).is_ok()
        {
            let rest = rest.trim();
            return Err(misread(text).help(format!("leave out the word before: {rest}")).replacement(rest));
        }
        let misread = misread(text);
        if let Some((_, meant)) = OTHER_WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(written)) {
            return Err(misread.help(format!("write {meant}")));
        }
        Err(match nearest(written, WORDS.iter().map(|(word, ..)| *word)) {
            Some(near) => {
                let misread = misread.help(format!("did you mean `{}`?", near.name));
                if near.safe { misread.replacement(near.name) } else { misread }
            }
            None => misread.help(HELP),
        })
    }

    fn schema() -> serde_json::Value {
        let pattern = format!("^(?:\\s*(?:daily|weekly|monthly|quarterly|yearly)\\s*|{})$", duration::pattern());
        serde_json::json!({"type": "string", "pattern": pattern})
    }
}

const HELP: &str = "write daily, weekly, monthly, quarterly, yearly or a duration such as 2 weeks";

fn misread(text: &str) -> Misread {
    Misread::new(format!("{} does not say how often", shown(text)))
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match WORDS.iter().find(|(_, cadence, _)| cadence == self) {
            Some((word, ..)) => f.write_str(word),
            None => write!(f, "{}", self.duration()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Cadence;
    use crate::values::FromText;

    #[test]
    fn words_and_durations() {
        for (text, shown, days) in
            [("daily", "daily", 1), ("quarterly", "quarterly", 92), ("2w", "2 weeks", 14), ("P6W", "6 weeks", 42)]
        {
            let cadence = Cadence::from_text(text).unwrap();
            assert_eq!((cadence.to_string().as_str(), cadence.duration().whole_days()), (shown, days), "{text}");
        }
        for (text, replacement) in [
            ("Weekly", Some("weekly")),
            ("montly", Some("monthly")),
            ("every 2 weeks", Some("2 weeks")),
            ("biweekly", None),
        ] {
            assert_eq!(Cadence::from_text(text).unwrap_err().replacement.as_deref(), replacement, "{text}");
        }
        for text in ["", "often", "0d", "-2w", "2", "\0", "🙂", "every day", &"d".repeat(10_000)] {
            assert!(Cadence::from_text(text).is_err(), "{text}");
        }
    }
}
