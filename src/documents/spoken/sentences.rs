//! Sentences of ours, which documents hold in English, and the same in German.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::gap::{Gap, Search, figure, is_plain_figure, time};
use super::german::{TABLES, WORDS};
use crate::config::Language;

/// Longer than this is nothing that `pm` says.
const LONGEST: usize = 1_000;

/// The longest words that stand within a sentence and are looked for in the table themselves.
const LONGEST_WITHIN: usize = 200;

/// How many places of the table are looked at for one text: more than any sentence of ours needs, and an end to what
/// somebody wrote to keep us busy.
const STEPS: u32 = 30_000;

/// What stands between the parts of a line.
const BETWEEN: [&str; 4] = [" — ", " · ", "; ", ", "];

/// A part of a sentence.
pub(super) enum Piece {
    Words(&'static str),
    Gap(Gap),
}

static EXACT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let all = TABLES.iter().flat_map(|table| table.iter()).chain(WORDS);
    all.filter(|(english, _)| !english.contains('{')).copied().collect()
});

/// Those with gaps; what says more stands before what would fit as well and says less.
static SENTENCES: LazyLock<Vec<(Vec<Piece>, Vec<Piece>)>> = LazyLock::new(|| {
    let all = TABLES.iter().flat_map(|table| table.iter()).filter(|(english, _)| english.contains('{'));
    let mut all: Vec<_> = all.map(|(english, german)| (pieces(english), pieces(german))).collect();
    all.sort_by_key(|(english, _)| std::cmp::Reverse(words(english)));
    all
});

/// A sentence of ours in the language of a document, or several in a row. What is not ours from end to end stays as it is:
/// a word that somebody wrote is never translated, and rather a sentence stays English.
pub fn said(text: &str, language: Language) -> String {
    match language {
        Language::English => text.to_owned(),
        Language::German => German::new(true).known(text).unwrap_or_else(|| text.to_owned()),
    }
}

/// The same, with its days as they are written: for longer ones a picture has no room.
pub fn said_in_picture(text: &str, language: Language) -> String {
    match language {
        Language::English => text.to_owned(),
        Language::German => German::new(false).known(text).unwrap_or_else(|| text.to_owned()),
    }
}

/// One whole sentence about a picture; words in a row may be a title there.
pub fn sentence_in_picture(text: &str) -> Option<String> {
    exact(text).map(str::to_owned).or_else(|| German::new(false).sentence(text))
}

/// Whether all of it can be said in German.
pub fn is_known(text: &str) -> bool {
    German::new(true).known(text).is_some()
}

/// The German of words that leave nothing open.
pub fn exact(text: &str) -> Option<&'static str> {
    EXACT.get(text).copied()
}

/// The search for one text.
struct German {
    with_days: bool,
    left: Cell<u32>,
}

impl Search for German {
    fn with_days(&self) -> bool {
        self.with_days
    }

    fn within(&self, text: &str) -> Option<String> {
        self.known(text).filter(|_| text.len() <= LONGEST_WITHIN)
    }
}

impl German {
    fn new(with_days: bool) -> German {
        German { with_days, left: Cell::new(STEPS) }
    }

    /// Nothing where a part of it is not known here.
    fn known(&self, text: &str) -> Option<String> {
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        if let Some(german) = exact(text).map(str::to_owned).or_else(|| time(text, self.with_days)) {
            return Some(german);
        }
        if let Some(german) = self.sentence(text) {
            return Some(german);
        }
        if is_plain_figure(text) {
            return Some(figure(text));
        }
        let between = BETWEEN.iter().find(|between| text.contains(**between))?;
        let parts: Option<Vec<String>> = text.split(between).map(|part| self.known(part)).collect();
        Some(parts?.join(between))
    }

    /// A sentence that leaves something open.
    fn sentence(&self, text: &str) -> Option<String> {
        SENTENCES.iter().filter(|_| text.len() <= LONGEST).find_map(|(english, german)| {
            let mut found = Vec::new();
            let fits = may_fit(english, text) && self.fits(english, text, &mut found);
            fits.then(|| filled(german, found))
        })
    }

    /// Whether a text is such a sentence, with what stands in its gaps.
    fn fits(&self, pieces: &[Piece], text: &str, found: &mut Vec<(Gap, String)>) -> bool {
        let Some(left) = self.left.get().checked_sub(1) else { return false };
        self.left.set(left);
        match pieces {
            [] => text.is_empty(),
            [Piece::Words(words), rest @ ..] => {
                text.strip_prefix(words).is_some_and(|after| self.fits(rest, after, found))
            }
            [Piece::Gap(gap), rest @ ..] => {
                let ends: Vec<usize> = match rest {
                    [Piece::Words(words), ..] => text.match_indices(words).map(|(at, _)| at).collect(),
                    _ => vec![text.len()],
                };
                ends.into_iter().any(|end| {
                    let (inside, after) = text.split_at(end);
                    let Some(inside) = gap.in_german(inside, self) else { return false };
                    found.push((*gap, inside));
                    let is_whole = self.fits(rest, after, found);
                    if !is_whole {
                        found.pop();
                    }
                    is_whole
                })
            }
        }
    }
}

