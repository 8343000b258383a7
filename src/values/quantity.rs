use super::{Currency, FromText, Misread, Number, blank, numeral, shown, trimmed, unit};
use std::borrow::Cow;
use std::fmt;

/// How long a unit may be; what is longer is a sentence.
const MAX_UNIT: usize = 60;

/// A number and the unit that is written with it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Quantity {
    pub number: Number,
    /// As written, with single blanks: `%`, `teams`, `€ per week`.
    pub unit: Option<Box<str>>,
}

impl Quantity {
    /// A quantity of a file that writes decimals with a comma, so that a point before three digits may be one or group them.
    pub fn beside_commas(text: &str) -> Result<Quantity, Misread> {
        read(text, numeral::Point::Doubtful)
    }

    pub fn is_percentage(&self) -> bool {
        self.unit.as_deref().is_some_and(unit::is_percent)
    }
}

/// What every value with a number in it refuses first.
pub(super) fn refuse_blank(text: &str) -> Result<(), Misread> {
    // What begins with a digit is a number, or a choice of numbers.
    if text.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && !text.contains('|') {
        return Ok(());
    }
    if blank::is_placeholder(text) {
        return Err(Misread::placeholder(text));
    }
    if blank::is_blank_number(text) {
        return Err(Misread::blank_number(text));
    }
    Ok(())
}

impl FromText for Quantity {
    fn from_text(text: &str) -> Result<Quantity, Misread> {
        read(text, numeral::Point::Decimal)
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({"type": ["number", "string"], "pattern": format!("^{}$", pattern())})
    }
}

fn read(text: &str, point: numeral::Point) -> Result<Quantity, Misread> {
    refuse_blank(text)?;
    let (negative, currency, rest) = Currency::leading(trimmed(text));
    let Some((number, rest)) = numeral::leading(rest, point)? else {
        let misread = Misread::new(format!("{} does not begin with a number", shown(text)));
        return Err(misread.help("write the number first and its unit behind it, such as 45 % or 300 ms"));
    };
    let unit = single_blanks(rest);
    if let Some(when) = date_behind(&unit) {
        let misread = Misread::new(format!("{} has a date behind the value", shown(text)));
        return Err(misread.help(format!("write the value alone, and {} beside it as `by: 2026-Q4`", shown(when))));
    }
    if !is_unit(&unit) {
        let misread = Misread::new(format!("{} is more than a number with its unit", shown(text)));
        return Err(misread.help("write one number and its unit in words, such as 45 % or 300 ms"));
    }
    let unit = match (currency, unit) {
        (Some(currency), unit) if unit.is_empty() => Some(currency.into()),
        (Some(currency), unit) => Some(format!("{currency} {unit}").into()),
        (None, unit) => (!unit.is_empty()).then(|| unit.into()),
    };
    Ok(Quantity { number: if negative { number.negated() } else { number }, unit })
}

/// The words with a single blank between them.
fn single_blanks(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let is_word = text.bytes().all(|byte| byte.is_ascii_graphic());
    if is_word { text.into() } else { text.split_whitespace().collect::<Vec<&str>>().join(" ").into() }
}

/// A quantity as a regular expression. The reader refuses some that match: remarks behind the unit.
pub(super) fn pattern() -> String {
    let unit = "(?!(?:to|bis)\\s)[^\\s0-9.,;:(=+\u{2212}\u{2013}\u{2014}-].*";
    format!("\\s*[+\u{2212}-]?(?:[€$£]\\s*|[A-Z]{{3}}\\s*)?{}(?:\\s*{unit})?\\s*", numeral::PATTERN)
}

