/// The text without blanks around it. Nearly every value begins and ends with a letter, a digit or a sign of ASCII, which
/// two bytes tell; the library decodes characters to find out.
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// The fewest words that can give a reason.
const ENOUGH: usize = 3;

/// Whether a reason (a `why`, a `learned`) is too short to be one: under three words. An empty one is absent, not short.
pub fn too_short_reason(text: &str) -> bool {
    let mut words = 0;
    let mut without_blanks = 0;
    for word in text.split_whitespace() {
        if word.chars().any(char::is_alphanumeric) {
            words += 1;
        }
        without_blanks += word.chars().filter(|c| is_written_without_blanks(*c)).count();
        if words >= ENOUGH || without_blanks >= 2 * ENOUGH {
            return false;
        }
    }
    words > 0
}

/// Chinese, Japanese and Thai put no blanks between words; two characters are about a word.
fn is_written_without_blanks(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::too_short_reason;

    #[test]
    fn reasons_have_three_words() {
        for text in ["obsolete", "no budget", " done - ", "n/a", "🙂 done"] {
            assert!(too_short_reason(text), "{text}");
        }
        for text in ["", "  ", "🙂", "too few users", "nobody used it", "利用者が少なすぎた", "\0"] {
            assert!(!too_short_reason(text), "{text}");
        }
        assert!(too_short_reason(&"a".repeat(10_000)));
    }
}