/// Whether the words of a sentence stand in a text, one behind the other: a quick look before a long one.
fn may_fit(pieces: &[Piece], text: &str) -> bool {
    let mut rest = text;
    let all_there = pieces.iter().enumerate().all(|(number, piece)| {
        let Piece::Words(words) = piece else { return true };
        let after = match number {
            0 => rest.strip_prefix(words),
            _ => rest.split_once(words).map(|(_, after)| after),
        };
        after.is_some_and(|after| {
            rest = after;
            true
        })
    });
    let ends = pieces.last().is_none_or(|last| match last {
        Piece::Words(words) => text.ends_with(words),
        Piece::Gap(_) => true,
    });
    all_there && ends
}

fn filled(german: &[Piece], mut found: Vec<(Gap, String)>) -> String {
    let mut out = String::new();
    for piece in german {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Gap(gap) => {
                if let Some(at) = found.iter().position(|(of, _)| of.is_filled_by(*gap)) {
                    out.push_str(&gap.worded(found.remove(at).1));
                }
            }
        }
    }
    out
}

fn words(pieces: &[Piece]) -> usize {
    let length = |piece: &Piece| if let Piece::Words(words) = piece { words.len() } else { 0 };
    pieces.iter().map(length).sum()
}

fn pieces(sentence: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while let Some((before, gap, after)) = Gap::first_in(rest) {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeMap;
    use std::time::{Duration, Instant};

    use super::{TABLES, WORDS, is_known, said};
    use crate::config::Language::{English, German};
    use crate::documents::spoken::gap::WRITTEN;

    #[test]
    fn what_documents_say_is_said_in_german() {
        for (english, german) in [
            (
                "was to end 12 days ago and still runs, no result",
                "sollte vor 12 Tagen enden und läuft noch, kein Ergebnis",
            ),
            (
                "concluded 3 weeks ago, refuted, 1 of 2 criteria met, no decision",
                "abgeschlossen vor 3 Wochen, widerlegt, 1 von 2 Kriterien erfüllt, keine Entscheidung",
            ),
            (
                "unanswered, 1 week late: Do schools, or towns, buy?",
                "ohne Antwort, 1 Woche überfällig: Do schools, or towns, buy?",
            ),
            (
                "judge it on 2026-12-31: `found` is to be at 55.5 %, now 53 %",
                "am 31.\u{a0}Dez. 2026 beurteilen: `found` soll 55,5 % erreichen, jetzt 53 %",
            ),
            (
                "the last monthly-release review, 2 months ago; next due 3 Dec",
                "der letzte Rückblick auf Veröffentlichtes vor 2 Monaten; der nächste fällig am 3.\u{a0}Dez.",
            ),
            ("live for 41 days, reached not read since", "seit 41 Tagen in Gebrauch, reached seither nicht gemessen"),
            ("the cost of delay estimated 7 months ago", "die Verzugskosten geschätzt vor 7 Monaten"),
            ("no cost of delay; no duration", "keine Verzugskosten; keine Dauer"),
            ("date of activation", "Datum von activation"),
            ("41 % of the way, and its day is past", "41 % des Weges, und der Tag ist vorbei"),
            ("never read, and its day is past", "nie gemessen, und der Tag ist vorbei"),
            ("94.7 % on 2026-11-01; customer, leading", "94,7 % am 1.\u{a0}Nov. 2026; Kunden, läuft voraus"),
            (
                "is to move it from 51 % to 5\u{a0}000.5 EUR by 2027-03-31",
                "soll sie bewegen von 51 % auf 5000,5 EUR bis 31.\u{a0}März 2027",
            ),
            ("obstacle: Two people, one screen; and not", "Hindernis: Two people, one screen; and not"),
            // What somebody wrote is told as it is, whatever it is called.
            ("live for 41 days, sales not read since", "seit 41 Tagen in Gebrauch, sales seither nicht gemessen"),
            ("unanswered, 1 week late: sales, today; 1.2.3", "ohne Antwort, 1 Woche überfällig: sales, today; 1.2.3"),
            ("obstacle: today, 1.5 %", "Hindernis: today, 1.5 %"),
            ("supported, by Ada", "supported, by Ada"),
            ("1.2.3", "1.2.3"),
            ("31 % to 40 %", "31 % to 40 %"),
            ("What Ada wrote", "What Ada wrote"),
            ("activation", "activation"),
        ] {
            assert_eq!((said(english, German).as_str(), said(english, English).as_str()), (german, english));
        }
        assert!(!is_known("supported, by Ada") && !is_known("2 things read") && is_known("2 not read, refuted"));
    }

    #[test]
    fn a_sentence_stands_once_and_has_the_same_gaps_in_both_languages() {
        let mut all = BTreeMap::new();
        for (english, german) in TABLES.iter().flat_map(|table| table.iter()).chain(WORDS) {
            assert_eq!(all.insert(english, german), None, "{english}");
            for (gap, _) in WRITTEN {
                let count = match gap {
                    "{t}" => german.matches(gap).count() + german.matches("{dative}").count(),
                    "{dative}" => 0,
                    _ => german.matches(gap).count(),
                };
                assert_eq!(english.matches(gap).count(), count, "{english}");
            }
        }
    }

    #[test]
    fn nobody_keeps_it_busy() {
        let began = Instant::now();
        for text in ["x: y → z ", "a, b; ", "1 of 2 ", " (a: b, ", "`a` and `b` "] {
            let text: String = text.repeat(300).chars().take(900).collect();
            assert_eq!(said(&text, German), text);
        }
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}
