use crate::rules::Facts;
use crate::rules::words::{HEARD, Words, split};

/// The marks between which somebody's own words stand.
const QUOTATION: [char; 8] = ['"', '“', '”', '„', '‟', '«', '»', '‚'];

/// Tells texts that say where they were heard or seen.
#[derive(Debug)]
pub struct Heard(Words);

impl Heard {
    pub fn of(facts: &Facts<'_>) -> Heard {
        Heard(Words::of(facts, &HEARD))
    }

    /// Whether a text tells where it comes from: "7 of 9", "in October's interviews", or in somebody's own words. Who
    /// writes like that has evidence, even where no field says so.
    pub fn tells_where_from(&self, text: &str) -> bool {
        let all = split(text);
        counts(&all) || quotes(text) || self.0.within(&all)
    }
}

/// "7 of 9", "7 von 9".
fn counts(all: &[String]) -> bool {
    let is_number = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    all.windows(3).any(|three| match three {
        [some, of, many] => is_number(some) && (of == "of" || of == "von") && is_number(many),
        _ => false,
    })
}

/// A sentence between quotation marks; one or two words are the name of something.
fn quotes(text: &str) -> bool {
    text.split(QUOTATION).skip(1).step_by(2).any(|quoted| split(quoted).len() > 2)
}
