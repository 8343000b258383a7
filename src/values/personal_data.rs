use std::ops::Range;

/// What in a text names a person who can be reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PersonalData {
    Email,
    Telephone,
}

/// Endings of files, which an `@` in front of makes no address of: `logo@2x.png`.
const FILE_ENDINGS: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "md", "yaml", "yml", "json", "js", "ts", "tsx", "css",
    "html", "rs", "py", "sh", "zip", "tgz", "gz",
];

/// Words after which a number is an id.
const IDS: &[&str] =
    &["isbn", "issn", "doi", "id", "ids", "uuid", "ticket", "order", "invoice", "case", "sku", "iban", "rechnung"];

/// The longest part of an address before the `@` (RFC 5321).
const LONGEST_LOCAL_PART: usize = 64;

/// E-mail addresses and telephone numbers, in the order of the text. Takes time in proportion to the text.
pub fn personal_data(text: &str) -> Vec<(Range<usize>, PersonalData)> {
    let mut found = emails(text);
    if may_hold_telephone(text) {
        found.extend(telephones(text));
    }
    found.sort_by_key(|(range, _)| (range.start, range.end));
    found
}

fn emails(text: &str) -> Vec<(Range<usize>, PersonalData)> {
    let mut found: Vec<(Range<usize>, PersonalData)> = Vec::new();
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let is_local = |c: &char| c.is_alphanumeric() || "._%+-".contains(*c);
        let local: usize = before.chars().rev().take(LONGEST_LOCAL_PART).take_while(is_local).map(char::len_utf8).sum();
        let local = before.get(at - local..).unwrap_or_default().trim_start_matches(['.', '-', '+', '%', '_']);
        let length = after.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(after.len());
        let domain = after.get(..length).unwrap_or_default().trim_end_matches(['.', '-']);
        // `git@host:path` is the address of a repository.
        if !local.is_empty() && local != "git" && is_domain(domain) {
            found.push((at - local.len()..at + 1 + domain.len(), PersonalData::Email));
        }
    }
    found
}

fn is_domain(domain: &str) -> bool {
    let Some((host, top)) = domain.rsplit_once('.') else { return false };
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && label.chars().any(char::is_alphabetic);
    host.split('.').all(|label| !label.is_empty() && !label.starts_with('-'))
        && host.split('.').any(is_label)
        && top.chars().count() >= 2
        && top.chars().all(char::is_alphabetic)
        && !FILE_ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(top))
}

fn telephones(text: &str) -> Vec<(Range<usize>, PersonalData)> {
    let mut found = Vec::new();
    let mut from = 0;
    let may_begin = |byte: &u8| matches!(byte, b'+' | b'0'..=b'9' | b':');
    while let Some(start) = text.as_bytes().get(from..).and_then(|rest| rest.iter().position(may_begin)) {
        let start = from + start;
        let rest = text.get(start..).unwrap_or_default();
        if let Some(behind) = rest.strip_prefix(':') {
            let address = behind.strip_prefix("//");
            let ends = |address: &str| address.find(|c: char| c.is_whitespace() || "<>\"`".contains(c));
            from = start + 1 + address.map_or(0, |address| 2 + ends(address).unwrap_or(address.len()));
            continue;
        }
        let number = Dialled::read(rest);
        from = start + number.length.max(1);
        let before = text.get(..start).unwrap_or_default();
        if number.is_telephone()
            && stands_alone(before)
            && !is_counted(text.get(start + number.length..).unwrap_or_default())
        {
            found.push((start..start + number.length, PersonalData::Telephone));
        }
    }
    found
}

/// Whether a `+` stands in a text, or a 0 that is not within a word, an amount or a date: every number to dial begins with
/// one of these, and few texts have any.
fn may_hold_telephone(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_joined = |before: &u8| before.is_ascii_alphanumeric() || matches!(before, b'-' | b'.' | b'/');
    let stands_alone = |at: usize| !at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(is_joined);
    memchr::memchr2_iter(b'+', b'0', bytes).any(|at| bytes.get(at) == Some(&b'+') || stands_alone(at))
}

/// Digits in groups, with a single blank, `-`, `/` or `.` between them.
struct Dialled<'t> {
    text: &'t str,
    length: usize,
    digits: usize,
}

