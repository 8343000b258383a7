use std::ops::Range;

use super::trimmed;

/// Whole values that say that there is none yet.
const WORDS: &[&str] = &["tbd", "todo", "n/a", "none", "see above", "keine", "folgt"];

/// Tags that a line of Markdown may consist of; anything else in angle brackets is a blank.
const TAGS: &[&str] = &[
    "a", "b", "br", "code", "details", "div", "em", "hr", "i", "img", "kbd", "li", "ol", "p", "pre", "s", "small",
    "span", "strong", "sub", "sup", "table", "td", "th", "tr", "u", "ul",
];

/// Whether the whole value only holds the place of one: `TBD`, `???`, `-`, `a|b|c`, a blank of `pm new`.
/// A text that merely contains such a word is text, and an empty one is absent.
pub fn is_placeholder(text: &str) -> bool {
    let text = trimmed(text);
    if text.is_empty() {
        return false;
    }
    // Nearly every text begins with a letter or a digit and ends with one or with a full stop: nothing to be taken off.
    let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    let sentence = text.strip_suffix('.').unwrap_or(text);
    if is_letter(text.bytes().next()) && is_letter(sentence.bytes().next_back()) {
        return is_word_for_nothing(sentence) || is_choice(text);
    }
    let inside = text.trim_matches(is_decoration);
    inside.is_empty() || is_word_for_nothing(inside) || is_choice(text) || is_blank(text)
}

fn is_word_for_nothing(text: &str) -> bool {
    const LOREM: &str = "lorem ipsum";
    match text.bytes().next() {
        Some(b'l' | b'L') => text.get(..LOREM.len()).is_some_and(|start| start.eq_ignore_ascii_case(LOREM)),
        // No word for nothing is longer than "see above".
        _ => text.len() <= 9 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)),
    }
}

/// Punctuation and emphasis around a word; nothing else is nothing at all.
fn is_decoration(c: char) -> bool {
    // A pattern, not a search in a string: every text of every record passes here.
    matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | '*' | '_' | '(' | ')' | '[' | ']' | '"' | '\'' | '`' | '-')
        || matches!(c, '–' | '—' | '…' | '„' | '“' | '”')
        || c.is_whitespace()
}

/// Single words between bars, left from a template.
fn is_choice(text: &str) -> bool {
    if memchr::memchr(b'|', text.as_bytes()).is_none() {
        return false;
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || "*_()\"'`".contains(c));
    let is_word = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    text.split('|').all(is_word)
}

/// What `pm new` leaves where it cannot know: `<how many of whom>`. No autolink and no HTML.
fn is_blank(text: &str) -> bool {
    let Some(inside) = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) else { return false };
    if inside.trim().is_empty()
        || inside.contains(['<', '>'])
        || inside.starts_with(['/', '!'])
        || inside.ends_with('/')
    {
        return false;
    }
    let tag = inside.split_whitespace().next().unwrap_or(inside);
    if TAGS.iter().any(|name| name.eq_ignore_ascii_case(tag)) && (tag.len() == inside.len() || inside.contains('=')) {
        return false;
    }
    inside.contains([' ', '?']) && !is_address(inside) || !inside.contains([':', '@', '/'])
}

fn is_address(inside: &str) -> bool {
    !inside.contains(char::is_whitespace) && (inside.contains("://") || inside.contains('@'))
}

/// Whether a value that should be a number begins with a letter or a question mark in its place: `x %`, `€ XX`, `? %`.
pub(super) fn is_blank_number(text: &str) -> bool {
    let after_sign = |c: char| c.is_whitespace() || "+-−<>=≤≥~€$£".contains(c);
    let word = text.trim_start_matches(after_sign).split(|c: char| c.is_whitespace() || "%€$£/".contains(c)).next();
    word.is_some_and(is_blank_digits)
}

