//! Words by language for the rules that look at wording. They are data, in the files beside this one: one word or phrase
//! a line; `! phrase` is one that looks like a word of the list and is not meant; `führen … ein` is a verb in two parts,
//! the second at the end. `words:` in `pm.yaml` adds to a list by its name.

use std::borrow::Cow;

use super::Facts;

/// A word in lower case. Most are written so, and need no copy.
pub type Word<'t> = Cow<'t, str>;

/// One list of words: what it is called in `pm.yaml`, and its text by language.
pub struct WordList {
    pub name: &'static str,
    pub texts: &'static [(&'static str, &'static str)],
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident $name:literal),* $(,)?) => {
        $(
            $(#[$doc])*
            pub static $list: WordList = WordList {
                name: $name,
                texts: &[
                    ("en", include_str!(concat!($name, ".en.txt"))),
                    ("de", include_str!(concat!($name, ".de.txt"))),
                ],
            };
        )*

        /// Every list, for `pm.yaml` and for tests.
        pub static WORD_LISTS: &[&WordList] = &[$(&$list),*];
    };
}

lists! {
    /// Words with which a text says what will be handed over.
    DELIVERING "delivering",
    /// What a team turns out itself.
    OWN_WORK "own-work",
    /// People and things outside the team; who acts or what is moved is then no work of ours.
    OUTSIDE "outside",
    /// Words before those for whom something is done.
    SERVING "serving",
    /// Words that say that a name is a group's.
    GROUP "group",
    /// Counts of who came by.
    EXPOSURE "exposure",
    /// Words of a total that can only rise.
    EVER "ever",
    /// Words of a rate or a stretch of time.
    RATE "rate",
    /// Words before the thing that a metric counts.
    OPENER "opener",
    /// Words after it with which something about it is told.
    RELATIVE "relative",
    /// Words before the verb of a sentence about ourselves.
    SUBJECT "subject",
    /// Headings of a plan.
    PLAN_SECTION "plan-section",
    /// The names of the months.
    MONTH "month",
    /// Words that turn a sentence into its opposite.
    NEGATION "negation",
    /// Words in front of a sentence that do not change what it says.
    LEAD_IN "lead-in",
    /// Beginnings of a sentence that says what is not there yet.
    ABSENCE "absence",
    /// What something of ours does not have or do, behind its name.
    LACKING "lacking",
    /// Words that say what goes wrong, or how badly.
    HARM "harm",
    /// Words that say where we heard of a problem.
    HEARD "heard",
    /// Words for a number that goes up.
    RISING "rising",
    /// Words for a number that goes down.
    FALLING "falling",
}

/// The words of a list in the languages that the workspace speaks, ready to be looked for.
#[derive(Debug)]
pub struct Words {
    /// By their words, so that those with one first word stand together.
    phrases: Vec<Phrase<'static>>,
    /// By its first byte, the lengths that a first word has, a bit each: one look tells of most words of a text that no
    /// phrase begins with them.
    lengths: Box<[u32; 256]>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Phrase<'l> {
    words: Vec<Word<'l>>,
    /// A word that has to be the text's last.
    last: Option<Word<'l>>,
    /// It only looks like one.
    is_none: bool,
}

impl Words {
    pub fn of(facts: &Facts<'_>, list: &WordList) -> Words {
        let strategy = facts.strategy;
        let spoken = list.texts.iter().filter(|(language, _)| strategy.settings.speaks(language));
        let own = spoken.flat_map(|(_, text)| text.lines()).filter_map(Phrase::of);
        let added = strategy.config.words.get(list.name).into_iter().flat_map(|languages| languages.iter());
        let added = added.flat_map(|(_, added)| added.iter()).filter_map(|line| Some(Phrase::of(line)?.into_owned()));
        let mut phrases: Vec<Phrase<'static>> = own.chain(added).collect();
        phrases.sort_unstable();
        let mut lengths = Box::new([0; 256]);
        for first in phrases.iter().filter_map(|phrase| phrase.words.first()) {
            if let Some(lengths) = first_byte(first).and_then(|byte| lengths.get_mut(byte)) {
                *lengths |= length_bit(first);
            }
        }
        Words { phrases, lengths }
    }

