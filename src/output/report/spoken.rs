use std::collections::HashMap;
use std::sync::LazyLock;

use super::german::GERMAN;
use super::german_fields::FIELDS;
use crate::config::Language;
use crate::output::templates;
use crate::values::Date;

/// Longer than this is nothing that `pm` says.
const LONGEST: usize = 400;

/// What stands between the parts of a line.
const BETWEEN: [&str; 4] = [" — ", " · ", "; ", ", "];

/// A part of a sentence.
enum Piece {
    Words(&'static str),
    Gap(Gap),
}

/// What a sentence leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Figure,
    Day,
    Stretch,
    Known,
    Any,
}

const GAPS: [(&str, Gap); 5] =
    [("{n}", Gap::Figure), ("{d}", Gap::Day), ("{t}", Gap::Stretch), ("{w}", Gap::Known), ("{}", Gap::Any)];

static EXACT: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| GERMAN.iter().filter(|(english, _)| !english.contains('{')).copied().collect());

static SENTENCES: LazyLock<Vec<(Vec<Piece>, Vec<Piece>)>> = LazyLock::new(|| {
    let with_gaps = GERMAN.iter().filter(|(english, _)| english.contains('{'));
    with_gaps.map(|(english, german)| (pieces(english), pieces(german))).collect()
});

/// What a document says in English, in the page's language. What nobody knows here stays as it is.
pub fn said(text: &str, language: Language) -> String {
    in_german(text, language, true)
}

/// The name of a field of a record, or of several.
pub fn field(name: &str, language: Language) -> String {
    if language == Language::English {
        return name.to_owned();
    }
    let one = |name: &str| {
        let known = FIELDS.iter().find(|(english, _)| *english == name).map(|(_, german)| (*german).to_owned());
        known.or_else(|| EXACT.get(name).map(|german| (*german).to_owned())).unwrap_or_else(|| name.to_owned())
    };
    name.split(", ").map(one).collect::<Vec<_>>().join(", ")
}

/// What somebody asks of a figure.
const LIMITS: [&str; 4] = ["at least ", "at most ", "more than ", "less than "];

/// A day, a figure or a limit that somebody wrote; all else stays as it is.
pub fn figure(text: &str, language: Language) -> String {
    if LIMITS.iter().any(|limit| text.strip_prefix(limit).is_some_and(is_figure)) {
        return said(text, language);
    }
    let is_figure = text.len() < 24 && text.bytes().all(|byte| byte.is_ascii_digit() || b"-+. %".contains(&byte));
    match (language, is_figure && text.bytes().any(|byte| byte.is_ascii_digit())) {
        (Language::German, true) => with_commas(&day(text, language)),
        _ => text.to_owned(),
    }
}

/// A day: as it is written in English, which all can sort, and as people say it in German.
pub fn day(written: &str, language: Language) -> String {
    match language {
        Language::English => written.to_owned(),
        Language::German => templates::day(written, language),
    }
}

/// "22 November 2026", "22. Nov. 2026".
pub fn long_day(day: Date, language: Language) -> String {
    match language {
        Language::English => crate::documents::day_in_words(day),
        Language::German => templates::day(&day.to_string(), language),
    }
}

/// The words in a picture. Its days stay as they are: for longer ones there is no room.
pub fn picture(svg: &str, language: Language) -> String {
    if language == Language::English {
        return svg.to_owned();
    }
    let mut out = String::with_capacity(svg.len() + svg.len() / 16);
    for (number, part) in svg.split('<').enumerate() {
        if number > 0 {
            out.push('<');
        }
        let Some((tag, text)) = part.split_once('>') else {
            out.push_str(part);
            continue;
        };
        out.push_str(tag);
        out.push('>');
        match tag.split(['"', ' ']).nth(2) {
            _ if tag.starts_with("title") || tag.starts_with("desc") => out.push_str(&sentences(text, language)),
            // Names of records stand in other classes.
            Some("tick" | "axis" | "lead" | "note" | "title" | "word") if tag.starts_with("text") => {
                out.push_str(&in_german(text, language, false));
            }
            _ => out.push_str(text),
        }
    }
    out
}

