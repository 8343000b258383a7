use crate::values::Date;

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

/// "22 November 2026".
pub fn day_in_words(day: Date) -> String {
    let month = usize::try_from(day.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    format!("{}\u{a0}{} {}", day.day(), month.unwrap_or(&""), day.year())
}

/// The text on one line, at most so many characters of it.
pub fn shortened(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let gap = usize::from(!out.is_empty());
        if count + gap + length > most {
            let room = most.saturating_sub(count + gap + 1);
            if out.is_empty() {
                out.extend(word.chars().take(room));
            }
            out.push('…');
            return out;
        }
        if gap > 0 {
            out.push(' ');
        }
        out.push_str(word);
        count += gap + length;
    }
    out
}

/// Long whole numbers in groups of three: `15 000 000 EUR`.
pub fn grouped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut rest = text;
    let mut is_fraction = false;
    while let Some(first) = rest.chars().next() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits == 0 {
            is_fraction = first == '.' || (is_fraction && first.is_ascii_digit());
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or("");
            continue;
        }
        let (number, after) = rest.split_at(digits);
        let is_whole = !is_fraction && digits > 4;
        for (place, digit) in number.chars().enumerate() {
            if is_whole && place > 0 && (digits - place) % 3 == 0 {
                out.push('\u{202f}');
            }
            out.push(digit);
        }
        is_fraction = false;
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{grouped, shortened};

    #[test]
    fn long_numbers_are_read_in_threes() {
        for (text, written) in [
            ("15000000 EUR", "15\u{202f}000\u{202f}000 EUR"),
            ("2026", "2026"),
            ("-12500.123456", "-12\u{202f}500.123456"),
            ("38 %", "38 %"),
            ("", ""),
        ] {
            assert_eq!(grouped(text), written);
        }
    }

    #[test]
    fn what_is_shortened_says_so() {
        assert_eq!(shortened("one two  three", 20), "one two three");
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened(&"x".repeat(10_000), 10).chars().count(), 10);
    }
}
