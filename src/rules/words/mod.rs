//! Words by language for the rules that look at wording. They are data, in the files beside this one: one word or phrase
//! a line; `! phrase` is one that looks like a word of the list and is not meant; `führen … ein` is a verb in two parts,
//! the second at the end. `words:` in `pm.yaml` adds to a list by its name.

use std::collections::HashMap;

use super::Facts;

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
#[derive(Debug, Default)]
pub struct Words {
    /// By their first word.
    phrases: HashMap<String, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    /// A word that has to be the text's last.
    last: Option<String>,
    /// It only looks like one.
    is_none: bool,
}

impl Words {
    pub fn of(facts: &Facts<'_>, list: &WordList) -> Words {
        let strategy = facts.strategy;
        let spoken = list.texts.iter().filter(|(language, _)| strategy.settings.speaks(language));
        let mut words = Words::default();
        spoken.flat_map(|(_, text)| text.lines()).for_each(|line| words.add(line));
        let added = strategy.config.words.get(list.name).into_iter().flat_map(|languages| languages.iter());
        added.flat_map(|(_, added)| added.iter()).for_each(|word| words.add(word));
        words
    }

    fn add(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        let (is_none, line) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let (phrase, last) = line.split_once('…').map_or((line, None), |(phrase, last)| (phrase, Some(last)));
        let words = split(phrase);
        let last = last.and_then(|last| split(last).pop());
        if let Some(first) = words.first() {
            self.phrases.entry(first.clone()).or_default().push(Phrase { words, last, is_none });
        }
    }

    /// How many words at the beginning are a phrase of the list; of several the longest. Nothing where they only look
    /// like one.
    pub fn at_start(&self, text: &[String]) -> Option<usize> {
        let candidates = self.phrases.get(text.first()?)?;
        let found = candidates.iter().filter(|phrase| {
            text.starts_with(&phrase.words) && phrase.last.as_ref().is_none_or(|last| text.last() == Some(last))
        });
        let longest = found.max_by_key(|phrase| (phrase.is_none, phrase.words.len()))?;
        (!longest.is_none).then_some(longest.words.len())
    }

    /// The text from the first word on that is none of the list's.
    pub fn skip<'t>(&self, mut text: &'t [String]) -> &'t [String] {
        while let Some(rest) = self.at_start(text).and_then(|length| text.get(length..)) {
            text = rest;
        }
        text
    }

    /// Whether a phrase of the list stands anywhere.
    pub fn within(&self, text: &[String]) -> bool {
        (0..text.len()).any(|at| text.get(at..).is_some_and(|rest| self.at_start(rest).is_some()))
    }

    /// How often a phrase of the list stands in a text.
    pub fn count(&self, text: &[String]) -> usize {
        (0..text.len()).filter(|at| text.get(*at..).is_some_and(|rest| self.at_start(rest).is_some())).count()
    }
}

/// A text as words in lower case, without the punctuation around them; signs such as `%` are words.
pub fn split(text: &str) -> Vec<String> {
    let bare = |word: &str| {
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
        match trimmed.is_ascii() {
            true => trimmed.to_ascii_lowercase(),
            false => trimmed.replace('’', "'").to_lowercase(),
        }
    };
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
