use std::collections::BTreeMap;

use crate::rules::Facts;
use crate::rules::words::{FALLING, NEGATION, RISING, Words, split};

/// What another wording of a claim changes about it.
pub struct Rewording {
    negation: Words,
    rising: Words,
    falling: Words,
}

/// Numbers that are often written out, in the languages of the lists of words.
const WRITTEN_OUT: [(&str, &str); 22] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("zwei", "2"),
    ("drei", "3"),
    ("vier", "4"),
    ("fünf", "5"),
    ("sechs", "6"),
    ("sieben", "7"),
    ("acht", "8"),
    ("neun", "9"),
    ("zehn", "10"),
    ("elf", "11"),
    ("zwölf", "12"),
];

impl Rewording {
    pub fn of(facts: &Facts<'_>) -> Rewording {
        let words = |list| Words::of(facts, list);
        Rewording { negation: words(&NEGATION), rising: words(&RISING), falling: words(&FALLING) }
    }

    /// What it now says that it did not say, in words; nothing where it says the same in much the same words. `limit` is
    /// the share of its words, in percent, that may be others.
    pub fn told(&self, from: &str, to: &str, limit: u32) -> Option<String> {
        let (before, after) = (split(from), split(to));
        let (gone, come) = differing(&numbers(&before), &numbers(&after));
        if !gone.is_empty() || !come.is_empty() {
            let list = |numbers: Vec<String>| if numbers.is_empty() { "none".to_owned() } else { numbers.join(", ") };
            return Some(format!("its numbers are others ({} → {})", list(gone), list(come)));
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
fn numbers(words: &[String]) -> Vec<String> {
    let digits = |word: &String| match WRITTEN_OUT.iter().find(|(written, _)| written == word) {
        Some((_, digits)) => (*digits).to_owned(),
        None => word.chars().filter(|c| c.is_ascii_digit() || ".,".contains(*c)).collect(),
    };
    words.iter().map(digits).filter(|number: &String| number.contains(|c: char| c.is_ascii_digit())).collect()
}

/// What is only in the one and only in the other, each as often as it is there more often; where it stands means nothing.
fn differing(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let mut more: BTreeMap<&String, isize> = BTreeMap::new();
    before.iter().for_each(|word| *more.entry(word).or_default() -= 1);
    after.iter().for_each(|word| *more.entry(word).or_default() += 1);
    let times = |count: isize| {
        move |(word, more): (&&String, &isize)| {
            let times = usize::try_from(more * count).unwrap_or(0);
            std::iter::repeat_n((*word).clone(), times)
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
            ("Admins invite more colleagues once the invite is a single sentence.", Some("10, 4 → none")),
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
    }
}