    /// How many words at the beginning are a phrase of the list; of several the longest. Nothing where they only look
    /// like one.
    pub fn at_start(&self, text: &[Word<'_>]) -> Option<usize> {
        let first = text.first()?;
        if self.lengths.get(first_byte(first)?)? & length_bit(first) == 0 {
            return None;
        }
        let before = self.phrases.partition_point(|phrase| phrase.words.first().is_some_and(|word| word < first));
        let candidates = self.phrases.iter().skip(before).take_while(|phrase| phrase.words.first() == Some(first));
        let longest = candidates
            .filter(|phrase| phrase.begins(text))
            .max_by_key(|phrase| (phrase.is_none, phrase.words.len()))?;
        (!longest.is_none).then_some(longest.words.len())
    }

    /// The text from the first word on that is none of the list's.
    pub fn skip<'w, 't>(&self, mut text: &'w [Word<'t>]) -> &'w [Word<'t>] {
        while let Some(rest) = self.at_start(text).and_then(|length| text.get(length..)) {
            text = rest;
        }
        text
    }

    /// Whether a phrase of the list stands anywhere.
    pub fn within(&self, text: &[Word<'_>]) -> bool {
        (0..text.len()).any(|at| text.get(at..).is_some_and(|rest| self.at_start(rest).is_some()))
    }

    /// How often a phrase of the list stands in a text.
    pub fn count(&self, text: &[Word<'_>]) -> usize {
        (0..text.len()).filter(|at| text.get(*at..).is_some_and(|rest| self.at_start(rest).is_some())).count()
    }
}

impl<'l> Phrase<'l> {
    /// What a line of a list says.
    fn of(line: &'l str) -> Option<Phrase<'l>> {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let (is_none, line) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let (phrase, last) = line.split_once('…').map_or((line, None), |(phrase, last)| (phrase, Some(last)));
        let (words, last) = (split(phrase), last.and_then(|last| split(last).pop()));
        (!words.is_empty()).then_some(Phrase { words, last, is_none })
    }

    fn into_owned(self) -> Phrase<'static> {
        let owned = |word: Word<'l>| Word::Owned(word.into_owned());
        Phrase { words: self.words.into_iter().map(owned).collect(), last: self.last.map(owned), is_none: self.is_none }
    }

    fn begins(&self, text: &[Word<'_>]) -> bool {
        text.starts_with(&self.words) && self.last.as_ref().is_none_or(|last| text.last() == Some(last))
    }
}

fn first_byte(word: &str) -> Option<usize> {
    word.bytes().next().map(usize::from)
}

/// Words of 31 bytes and more share a bit.
fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// A text as words in lower case, without the punctuation around them; signs such as `%` are words.
///
/// Several rules ask it of every record, and most words are written as they are to be: those are found byte by byte, and
/// only the others are looked at by character.
pub fn split(text: &str) -> Vec<Word<'_>> {
    let is_plain = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'%');
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    // A word takes some six bytes with its blank: most texts need no more room than that.
    let mut words = Vec::with_capacity(text.len() / 6 + 1);
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, others) = rest.as_bytes().split_at(rest.bytes().take_while(|byte| is_plain(byte)).count());
        let length = plain.len() + others.iter().position(is_blank).unwrap_or(others.len());
        let chunk = rest.get(..length).unwrap_or_default();
        match length == plain.len() {
            true if chunk.is_empty() => {}
            true => words.push(Word::Borrowed(chunk)),
            false if chunk.is_ascii() => words.extend(bare(chunk)),
            // Blanks that are none of ASCII's may stand in it.
            false => words.extend(chunk.split_whitespace().filter_map(bare)),
        }
        rest = rest.get(length + 1..).unwrap_or_default();
    }
    words
}

fn bare(word: &str) -> Option<Word<'_>> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
    let word = match word.is_ascii() {
        true if !word.bytes().any(|byte| byte.is_ascii_uppercase()) => Word::Borrowed(word),
        true => Word::Owned(word.to_ascii_lowercase()),
        false => Word::Owned(word.replace('’', "'").to_lowercase()),
    };
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_alone_and_in_lower_case() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("  We have\tno *App*, yet… ", &["we", "have", "no", "app", "yet"]),
            ("„Wir“ — 7\u{b}% of\u{2003}ÄRZTE don’t", &["wir", "7", "%", "of", "ärzte", "don't"]),
            ("(e-mail) -- 5% A.B.", &["e-mail", "5%", "a.b"]),
            ("\0a\u{85}ß\u{a0}!", &["a", "ß"]),
        ];
        for (text, words) in table {
            assert_eq!(split(text), *words, "{text}");
        }
    }

    #[test]
    fn lists_are_well_formed() {
        for list in WORD_LISTS {
            for (language, text) in list.texts {
                let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
                assert!(lines().count() > 0, "{}.{language} is empty", list.name);
                for line in lines() {
                    assert_eq!(line, line.to_lowercase(), "{}.{language}", list.name);
                    assert_eq!(lines().filter(|other| *other == line).count(), 1, "{}.{language}: {line}", list.name);
                }
            }
        }
    }
}
