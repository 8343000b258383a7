//! Texts with something broken in them, by chance from a seed.

use pm::rank::Random;

pub fn pick<'a, T: ?Sized>(random: &mut Random, list: &[&'a T]) -> &'a T {
    list[random.below(list.len())]
}

/// A text with one to four changes: something left out, said twice, moved, or one of the pieces thrown in.
pub fn mutated(text: &str, pieces: &[&str], random: &mut Random) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(text.len() + 1);
        let end = (at + 1 + random.below(12)).min(text.len());
        match random.below(5) {
            0 => drop(text.drain(at..end)),
            1 => {
                let copy = text[at..end].to_vec();
                text.splice(at..at, copy);
            }
            2 => {
                // A piece of the same text somewhere else: indentation that does not fit.
                let from = random.below(text.len() + 1);
                let copy = text[from..(from + 20).min(text.len())].to_vec();
                text.splice(at..at, copy);
            }
            _ => drop(text.splice(at..at, pick(random, pieces).chars())),
        }
    }
    text.into_iter().collect()
}

/// `ROUNDS=100 cargo test --release --test suite parsers` looks a hundred times further.
pub fn rounds() -> usize {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1)
}
