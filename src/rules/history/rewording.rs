use std::collections::BTreeMap;

use crate::rules::Facts;
use crate::rules::words::{FALLING, NEGATION, RISING, Word, Words, split};

/// What another wording of a claim changes about it.
pub struct Rewording {
    negation: Words,
    rising: Words,
    falling: Words,
}

/// Numbers that are often written out, in the languages of the lists of words.
const WRITTEN_OUT: [(&[&str], u32); 27] = [
    (&["two", "zwei"], 2),
    (&["three", "drei"], 3),
    (&["four", "vier"], 4),
    (&["five", "fünf"], 5),
    (&["six", "sechs"], 6),
    (&["seven", "sieben"], 7),
    (&["eight", "acht"], 8),
    (&["nine", "neun"], 9),
    (&["ten", "zehn"], 10),
    (&["eleven", "elf"], 11),
    (&["twelve", "zwölf"], 12),
    (&["thirteen", "dreizehn"], 13),
    (&["fourteen", "vierzehn"], 14),
    (&["fifteen", "fünfzehn"], 15),
    (&["sixteen", "sechzehn"], 16),
    (&["seventeen", "siebzehn"], 17),
    (&["eighteen", "achtzehn"], 18),
    (&["nineteen", "neunzehn"], 19),
    (&["twenty", "zwanzig"], 20),
    (&["thirty", "dreißig", "dreissig"], 30),
    (&["forty", "vierzig"], 40),
    (&["fifty", "fünfzig"], 50),
    (&["sixty", "sechzig"], 60),
    (&["seventy", "siebzig"], 70),
    (&["eighty", "achtzig"], 80),
    (&["ninety", "neunzig"], 90),
    (&["hundred", "hundert", "einhundert"], HUNDRED),
];

const HUNDRED: u32 = 100;

impl Rewording {
    pub fn of(facts: &Facts<'_>) -> Rewording {
        let words = |list| Words::of(facts, list);
        Rewording { negation: words(&NEGATION), rising: words(&RISING), falling: words(&FALLING) }
    }

    /// What it now says that it did not say, in words; nothing where it says the same in much the same words. `limit` is
    /// the share of its words, in percent, that may be others.
    pub fn told(&self, from: &str, to: &str, limit: u32) -> Option<String> {
        let (before, after) = (split(from), split(to));
        let (said, says) = (numbers(&before), numbers(&after));
        let (gone, come) = differing(&said, &says);
        // A number that is gone may be there still, in words that are in no list.
        match (gone.join(", "), come.join(", ")) {
            (gone, come) if gone.is_empty() && come.is_empty() => {}
            (gone, come) if come.is_empty() => return Some(format!("it no longer says {gone}")),
            (gone, come) if gone.is_empty() => return Some(format!("it now says {come}")),
            (gone, come) => return Some(format!("its numbers are others ({gone} → {come})")),
        }
        let more = |words: &Words| (words.count(&before), words.count(&after));
        let ((denied, denies), (rose, rises)) = (more(&self.negation), more(&self.rising));
        let (fell, falls) = more(&self.falling);
        let claim = match () {
            () if denied < denies => Some("it says `not`, or a word like it, where it did not"),
            () if denied > denies => Some("a `not`, or a word like it, is gone"),
            () if rose > rises && fell < falls => Some("what was to rise is to fall now"),
            () if rose < rises && fell > falls => Some("what was to fall is to rise now"),
            () => None,
        };
        if let Some(claim) = claim {
            return Some(claim.to_owned());
        }
        let (gone, come) = differing(&before, &after);
        let longer = before.len().max(after.len()).max(1);
        let share = gone.len().max(come.len()) * 100 / longer;
        (share > usize::try_from(limit).unwrap_or(usize::MAX)).then(|| format!("{share} % of its words are others"))
    }
}

