use std::fmt;

/// Between the parts of an encoded [`Misread`]; no message contains it, since [`shown`] escapes it.
const SEPARATOR: char = '\u{1f}';

/// How many characters of a value a message repeats.
const SHOWN: usize = 60;

/// Why a text is not the value that was expected, in words its writer can act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    pub message: String,
    pub help: Option<String>,
    /// What to write in place of the whole scalar, where that is safe.
    pub replacement: Option<String>,
    /// Nothing was filled in: a finding of `placeholder-text` rather than of `invalid-value`.
    pub placeholder: bool,
}

/// A value that is written as one scalar.
pub trait FromText: Sized {
    fn from_text(text: &str) -> Result<Self, Misread>;

    /// JSON Schema (draft-07) of the written form.
    fn schema() -> serde_json::Value;
}

impl Misread {
    pub fn new(message: impl Into<String>) -> Misread {
        Misread { message: message.into(), help: None, replacement: None, placeholder: false }
    }

    pub fn help(mut self, help: impl Into<String>) -> Misread {
        self.help = Some(help.into());
        self
    }

    pub fn replacement(mut self, replacement: impl Into<String>) -> Misread {
        self.replacement = Some(replacement.into());
        self
    }

    /// The value says that it is still to be filled in.
    pub fn placeholder(text: &str) -> Misread {
        let message = format!("{} says nothing yet", shown(text));
        let misread = Misread::new(message).help("fill it in, or leave the field out until it is known");
        Misread { placeholder: true, ..misread }
    }

    /// A letter or a question mark stands where a number belongs.
    pub fn blank_number(text: &str) -> Misread {
        let message = format!("{} has no number yet", shown(text));
        let misread = Misread::new(message).help("write the number, or leave the field out until it is known");
        Misread { placeholder: true, ..misread }
    }

    /// One line for channels that carry only text, such as serde's `Error::custom`; see [`Misread::decode`].
    pub fn encode(&self) -> String {
        self.to_string()
    }

    /// Reads what `encode` wrote. Any other text is a message without help.
    pub fn decode(text: &str) -> Misread {
        let mut parts = text.split(SEPARATOR);
        let message = parts.next().unwrap_or_default();
        match (parts.next(), parts.next(), parts.next()) {
            (Some(help), Some(replacement), Some(placeholder)) => Misread {
                message: message.into(),
                help: help.strip_prefix('+').map(str::to_owned),
                replacement: replacement.strip_prefix('+').map(str::to_owned),
                placeholder: placeholder.starts_with('1'),
            },
            _ => Misread::new(text),
        }
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |text: &Option<String>| {
            text.as_ref().map_or_else(String::new, |text| format!("+{}", text.replace(SEPARATOR, " ")))
        };
        let message = self.message.replace(SEPARATOR, " ");
        let placeholder = u8::from(self.placeholder);
        write!(f, "{message}{SEPARATOR}{}{SEPARATOR}{}", part(&self.help), part(&self.replacement))?;
        write!(f, "{SEPARATOR}{placeholder}")
    }
}

impl std::error::Error for Misread {}

/// The value in backticks as messages repeat it: trimmed, cut, and with control characters escaped.
pub fn shown(text: &str) -> String {
    let text = text.trim();
    let mut shown = String::from("`");
    for (n, character) in text.chars().enumerate() {
        if n == SHOWN {
            shown.push('…');
            break;
        }
        match character {
            // A backtick inside would end the quotation early.
            '`' => shown.push('\''),
            c if c.is_control() || is_direction_mark(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown.push('`');
    shown
}

/// Characters that would reorder or hide the text around them.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Misread, shown};

    #[test]
    fn survives_the_way_through_a_text() {
        for misread in [
            Misread::new("plain"),
            Misread::new("").help("").replacement(""),
            Misread::new("a").help("b"),
            Misread::new("a").replacement("2026-11-22"),
            Misread::placeholder("TBD"),
            Misread::blank_number("x %"),
        ] {
            assert_eq!(Misread::decode(&misread.encode()), misread);
        }
        assert_eq!(Misread::decode("invalid type: map"), Misread::new("invalid type: map"));
        let hostile = Misread::new("a\u{1f}b").help("\u{1f}\u{1f}").replacement("\u{1f}1");
        assert_eq!(Misread::decode(&hostile.encode()).message, "a b");
    }

    #[test]
    fn long_and_unprintable_values_are_shown_safely() {
        assert_eq!(shown("  2026 "), "`2026`");
        assert_eq!(shown("a\0b`c\u{1f}"), "`a\\u{0}b'c\\u{1f}`");
        assert_eq!(shown(&"🙂".repeat(10_000)).chars().count(), 63);
    }
}