impl<'t> Dialled<'t> {
    fn read(text: &'t str) -> Dialled<'t> {
        let mut number = Dialled { text, length: usize::from(text.starts_with('+')), digits: 0 };
        let mut is_between = false;
        for (position, c) in text.char_indices().skip(number.length) {
            match c {
                '0'..='9' => {
                    is_between = false;
                    number.digits += 1;
                    number.length = position + 1;
                }
                // Around an area code or the 0 that is left out: `+49 (0)30`.
                '(' | ')' if number.digits > 0 => {}
                ' ' | '\u{a0}' | '-' | '/' | '.' if !is_between => is_between = true,
                _ => break,
            }
        }
        number.text = text.get(..number.length).unwrap_or_default();
        number
    }

    /// How many digits each group has, and what stands behind it. Asked of few: most numbers are too short.
    fn groups(&self) -> Vec<(usize, Option<char>)> {
        let mut groups = Vec::new();
        let mut group = 0;
        for c in self.text.chars().filter(|c| !matches!(c, '+' | '(' | ')')) {
            match c.is_ascii_digit() {
                true => group += 1,
                false => groups.push((std::mem::take(&mut group), Some(c))),
            }
        }
        groups.push((group, None));
        groups
    }

    fn is_telephone(&self) -> bool {
        let text = self.text;
        if text.starts_with('+') {
            return (8..=15).contains(&self.digits);
        }
        if !text.starts_with('0') || text.starts_with("000") || !(9..=16).contains(&self.digits) {
            return false;
        }
        // Behind the 0 of a decimal number or an ISBN stands a point or a dash; three zeros begin no number.
        let groups = self.groups();
        let only_zero_first = groups.len() > 1 && groups.first().is_some_and(|(digits, _)| *digits == 1);
        !only_zero_first && !is_date(text, &groups)
    }
}

/// Day, month and year with the same sign between them, and another sign behind them or none.
fn is_date(text: &str, groups: &[(usize, Option<char>)]) -> bool {
    let [(2, Some(first)), (2, Some(second)), (2 | 4, third), ..] = *groups else { return false };
    let number = |range: Range<usize>| text.get(range).and_then(|digits| digits.parse::<u8>().ok()).unwrap_or(u8::MAX);
    let (one, other) = (number(0..2), number(3..5));
    first == second && third != Some(first) && first != ' ' && one <= 31 && other <= 31 && one.min(other) <= 12
}

/// Not the end of a word, of an id, of an amount or of a path.
fn stands_alone(before: &str) -> bool {
    let joined = |c: char| c.is_alphanumeric() || "_-./#@=&?%€$£+,\\~^*".contains(c);
    // Emphasis may stand around a number, a product before it.
    if before.ends_with("**") {
        return stands_alone(before.trim_end_matches('*'));
    }
    if before.ends_with(joined) || before.trim_end().ends_with(['€', '$', '£', '#']) {
        return false;
    }
    let sentence = before.trim_end_matches([' ', ':', '.']);
    let word: String = sentence.chars().rev().take(10).take_while(|c| c.is_alphabetic()).collect();
    let word: String = word.chars().rev().collect();
    !IDS.iter().any(|id| id.eq_ignore_ascii_case(&word))
}

/// What follows shows that the digits are an amount, or that they go on as something else.
fn is_counted(after: &str) -> bool {
    if after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '%') {
        return true;
    }
    let mut characters = after.chars();
    if matches!(characters.next(), Some('.' | ',' | '-' | '/' | ':' | '@'))
        && characters.next().is_some_and(char::is_alphanumeric)
    {
        return true;
    }
    let unit = after.trim_start();
    unit.starts_with(['%', '€', '$', '£'])
        || unit.get(..3).is_some_and(|code| super::Currency::from_word(code).is_some())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{PersonalData, personal_data};

    fn found(text: &str) -> Vec<&str> {
        personal_data(text).into_iter().map(|(range, _)| text.get(range).unwrap()).collect()
    }

    #[test]
    fn people_who_can_be_reached() {
        let table: &[(&str, &[&str])] = &[
            ("write to ada@example.org.", &["ada@example.org"]),
            ("<ada.l+x@mail.example.co.uk>, jürgen@müller.de", &["ada.l+x@mail.example.co.uk", "jürgen@müller.de"]),
            ("Call +49 30 1234567 or +4930123456.", &["+49 30 1234567", "+4930123456"]),
            ("(+49 (0)30 1234567)", &["+49 (0)30 1234567"]),
            ("Tel: 030/1234567, mobile 0171-123 45 67", &["030/1234567", "0171-123 45 67"]),
            ("01 23 45 67 89", &["01 23 45 67 89"]),
            ("**0171 1234567**", &["0171 1234567"]),
            ("0049 30 1234567", &["0049 30 1234567"]),
        ];
        for (text, expected) in table {
            assert_eq!(found(text), *expected, "{text}");
        }
        assert_eq!(personal_data("a@b.de").first().unwrap().1, PersonalData::Email);
    }

    #[test]
    fn what_only_looks_like_it() {
        let texts = [
            "",
            "user@2x.png",
            "@ada and @grace",
            "a@b",
            "react@18.2.0",
            "git@github.com:acme/x.git",
            "https://medium.com/@ada",
            "ada@",
            "@",
            "2026-11-22",
            "01.02.2026 10:30",
            "01.02.2026 to 05.03.2026",
            "01.02.26-05.02.26",
            "04/05/2026-06/05/2026",
            "40 000 000 EUR",
            "+40 000 000 EUR",
            "€ 0123456789",
            "+12345678 %",
            "0.123456789",
            "ISBN 0306406152",
            "ISBN 0-306-40615-2",
            "T-0012345678",
            "#0123456789",
            "https://example.org/0123456789?q=+4930123456",
            "1.10.20.30.40",
            "000123456789",
            "01234567-89ab-cdef-0123-456789abcdef",
            "0x0123456789",
            "+5 to +10",
            "12345678901234567890",
            "01-02-03-04-05.md",
            "order 0123456789",
            "01234567890123456789",
            "7 of 9 interviews, 2024",
            "+1234567",
            "🙂+🙂",
            "10:00:00+02:00",
            "id: 0123456789",
            "\0",
        ];
        for text in texts {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn long_texts_take_no_longer_than_they_are() {
        let started = std::time::Instant::now();
        for piece in ["a@", "@", "a.", "0", "0 ", "+1", "+", "0-", "://", "(0", "*", "**0", "0*", "a@b.de ", "€ "] {
            personal_data(&piece.repeat(100_000));
        }
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
