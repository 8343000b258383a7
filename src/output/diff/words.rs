use std::collections::HashMap;

/// Comparing more pairs of words than this takes longer than anybody waits for a count.
const PAIRS: usize = 2_000_000;

/// How many words of a text are others than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordsChanged {
    pub changed: usize,
    /// The words of the longer of the two texts.
    pub all: usize,
    /// The texts were too long to tell moved words from kept ones: there may be more.
    pub at_least: bool,
}

/// Of the longer text, the words that stand in no longest common subsequence of the two.
pub fn words_changed(from: &str, to: &str) -> WordsChanged {
    let before: Vec<&str> = from.split_whitespace().collect();
    let after: Vec<&str> = to.split_whitespace().collect();
    let all = before.len().max(after.len());
    let start = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (before, after) = (before.get(start..).unwrap_or_default(), after.get(start..).unwrap_or_default());
    let end = before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    let before = before.get(..before.len() - end).unwrap_or_default();
    let after = after.get(..after.len() - end).unwrap_or_default();
    let at_least = before.len().saturating_mul(after.len()) > PAIRS;
    let kept = if at_least { in_both(before, after) } else { common(before, after) };
    WordsChanged { changed: all - start - end - kept, all, at_least }
}

/// The length of the longest common subsequence, a row of the table at a time.
fn common(before: &[&str], after: &[&str]) -> usize {
    let mut row = vec![0; after.len()];
    for word in before {
        // To the left in this row, and above that in the row before.
        let (mut left, mut corner) = (0, 0);
        for (cell, other) in row.iter_mut().zip(after) {
            let above = *cell;
            *cell = if word == other { corner + 1 } else { above.max(left) };
            (left, corner) = (*cell, above);
        }
    }
    row.last().copied().unwrap_or_default()
}

/// How many words are in both, wherever they stand: never fewer than in a common subsequence.
fn in_both(before: &[&str], after: &[&str]) -> usize {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in before {
        *counts.entry(word).or_default() += 1;
    }
    let is_there = |word: &&&str| match counts.get_mut(**word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    after.iter().filter(is_there).count()
}

#[cfg(test)]
mod tests {
    use super::{WordsChanged, words_changed};

    #[test]
    fn words_without_a_partner_are_counted() {
        let table = [
            ("a b c d", "a b c d", 0, 4),
            ("a b c d", "a x c d", 1, 4),
            ("a b c d", "a c d", 1, 4),
            ("a b", "a x y b z", 3, 5),
            ("a b c", "c b a", 2, 3),
            ("", "a b", 2, 2),
            ("a\n b", "a b", 0, 2),
            ("", "", 0, 0),
        ];
        for (from, to, changed, all) in table {
            assert_eq!(words_changed(from, to), WordsChanged { changed, all, at_least: false }, "{from} / {to}");
        }
    }

    #[test]
    fn long_texts_are_counted_without_their_order() {
        let of = |name: &str| (0..2_000).map(|n| format!("{name}{n}")).collect::<Vec<_>>();
        let (from, mut to) = (of("a"), of("a"));
        to.reverse();
        let told = words_changed(&from.join(" "), &to.join(" "));
        assert_eq!(told, WordsChanged { changed: 0, all: 2_000, at_least: true });
        let told = words_changed(&from.join(" "), &of("b").join(" "));
        assert_eq!(told, WordsChanged { changed: 2_000, all: 2_000, at_least: true });
    }
}