/// The numbers that are said, as digits.
fn numbers(words: &[Word<'_>]) -> Vec<String> {
    let mut numbers = Vec::new();
    // What the word before said, where it can be how many hundreds there are.
    let mut hundreds: Option<u32> = None;
    for word in words {
        let written_out = written_out(word);
        if let (Some(count), Some(HUNDRED)) = (hundreds.take(), written_out) {
            numbers.pop();
            numbers.push((count * HUNDRED).to_string());
            continue;
        }
        hundreds = written_out.filter(|number| *number < 10);
        numbers.push(match written_out {
            Some(number) => number.to_string(),
            None => word.chars().filter(|c| c.is_ascii_digit() || ".,".contains(*c)).collect(),
        });
    }
    numbers.retain(|number| number.contains(|c: char| c.is_ascii_digit()));
    numbers
}

/// `thirty`, `thirty-five`, `fünfunddreißig`.
fn written_out(word: &str) -> Option<u32> {
    let listed = |word: &str| {
        let found = WRITTEN_OUT.iter().find(|(words, _)| words.contains(&word));
        found.map(|(_, number)| *number)
    };
    let digit = |word: &str| match word {
        "one" | "ein" => Some(1),
        word => listed(word).filter(|number| *number < 10),
    };
    let tens = |word: &str| listed(word).filter(|number| (20..HUNDRED).contains(number));
    let english = || word.split_once('-').and_then(|(first, last)| Some(tens(first)? + digit(last)?));
    let german = || word.split_once("und").and_then(|(first, last)| Some(digit(first)? + tens(last)?));
    listed(word).or_else(english).or_else(german)
}

/// What is only in the one and only in the other, each as often as it is there more often; where it stands means nothing.
fn differing<'w, W: AsRef<str>>(before: &'w [W], after: &'w [W]) -> (Vec<&'w str>, Vec<&'w str>) {
    let mut more: BTreeMap<&str, isize> = BTreeMap::new();
    before.iter().for_each(|word| *more.entry(word.as_ref()).or_default() -= 1);
    after.iter().for_each(|word| *more.entry(word.as_ref()).or_default() += 1);
    let times = |count: isize| {
        move |(word, more): (&&'w str, &isize)| {
            let times = usize::try_from(more * count).unwrap_or(0);
            std::iter::repeat_n(*word, times)
        }
    };
    (more.iter().flat_map(times(-1)).collect(), more.iter().flat_map(times(1)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Strategy;
    use crate::values::Date;

    #[test]
    fn what_it_claims_counts_and_not_how_it_is_put() {
        let mut strategy = Strategy::default();
        strategy.settings.languages = vec!["en".to_owned(), "de".to_owned()];
        let rewording = Rewording::of(&Facts::new(&strategy, Date::EPOCH));
        let claim = "Four of ten admins invite more colleagues once the invite is a single sentence.";
        let table = [
            ("4 of 10 admins invite more colleagues, once the invite is a single sentence", None),
            ("Once the invite is a single sentence, four of ten admins invite more colleagues.", None),
            ("Four of ten admins invite more colleagues once an invite is a single line.", None),
            ("Three of ten admins invite more colleagues once the invite is a single sentence.", Some("4 → 3")),
            ("Admins invite more colleagues once the invite is a single sentence.", Some("it no longer says 10, 4")),
            (
                "Four of ten admins invite more colleagues once the invite is not a single sentence.",
                Some("it says `not`"),
            ),
            (
                "Four of ten admins invite fewer colleagues once the invite is a single sentence.",
                Some("what was to rise is to fall"),
            ),
            // 6 of 14 words.
            ("Four of ten guests bring more friends although the invite has a long sentence.", Some("42 %")),
        ];
        for (other, expected) in table {
            let told = rewording.told(claim, other, 30);
            assert_eq!(told.is_some(), expected.is_some(), "{other}: {told:?}");
            assert!(told.unwrap_or_default().contains(expected.unwrap_or_default()), "{other}");
        }
        let told = rewording.told("Die Wartezeit sinkt nicht.", "Die Wartezeit sinkt.", 30);
        assert_eq!(told.as_deref(), Some("a `not`, or a word like it, is gone"));
        // The new text may say it in words that no list has.
        let told = rewording.told("It takes 7 days.", "It takes umpteen days.", 30);
        assert_eq!(told.as_deref(), Some("it no longer says 7"));
        let told = rewording.told("It takes umpteen days.", "It takes 7 days.", 30);
        assert_eq!(told.as_deref(), Some("it now says 7"));
    }

    #[test]
    fn numbers_in_words_are_numbers() {
        for (text, expected) in [
            ("thirty of a hundred", "30 100"),
            ("Thirty-five, ninety-one", "35 91"),
            ("two hundred days, two days", "200 2"),
            ("fünfunddreißig von hundert", "35 100"),
            ("dreizehn und einundzwanzig", "13 21"),
            ("12,5 % of 1000 rounds, one by one", "12,5 1000"),
            ("hundreds of well-known pages", ""),
        ] {
            assert_eq!(numbers(&split(text)).join(" "), expected, "{text}");
        }
    }
}