fn sentences(text: &str, language: Language) -> String {
    let turn = |sentence: &str| {
        let bare = sentence.strip_suffix('.').filter(|_| !EXACT.contains_key(sentence));
        match bare.map(|bare| (bare, in_german(bare, language, false))) {
            Some((bare, german)) if german != bare => format!("{german}."),
            _ => in_german(sentence, language, false),
        }
    };
    text.split_inclusive(". ")
        .map(|part| format!("{}{}", turn(part.trim_end()), if part.ends_with(' ') { " " } else { "" }))
        .collect()
}

fn in_german(text: &str, language: Language, with_days: bool) -> String {
    match language {
        Language::English => text.to_owned(),
        Language::German => known(text, with_days).unwrap_or_else(|| text.to_owned()),
    }
}

/// Nothing where the words are not known here.
fn known(text: &str, with_days: bool) -> Option<String> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if let Some(german) = EXACT.get(text) {
        return Some((*german).to_owned());
    }
    if let Some(german) = SENTENCES.iter().find_map(|(english, german)| {
        let mut filled = Vec::new();
        matches(english, text, &mut filled, with_days).then(|| fill(german, &filled))
    }) {
        return Some(german);
    }
    if is_figure(text) && !BETWEEN.iter().any(|between| text.contains(between)) {
        return Some(with_commas(text));
    }
    BETWEEN.iter().find(|between| text.contains(**between)).and_then(|between| {
        let parts: Vec<Option<String>> = text.split(between).map(|part| known(part, with_days)).collect();
        let all = text.split(between).zip(&parts).map(|(part, known)| known.clone().unwrap_or_else(|| part.to_owned()));
        parts.iter().any(Option::is_some).then(|| all.collect::<Vec<_>>().join(between))
    })
}

/// Whether a text is such a sentence, with what stands in its gaps, in German.
fn matches(pieces: &[Piece], text: &str, filled: &mut Vec<(Gap, String)>, with_days: bool) -> bool {
    match pieces {
        [] => text.is_empty(),
        [Piece::Words(words), rest @ ..] => {
            text.strip_prefix(words).is_some_and(|after| matches(rest, after, filled, with_days))
        }
        [Piece::Gap(gap), rest @ ..] => {
            let ends: Vec<usize> = match rest {
                [Piece::Words(words), ..] => text.match_indices(words).map(|(at, _)| at).collect(),
                _ => vec![text.len()],
            };
            ends.into_iter().any(|end| {
                let (inside, after) = text.split_at(end);
                let Some(inside) = gap_in_german(*gap, inside, with_days) else { return false };
                filled.push((*gap, inside));
                let is_match = matches(rest, after, filled, with_days);
                if !is_match {
                    filled.pop();
                }
                is_match
            })
        }
    }
}

fn gap_in_german(gap: Gap, text: &str, with_days: bool) -> Option<String> {
    match gap {
        Gap::Figure => (is_figure(text) && !text.contains(", ")).then(|| with_commas(text)),
        Gap::Day if !text.get(..4)?.bytes().all(|byte| byte.is_ascii_digit()) || text.len() > 12 => None,
        Gap::Day if with_days => Some(day(text, Language::German)),
        Gap::Day => Some(text.to_owned()),
        Gap::Known => known(text, with_days),
        // "vor 3 Tagen"
        Gap::Stretch => {
            let stretch = text
                .split_once(' ')
                .filter(|(count, rest)| is_figure(count) && !rest.contains(' '))
                .and_then(|_| known(text, with_days))?;
            Some(
                ["Tage", "Monate", "Jahre"]
                    .iter()
                    .find(|plural| stretch.ends_with(**plural))
                    .map_or_else(|| stretch.clone(), |_| format!("{stretch}n")),
            )
        }
        Gap::Any => (!text.is_empty()).then(|| text.to_owned()),
    }
}

