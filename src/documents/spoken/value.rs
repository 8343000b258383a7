use crate::config::Language;

/// Currencies have three capital letters.
const CURRENCY: usize = 3;

/// A value of ours as people of a language write it: `5 000 000.5 EUR per week` in German is `5.000.000,5 EUR je Woche`.
/// What bears no number stays as it is, and so does a unit, which somebody wrote.
pub fn value(written: &str, language: Language) -> String {
    match language {
        Language::English => written.to_owned(),
        Language::German => german(written),
    }
}

const BOUNDS: [(&str, &str); 4] = [
    ("at least ", "mindestens "),
    ("at most ", "höchstens "),
    ("more than ", "mehr als "),
    ("less than ", "weniger als "),
];

fn german(written: &str) -> String {
    for (english, german) in BOUNDS {
        if let Some(rest) = written.strip_prefix(english) {
            return format!("{german}{}", self::german(rest));
        }
    }
    let Some((number, rest)) = leading_number(written) else { return written.to_owned() };
    let number = number_in_german(number);
    for (between, word) in [("–", "–"), (" to ", " bis ")] {
        if let Some((high, unit)) = rest.strip_prefix(between).and_then(leading_number) {
            return format!("{number}{word}{}{}", number_in_german(high), unit_in_german(unit));
        }
    }
    format!("{number}{}", unit_in_german(rest))
}

/// The number that a text begins with, and what stands behind it; nothing where that is a part of a word.
fn leading_number(text: &str) -> Option<(&str, &str)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_digit = |at: usize| unsigned.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is_part =
        |(at, c): &(usize, char)| c.is_ascii_digit() || (matches!(c, '.' | '\u{a0}') && is_digit(at + c.len_utf8()));
    let length: usize = unsigned.char_indices().take_while(is_part).map(|(_, c)| c.len_utf8()).sum();
    let (number, rest) = text.split_at_checked(text.len() - unsigned.len() + length)?;
    let is_whole = rest.is_empty() || rest.starts_with([' ', '\u{a0}', '–', '%']);
    (is_whole && number.matches('.').count() < 2).then_some((number, rest))
}

/// With a comma, and dots between the thousands from five digits on.
fn number_in_german(number: &str) -> String {
    let (whole, part) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let digits: Vec<char> = digits.chars().filter(char::is_ascii_digit).collect();
    let mut out = sign.to_owned();
    for (at, digit) in digits.iter().enumerate() {
        if at > 0 && digits.len() > 4 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(*digit);
    }
    match part {
        Some(part) => format!("{out},{part}"),
        None => out,
    }
}

/// Of money, by what time it comes.
fn unit_in_german(unit: &str) -> String {
    let Some((currency, per)) = unit.split_once(" per ") else { return unit.to_owned() };
    let code = currency.trim_start_matches([' ', '\u{a0}']);
    let is_money = code.is_empty() || (code.len() == CURRENCY && code.bytes().all(|byte| byte.is_ascii_uppercase()));
    match German::of(per).filter(|_| is_money) {
        Some(time) => format!("{currency} je {}", time.one),
        None => unit.to_owned(),
    }
}

/// A length of time that somebody planned or estimated: `6 weeks`, in German `6 Wochen`.
pub fn duration(written: &str, language: Language) -> String {
    let said = || {
        let (number, unit) = leading_number(written)?;
        let time = German::of(unit.trim().trim_end_matches('s'))?;
        let name = if number == "1" { time.one } else { time.many };
        Some(format!("{} {name}", number_in_german(number)))
    };
    match language {
        Language::English => written.to_owned(),
        Language::German => said().unwrap_or_else(|| written.to_owned()),
    }
}

/// A unit of time.
pub(super) struct German {
    pub one: &'static str,
    pub many: &'static str,
    /// Behind "vor" and "in".
    pub dative: &'static str,
}

impl German {
    pub fn of(english: &str) -> Option<German> {
        let (one, many, dative) = match english {
            "day" => ("Tag", "Tage", "Tagen"),
            "week" => ("Woche", "Wochen", "Wochen"),
            "month" => ("Monat", "Monate", "Monaten"),
            "quarter" => ("Quartal", "Quartale", "Quartalen"),
            "year" => ("Jahr", "Jahre", "Jahren"),
            _ => return None,
        };
        Some(German { one, many, dative })
    }
}

#[cfg(test)]
mod tests {
    use super::{duration, value};
    use crate::config::Language::{English, German};

    #[test]
    fn german_has_a_comma_and_dots() {
        for (written, german) in [
            ("31 %", "31 %"),
            ("22.5 min", "22,5 min"),
            ("-0.5", "-0,5"),
            ("5\u{a0}000\u{a0}000 EUR", "5.000.000 EUR"),
            ("-1\u{a0}234\u{a0}567.125", "-1.234.567,125"),
            ("5000000 EUR", "5.000.000 EUR"),
            ("2026", "2026"),
            ("10–14.5 %", "10–14,5 %"),
            ("10 to 14.5 %", "10 bis 14,5 %"),
            ("at least 40.5 %", "mindestens 40,5 %"),
            ("21\u{a0}000 EUR per week", "21.000 EUR je Woche"),
            ("2.5 per month", "2,5 je Monat"),
            // What somebody wrote.
            ("4.5 orders per week", "4,5 orders per week"),
            ("v1.2", "v1.2"),
            ("1.2.3", "1.2.3"),
            ("3.5x", "3.5x"),
            ("good.", "good."),
            ("", ""),
        ] {
            assert_eq!(value(written, German), german);
            assert_eq!(value(written, English), written);
        }
    }

    #[test]
    fn lengths_of_time_have_german_names() {
        for (written, german) in
            [("1 week", "1 Woche"), ("6.5 weeks", "6,5 Wochen"), ("2 quarters", "2 Quartale"), ("soon", "soon")]
        {
            assert_eq!(duration(written, German), german);
            assert_eq!(duration(written, English), written);
        }
    }
}
