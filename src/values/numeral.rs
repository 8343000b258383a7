use super::{Misread, Number, shown};

/// The most digits that a number may have.
const MAX_DIGITS: usize = 30;

/// How a number is written, as a regular expression. The reader refuses some that match: doubtful ones.
pub(super) const PATTERN: &str =
    "[+\u{2212}-]?[0-9]+(?:[_.,][0-9]+|[ \u{a0}\u{202f}\u{2009}][0-9]{3})*(?:[ \u{a0}\u{202f}\u{2009}]?[kKM])?";

/// Whether a single point before exactly three digits is sure to be a decimal point. In money it is not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    Decimal,
    Doubtful,
}

/// The number that a text begins with, and the rest of the text without leading blanks.
/// Nothing where it does not begin with one.
pub(super) fn leading(text: &str, point: Point) -> Result<Option<(Number, &str)>, Misread> {
    let (negative, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if let Some((whole, rest)) = whole_number(unsigned) {
        let number = Number::from(whole);
        return Ok(Some((if negative { number.negated() } else { number }, rest)));
    }
    let (written, rest) = unsigned.split_at(end_of_digits(unsigned));
    if written.is_empty() {
        return Ok(None);
    }
    if is_power_of_ten(rest) {
        let misread = Misread::new(format!("{} has a power of ten", shown(text)));
        return Err(misread.help("write the number out, such as 1250 or 3k"));
    }
    let (power, rest) = suffix(rest);
    match read(written, point) {
        Reading::Sure(digits) => {
            let number = digits.number(power).ok_or_else(|| too_long(text))?;
            Ok(Some((if negative { number.negated() } else { number }, rest)))
        }
        Reading::Doubtful(thousands, decimal) => {
            let misread = Misread::new(format!("{} can be read in two ways", shown(text)));
            match (thousands.number(power), decimal.number(power)) {
                (Some(one), Some(other)) => Err(misread.help(format!("did you mean {one} or {other}?"))),
                _ => Err(too_long(text)),
            }
        }
        Reading::None => {
            let misread = Misread::new(format!("{} cannot be read as a number", shown(text)));
            Err(misread.help("write it such as 1250000, 1 250 000 or 0.5"))
        }
    }
}

/// What nearly every number is: digits, then the end, `%`, or a unit of other letters than those of thousands, millions
/// and powers of ten.
fn whole_number(text: &str) -> Option<(i64, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (written, rest) = text.split_at_checked(digits).filter(|_| (1..=18).contains(&digits))?;
    let unit = rest.strip_prefix(' ').unwrap_or(rest);
    match unit.bytes().next() {
        None if rest.is_empty() => {}
        Some(b'%') => {}
        Some(byte) if byte.is_ascii_alphabetic() && !matches!(byte, b'k' | b'K' | b'M' | b'e' | b'E') => {}
        _ => return None,
    }
    Some((written.parse().ok()?, unit))
}

fn too_long(text: &str) -> Misread {
    Misread::new(format!("{} has too many digits", shown(text))).help(format!("up to {MAX_DIGITS} digits are read"))
}

/// What digits and separators can mean.
enum Reading {
    Sure(Digits),
    Doubtful(Digits, Digits),
    None,
}

/// Digits, and how many of them stand behind the decimal point.
struct Digits {
    digits: String,
    places: usize,
}

impl Digits {
    fn of(whole: &str, places: &str) -> Digits {
        Digits { digits: [whole, places].concat(), places: places.len() }
    }

    /// The number times ten to that power; nothing where there are too many digits.
    fn number(&self, power: u32) -> Option<Number> {
        let digits = self.digits.trim_start_matches('0');
        if digits.len() > MAX_DIGITS || self.places > MAX_DIGITS {
            return None;
        }
        let mantissa: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        Number::new(mantissa.checked_mul(10_i128.checked_pow(power)?)?, u8::try_from(self.places).ok()?)
    }
}

fn read(written: &str, point: Point) -> Reading {
    // What nearly every number is.
    if written.bytes().all(|byte| byte.is_ascii_digit()) {
        return Reading::Sure(Digits::of(written, ""));
    }
    let written = written.replace('_', "");
    let (points, commas) = (written.matches('.').count(), written.matches(',').count());
    let (decimal, group) = match (points, commas) {
        (0, 0) => (None, None),
        (1, 0) => (Some('.'), None),
        (0, 1) => (Some(','), None),
        (_, 0) => (None, Some('.')),
        (0, _) => (None, Some(',')),
        // Of two signs the last is the decimal one: `1,234.5` and `1.234,5`.
        (_, _) if written.rfind('.') > written.rfind(',') => (Some('.'), Some(',')),
        (_, _) => (Some(','), Some('.')),
    };
    let Some(decimal) = decimal else {
        return ungrouped(&written, group).map_or(Reading::None, |whole| Reading::Sure(Digits::of(&whole, "")));
    };
    let Some((whole, places)) = written.split_once(decimal) else { return Reading::None };
    if !places.bytes().all(|byte| byte.is_ascii_digit()) {
        return Reading::None;
    }
    let sure = decimal == '.' && point == Point::Decimal;
    if !sure && group.is_none() && could_be_thousands(whole, places) {
        return Reading::Doubtful(Digits::of(&format!("{whole}{places}"), ""), Digits::of(whole, places));
    }
    ungrouped(whole, group).map_or(Reading::None, |whole| Reading::Sure(Digits::of(&whole, places)))
}

fn could_be_thousands(whole: &str, places: &str) -> bool {
    places.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') && whole.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits without blanks and group signs; nothing where a group has not three digits.
fn ungrouped(whole: &str, group: Option<char>) -> Option<String> {
    let mut digits = String::new();
    let parts: Vec<&str> = whole.split(|c| is_blank(c) || Some(c) == group).collect();
    for (n, part) in parts.iter().enumerate() {
        let fits = if n == 0 { parts.len() == 1 || (1..=3).contains(&part.len()) } else { part.len() == 3 };
        if !fits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.push_str(part);
    }
    Some(digits)
}

/// Where digits and the separators between them end. A blank separates only before exactly three digits.
fn end_of_digits(text: &str) -> usize {
    let mut end = 0;
    let mut rest = text.chars();
    loop {
        let mut next = rest.clone();
        let digits_follow = |exactly_three: bool| {
            let count = next_digits(rest.as_str());
            if exactly_three { count == 3 } else { count > 0 }
        };
        let goes_on = match next.next() {
            Some(c) if c.is_ascii_digit() => true,
            Some('.' | ',' | '_') => end > 0 && digits_follow(false),
            Some(c) if is_blank(c) => end > 0 && digits_follow(true),
            _ => false,
        };
        if !goes_on {
            return end;
        }
        rest = next;
        end = text.len() - rest.as_str().len();
    }
}

/// How many digits stand behind the first character, counted up to four.
fn next_digits(text: &str) -> usize {
    text.chars().skip(1).take(4).take_while(char::is_ascii_digit).count()
}

/// `k` and `M` as powers of ten, and what follows without leading blanks.
fn suffix(rest: &str) -> (u32, &str) {
    let trimmed = rest.trim_start();
    for (letter, power) in [('k', 3), ('K', 3), ('M', 6)] {
        if let Some(after) = trimmed.strip_prefix(letter)
            && !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'))
        {
            return (power, after.trim_start());
        }
    }
    (0, trimmed)
}

fn is_power_of_ten(rest: &str) -> bool {
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else { return false };
    exponent.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit())
}

/// Blanks that people group digits with: plain, no-break, narrow no-break and thin.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}
