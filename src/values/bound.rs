use super::{Better, FromText, Misread, Target, quantity, shown, target, trimmed};
use std::fmt;

/// Which side of a value is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    AtLeast,
    AtMost,
}

impl Side {
    /// The side that is better; with `within` there is none.
    pub fn better(better: Better) -> Option<Side> {
        match better {
            Better::Up => Some(Side::AtLeast),
            Better::Down => Some(Side::AtMost),
            Better::Within => None,
        }
    }
}

/// When a criterion holds: `at least 40 %`, or a bare value whose side the metric's `better` tells.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Bound {
    pub side: Option<Side>,
    /// The value itself does not count: `> 40 %`, `below 3`.
    pub strict: bool,
    /// A range has no side.
    pub target: Target,
}

/// What stands before the value: side, and whether the value itself is left out.
const WORDS: [(&str, Side, bool); 28] = [
    ("at least", Side::AtLeast, false),
    ("at most", Side::AtMost, false),
    ("not less than", Side::AtLeast, false),
    ("no less than", Side::AtLeast, false),
    ("no fewer than", Side::AtLeast, false),
    ("not more than", Side::AtMost, false),
    ("no more than", Side::AtMost, false),
    ("up to", Side::AtMost, false),
    ("mindestens", Side::AtLeast, false),
    ("höchstens", Side::AtMost, false),
    ("maximal", Side::AtMost, false),
    ("more than", Side::AtLeast, true),
    ("over", Side::AtLeast, true),
    ("above", Side::AtLeast, true),
    ("less than", Side::AtMost, true),
    ("fewer than", Side::AtMost, true),
    ("under", Side::AtMost, true),
    ("below", Side::AtMost, true),
    ("mehr als", Side::AtLeast, true),
    ("weniger als", Side::AtMost, true),
    (">=", Side::AtLeast, false),
    ("<=", Side::AtMost, false),
    ("≥", Side::AtLeast, false),
    ("≤", Side::AtMost, false),
    (">", Side::AtLeast, true),
    ("<", Side::AtMost, true),
    ("=<", Side::AtMost, false),
    ("=>", Side::AtLeast, false),
];

impl FromText for Bound {
    fn from_text(text: &str) -> Result<Bound, Misread> {
        let written = trimmed(text);
        quantity::refuse_blank(written)?;
        let Some((side, strict, value)) =
            WORDS.iter().find_map(|(word, side, strict)| Some((*side, *strict, after(written, word)?)))
        else {
            if !quantity::begins_as_one(written) {
                return Err(Misread::new(format!("{} cannot be read as a criterion", shown(text))).help(HELP));
            }
            return Ok(Bound { side: None, strict: false, target: Target::from_text(text)? });
        };
        match Target::from_text(value)? {
            Target::Range { low, high } => {
                let misread = Misread::new(format!("{} is both a side and a range", shown(text)));
                Err(misread.help(format!(
                    "write one value, such as at least {low}, or the range alone: {} to {high}",
                    low.number
                )))
            }
            target => Ok(Bound { side: Some(side), strict, target }),
        }
    }

    fn schema() -> serde_json::Value {
        let words: Vec<String> = WORDS.iter().map(|(word, ..)| any_case(word)).collect();
        let pattern = format!("^\\s*(?:(?:{})\\s*)?{}$", words.join("|"), target::pattern());
        serde_json::json!({"type": ["number", "string"], "pattern": pattern})
    }
}

const HELP: &str = "criteria are written such as at least 40 %, at most 3, 10 to 14, or the value alone";

/// Whether a text begins with one of the words or signs for a side.
pub(super) fn names_a_side(text: &str) -> bool {
    WORDS.iter().any(|(word, ..)| after(text.trim(), word).is_some())
}

/// The text after a word, in any case; a word of letters ends at a blank.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    // Of letters outside ASCII only one that stands for itself is the first of a word.
    if text.bytes().next()?.to_ascii_lowercase() != word.bytes().next()? {
        return None;
    }
    let start = text.get(..word.len())?;
    let rest = text.get(word.len()..)?;
    let is_word = start.eq_ignore_ascii_case(word) || !start.is_ascii() && start.to_lowercase() == word;
    let matches = is_word && (!word.ends_with(char::is_alphabetic) || rest.starts_with(char::is_whitespace));
    matches.then(|| rest.trim_start())
}

/// A word as a regular expression whose first letter may be a capital.
fn any_case(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if first.is_alphabetic() => format!("[{first}{}]{}", first.to_uppercase(), letters.as_str()),
        _ => word.to_owned(),
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.side, self.strict) {
            (None, _) => write!(f, "{}", self.target),
            (Some(Side::AtLeast), false) => write!(f, "at least {}", self.target),
            (Some(Side::AtLeast), true) => write!(f, "more than {}", self.target),
            (Some(Side::AtMost), false) => write!(f, "at most {}", self.target),
            (Some(Side::AtMost), true) => write!(f, "less than {}", self.target),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Bound;
    use crate::values::FromText;

    #[test]
    fn sides_are_read_in_words_and_signs() {
        let table = [
            ("at least 40 %", "at least 40 %"),
            ("At most 3", "at most 3"),
            (">= 40", "at least 40"),
            (">=40", "at least 40"),
            ("≤ 5 ms", "at most 5 ms"),
            ("> 40 %", "more than 40 %"),
            ("<3", "less than 3"),
            ("mindestens 12,5 %", "at least 12.5 %"),
            ("Höchstens 3", "at most 3"),
            ("40 %", "40 %"),
            ("10 to 14", "10 to 14"),
            ("no more than € 5", "at most 5 €"),
            ("at least -3 %", "at least -3 %"),
        ];
        for (text, shown) in table {
            assert_eq!(Bound::from_text(text).map(|bound| bound.to_string()).as_deref(), Ok(shown), "{text}");
        }
        assert!(Bound::from_text("at least x %").unwrap_err().placeholder);
        assert!(Bound::from_text(">= XX").unwrap_err().placeholder);
        let long = "at least ".repeat(2_000);
        for text in [
            "",
            "at least",
            "at least 10 to 14",
            "atleast 5",
            "at least at most 3",
            ">",
            ">== 3",
            "\0",
            "🙂",
            "höchsten",
            &long,
        ] {
            assert!(Bound::from_text(text).is_err(), "{text}");
        }
    }
}