/// A date that somebody wrote behind a value: of `% by March` it is `March`.
fn date_behind(unit: &str) -> Option<&str> {
    if !unit.contains(' ') {
        return None;
    }
    const BEFORE: [&str; 5] = [" by ", " until ", " till ", " bis ", " before "];
    let padded = |word: &str| unit.find(word).or_else(|| unit.starts_with(word.trim_start()).then_some(0));
    let when = BEFORE.iter().find_map(|word| {
        let at = padded(word)?;
        unit.get(at..)?.trim_start().split_once(' ').map(|(_, when)| when)
    })?;
    let bare = when.trim_start_matches("the ").trim_start_matches("end of ").trim_start_matches("Ende ").to_lowercase();
    let first = bare.split([' ', ',', '.', '-', '/']).next().unwrap_or_default();
    let is_quarter = first.strip_prefix('q').is_some_and(|number| ["1", "2", "3", "4"].contains(&number));
    let is_year = first.len() == 4 && first.starts_with("20") && first.bytes().all(|byte| byte.is_ascii_digit());
    (is_quarter || is_year || MONTHS.split_whitespace().any(|month| month == first)).then_some(when)
}

/// The names of the months in English and German, whole and short.
const MONTHS: &str = "jan january januar feb february februar mar march mär märz apr april may mai jun june juni jul july \
    juli aug august sep sept september oct october okt oktober nov november dec december dez dezember";

fn is_unit(unit: &str) -> bool {
    if matches!(unit, "" | "%") {
        return true;
    }
    // A range without its other side, or a remark: `45 % (was 31 %)`.
    let goes_on = matches!(unit.split(' ').next(), Some("to" | "bis"))
        || (unit.contains(['(', ',', ';', ':', '=']) && unit.contains(|c: char| c.is_ascii_digit()));
    !goes_on
        && unit.chars().count() <= MAX_UNIT
        && !unit.chars().any(char::is_control)
        && unit.chars().next().is_none_or(|c| c.is_alphabetic() || "%‰€$£/°".contains(c))
}

/// Whether a text begins as a quantity does: with a digit, a sign or a currency.
pub(super) fn begins_as_one(text: &str) -> bool {
    let (_, _, rest) = Currency::leading(text);
    rest.trim_start_matches(['+', '-', '−']).starts_with(|c: char| c.is_ascii_digit())
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            Some(unit) => write!(f, "{} {unit}", self.number),
            None => write!(f, "{}", self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Quantity;
    use crate::values::FromText;

    #[test]
    fn numbers_with_their_units() {
        let table = [
            ("45", "45"),
            ("45%", "45 %"),
            ("12,5 %", "12.5 %"),
            ("300 ms", "300 ms"),
            ("15M EUR", "15000000 EUR"),
            ("€ 15M", "15000000 €"),
            ("EUR 15 M", "15000000 EUR"),
            ("2 000 €", "2000 €"),
            ("2\u{202f}000\u{a0}€", "2000 €"),
            ("3  tickets   per week", "3 tickets per week"),
            ("$5k per week", "5000 $ per week"),
            ("-€3", "-3 €"),
            ("-3 pp", "-3 pp"),
            ("4 of 10 teams", "4 of 10 teams"),
            ("5 km", "5 km"),
            ("5x", "5 x"),
            ("0.45", "0.45"),
            ("3 orders by phone", "3 orders by phone"),
            ("4 visits by marketers", "4 visits by marketers"),
        ];
        for (text, shown) in table {
            assert_eq!(Quantity::from_text(text).map(|q| q.to_string()).as_deref(), Ok(shown), "{text}");
        }
    }

    #[test]
    fn a_date_behind_a_value_is_no_unit() {
        for text in [
            "70 % by March",
            "70 % by the end of 2027",
            "45 teams until Q3",
            "45 Teams bis Ende Juni",
            "3 % by 2026-12-31",
        ] {
            let misread = Quantity::from_text(text).unwrap_err();
            assert!(misread.message.ends_with("has a date behind the value"), "{text}");
        }
    }

    #[test]
    fn what_has_no_number_is_refused() {
        for text in ["x %", "XX EUR", "? %", "N %", "€ XX", "TBD", "<number>"] {
            assert!(Quantity::from_text(text).unwrap_err().placeholder, "{text}");
        }
        let long = format!("5 {}", "a".repeat(10_000));
        for text in [
            "",
            "forty teams",
            "45 50",
            "45, maybe",
            "1e308 %",
            "\0",
            "5 \0",
            "🙂",
            "5 🙂",
            "45 % (was 31 %)",
            "%",
            "€",
            &long,
            "40,000 EUR",
        ] {
            assert!(!Quantity::from_text(text).unwrap_err().placeholder, "{text}");
        }
    }
}