/// Where in a sentence a percentage has no number: `increase activation by x %`.
pub fn blank_number_in(text: &str) -> Option<Range<usize>> {
    for (percent, _) in text.match_indices('%') {
        let before = text.get(..percent).unwrap_or_default();
        let trimmed = before.trim_end();
        // Far more than any blank, and a bound on what is looked at again for the next percent sign.
        let word = trimmed.len()
            - trimmed
                .chars()
                .rev()
                .take(12)
                .take_while(|c| c.is_alphanumeric() || "?_#.,".contains(*c))
                .map(char::len_utf8)
                .sum::<usize>();
        // What is the text of a link stands where the link leads.
        let is_linked = trimmed.get(..word).is_some_and(|before| before.ends_with('['))
            && text.get(percent + 1..).is_some_and(|behind| behind.starts_with("][") || behind.starts_with("]("));
        if !is_linked && trimmed.get(word..).is_some_and(is_blank_digits) {
            return Some(word..percent + 1);
        }
    }
    None
}

/// One letter or sign that stands for digits, repeated: `x`, `XX`, `n`, `y.y`, `??`, `__`.
fn is_blank_digits(word: &str) -> bool {
    let mut digits = word.chars().filter(|c| !matches!(c, '.' | ',')).map(|c| c.to_ascii_lowercase());
    let Some(first) = digits.next() else { return false };
    matches!(first, 'x' | 'n' | 'y' | '?' | '_' | '#') && word.len() <= 10 && digits.all(|digit| digit == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_what_only_looks_like_one() {
        let placeholders = [
            "TBD",
            " tbd. ",
            "**TODO**",
            "???",
            "?",
            "n/a",
            "N/A",
            "none",
            "None.",
            "-",
            "–",
            "—",
            "(see above)",
            "keine",
            "_folgt_",
            "Lorem ipsum dolor sit amet",
            "a|b|c",
            "persevere | pivot | stop",
            "…",
            "<how many of whom>",
            "<metric>",
            "<who?>",
            "<why: what makes it urgent now>",
            "<5 or 10 days/weeks?>",
        ];
        for text in placeholders {
            assert!(is_placeholder(text), "{text}");
        }
        let texts = [
            "",
            " ",
            "none of the teams invites anyone",
            "TBD by Ada",
            "a",
            "0",
            "👍",
            "[[id|text]]",
            "| a | b |",
            "a||b",
            "<https://example.org>",
            "<ada@example.org>",
            "<br>",
            "<br/>",
            "</p>",
            "<!-- x -->",
            "<img src=x>",
            "<>",
            "<",
            "> 45",
            "< 5",
            "sign ups | trials",
            "\0",
            "%",
            "keine Ahnung",
            "tbdx",
            "<a> and <b>",
            "x",
        ];
        for text in texts {
            assert!(!is_placeholder(text), "{text}");
        }
        for hostile in ["|".repeat(10_000), "<".repeat(10_000), "🙂|".repeat(10_000), "*".repeat(10_000)] {
            is_placeholder(&hostile);
        }
    }

    #[test]
    fn numbers_that_are_still_blank() {
        for text in ["x %", "XX", "? %", "N %", "__ %", "€ XX", "x.x %", "+x %", "n teams", "X%", ">= x %"] {
            assert!(is_blank_number(text), "{text}");
        }
        for text in ["5x", "xylophone", "", "45 %", "xy %", "no", "Xmas"] {
            assert!(!is_blank_number(text), "{text}");
        }
        assert_eq!(blank_number_in("Increase activation by x % in Q4"), Some(23..26));
        assert_eq!(blank_number_in("größer um XX%"), Some(12..15));
        for text in ["by 5 %", "max %", "%", "", "🙂%", "the % of x"] {
            assert_eq!(blank_number_in(text), None, "{text}");
        }
        blank_number_in(&"x%".repeat(10).repeat(1000));
        blank_number_in(&" %".repeat(10_000));
    }
}