fn fill(german: &[Piece], filled: &[(Gap, String)]) -> String {
    let mut left: Vec<&(Gap, String)> = filled.iter().collect();
    let mut out = String::new();
    for piece in german {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Gap(gap) => {
                if let Some(at) = left.iter().position(|(of, _)| of == gap) {
                    out.push_str(&left.remove(at).1);
                }
            }
        }
    }
    out
}

fn pieces(sentence: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while let Some((before, gap, after)) = next_gap(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(Piece::Gap(gap));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

fn next_gap(text: &'static str) -> Option<(&'static str, Gap, &'static str)> {
    let first =
        GAPS.iter().filter_map(|(written, gap)| Some((text.find(written)?, *written, *gap))).min_by_key(|gap| gap.0);
    let (at, written, gap) = first?;
    Some((text.get(..at)?, gap, text.get(at + written.len()..)?))
}

/// Whether it begins as a figure does: `94.7 %`, `-3 teams`, `<1 %`.
fn is_figure(text: &str) -> bool {
    text.len() < 60
        && text
            .trim_start_matches(['-', '−', '<', '>', '=', '≥', '≤', ' ', '\u{a0}'])
            .starts_with(|first: char| first.is_ascii_digit())
}

/// `94,7 %`: a point between two digits.
fn with_commas(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::{figure, picture, said};
    use crate::config::Language::{English, German};
    use crate::output::report::german::GERMAN;

    #[test]
    fn what_documents_say_is_said_in_german() {
        for (english, german) in [
            ("50 % of the way, and its day is past", "50 % des Wegs, und der Tag ist vorbei"),
            ("94.7 % on 2026-11-01; customer, %, leading", "94,7 % am 1.\u{a0}Nov. 2026; Kunden, %, läuft voraus"),
            (
                "is to move it from 51 % to 57.5 % by 2027-03-31",
                "soll sie bewegen von 51 % auf 57,5 % bis 31.\u{a0}März 2027",
            ),
            (
                "was to end 3 weeks ago and still runs, no result",
                "sollte vor 3 Wochen enden und läuft noch, kein Ergebnis",
            ),
            (
                "live for 41 days, activation not read since",
                "seit 41 Tagen im Einsatz, activation seither nicht gemessen",
            ),
            ("obstacle: Two people, one screen; and not", "Hindernis: Two people, one screen; and not"),
            ("31 % to 40 %", "31 % to 40 %"),
            ("What Ada wrote", "What Ada wrote"),
        ] {
            assert_eq!((said(english, German).as_str(), said(english, English).as_str()), (german, english));
        }
        assert_eq!(figure("at least 94.5 %", German), "mindestens 94,5 %");
        assert_eq!(
            [figure("2026-11-02", German), figure("0.5 %", German), figure("v1.2", German)],
            ["2.\u{a0}Nov. 2026", "0,5 %", "v1.2"]
        );
    }

    #[test]
    fn a_sentence_has_the_same_gaps_in_both_languages() {
        for (english, german) in GERMAN {
            for gap in ["{n}", "{d}", "{t}", "{w}", "{}"] {
                assert_eq!(english.matches(gap).count(), german.matches(gap).count(), "{english}");
            }
        }
    }

    #[test]
    fn in_a_picture_names_of_records_stay() {
        let drawn = "<svg><text class=\"name\" x=\"1\">today</text><text class=\"tick halo\" x=\"1\">today</text><title>56.5 % on 2026-11-01</title></svg>";
        let german = "<svg><text class=\"name\" x=\"1\">today</text><text class=\"tick halo\" x=\"1\">heute</text><title>56,5 % am 2026-11-01</title></svg>";
        assert_eq!((picture(drawn, German).as_str(), picture(drawn, English).as_str()), (german, drawn));
    }
}
