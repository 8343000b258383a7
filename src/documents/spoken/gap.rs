//! What a sentence of ours leaves open, and how that is said in German.

use super::day::short_in_german;
use super::value::{German, value};
use super::{duration, named};
use crate::config::Language;

/// What may stand in a gap.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// `{n}`: 41 %, at least 5 000 EUR per week.
    Figure,
    /// `{d}`: 2026-11-22, 2026-Q4, 3 Dec.
    Day,
    /// `{t}`: 12 days. Behind "vor" and "seit" the German is `{dative}`.
    Stretch,
    /// In German alone: "12 Tagen".
    Dative,
    /// `{w}`: words that stand in the table too.
    Known,
    /// `{?}`: words that may stand there, or are somebody's.
    Maybe,
    /// `{}`: a name.
    Name,
    /// `{rest}`: what somebody wrote, commas and all.
    Rest,
}

/// How each is written in the table.
pub(super) const WRITTEN: [(&str, Gap); 8] = [
    ("{n}", Gap::Figure),
    ("{d}", Gap::Day),
    ("{t}", Gap::Stretch),
    ("{dative}", Gap::Dative),
    ("{w}", Gap::Known),
    ("{?}", Gap::Maybe),
    ("{}", Gap::Name),
    ("{rest}", Gap::Rest),
];

/// Who knows the table.
pub(super) trait Search {
    fn with_days(&self) -> bool;
    /// Words that stand within others.
    fn within(&self, text: &str) -> Option<String>;
}

impl Gap {
    /// The first gap of a sentence, with what stands before and behind it.
    pub fn first_in(text: &'static str) -> Option<(&'static str, Gap, &'static str)> {
        let first = WRITTEN
            .iter()
            .filter_map(|(written, gap)| Some((text.find(written)?, *written, *gap)))
            .min_by_key(|gap| gap.0);
        let (at, written, gap) = first?;
        Some((text.get(..at)?, gap, text.get(at + written.len()..)?))
    }

    /// Nothing where this does not stand in such a gap.
    pub fn in_german(self, text: &str, search: &impl Search) -> Option<String> {
        let is_one = !text.is_empty() && !text.contains(", ") && !text.contains("; ");
        match self {
            Gap::Figure => (is_one && is_figure(text)).then(|| figure(text)),
            Gap::Day => day(text, search.with_days()),
            Gap::Stretch => (duration(text, Language::German) != text).then(|| text.to_owned()),
            Gap::Dative => None,
            // Behind a semicolon another sentence begins.
            Gap::Known => search.within(text).filter(|_| !text.contains("; ")),
            Gap::Maybe => is_one.then(|| search.within(text).unwrap_or_else(|| text.to_owned())),
            Gap::Name => is_one.then(|| text.to_owned()),
            Gap::Rest => (!text.is_empty()).then(|| text.to_owned()),
        }
    }

    /// Whether what stands in this gap of the English fills one of the German.
    pub fn is_filled_by(self, german: Gap) -> bool {
        self == german || (self == Gap::Stretch && german == Gap::Dative)
    }

    pub fn worded(self, text: String) -> String {
        match self {
            Gap::Stretch => duration(&text, Language::German),
            Gap::Dative => in_dative(&text).unwrap_or(text),
            _ => text,
        }
    }
}

/// A day of ours, a month, a quarter, a year.
fn day(text: &str, with_days: bool) -> Option<String> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let german = named(text, Language::German).or_else(|| short_in_german(text));
    match german {
        Some(german) => Some(if with_days { german } else { text.to_owned() }),
        None => is_year.then(|| text.to_owned()),
    }
}

/// A day or a length of time that stands alone.
pub(super) fn time(text: &str, with_days: bool) -> Option<String> {
    let stretch = || Some(duration(text, Language::German)).filter(|german| german != text);
    day(text, with_days).or_else(stretch)
}

/// "12 days": "12 Tagen".
fn in_dative(time: &str) -> Option<String> {
    let (count, noun) = time.split_once(' ')?;
    let german = German::of(noun.strip_suffix('s').unwrap_or(noun))?;
    Some(format!("{count} {}", if count == "1" { german.one } else { german.dative }))
}

const BOUNDS: [&str; 4] = ["at least ", "at most ", "more than ", "less than "];

/// The longest figure with its unit.
const LONGEST_FIGURE: usize = 60;

/// What stands before a number.
const SIGNS: [char; 9] = ['-', '−', '+', '<', '>', '=', '≥', '≤', ' '];

fn number(text: &str) -> Option<&str> {
    let bare = BOUNDS.iter().find_map(|bound| text.strip_prefix(bound)).unwrap_or(text).trim_start_matches(SIGNS);
    (text.len() < LONGEST_FIGURE && bare.starts_with(|first: char| first.is_ascii_digit())).then_some(bare)
}

/// Whether it begins as a figure does: `94.7 %`, `-3 teams`, `<1 %`, `at least 40 %`.
pub(super) fn is_figure(text: &str) -> bool {
    number(text).is_some()
}

/// The same, and behind the number stands no more than a unit: `2 not read` is a sentence.
pub(super) fn is_plain_figure(text: &str) -> bool {
    let unit = number(text).map(|number| number.trim_start_matches(|c: char| !c.is_alphabetic() && c != '%'));
    unit.is_some_and(|unit| {
        let words = unit.split_whitespace().count();
        words < 2 || (words < 4 && unit.contains(" per ")) || unit.starts_with("to ")
    })
}

/// A figure with what stands behind it, as Germans write it.
pub fn figure(text: &str) -> String {
    let tries: [fn(&str, Language) -> String; 2] = [duration, value];
    let told = tries.iter().map(|said| said(text, Language::German)).find(|told| told != text);
    told.unwrap_or_else(|| with_commas(text))
}

/// `94,7 %`: a point between two digits.
///
/// A version or a day has two of them, and stays as it is.
fn with_commas(text: &str) -> String {
    if text.split([' ', '\u{a0}', '–']).any(|word| word.matches('.').count() > 1) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_between = before.is_ascii_digit() && characters.peek().is_some_and(char::is_ascii_digit);
        out.push(if character == '.' && is_between { ',' } else { character });
        before = character;
    }
    out
}
