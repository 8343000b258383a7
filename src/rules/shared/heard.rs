use crate::rules::Facts;
use crate::rules::words::{HEARD, Word, Words, split};

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

/// The sentence of a text that tells where it comes from; of what is spread over several the whole text.
pub fn sentence<'t>(heard: &Heard, text: &'t str) -> Option<&'t str> {
    let ends = text.char_indices().filter(|(at, mark)| {
        let rest = text.get(at + mark.len_utf8()..).unwrap_or_default();
        let closes = rest.trim_start_matches(QUOTATION);
        matches!(mark, '.' | '?' | '!' | '\n') && (closes.is_empty() || closes.starts_with(char::is_whitespace))
    });
    let mut from = 0;
    let mut parts = Vec::new();
    for (at, mark) in ends {
        let rest = text.get(at + mark.len_utf8()..).unwrap_or_default();
        let end = text.len() - rest.trim_start_matches(QUOTATION).len();
        parts.extend(text.get(from..end));
        from = end;
    }
    parts.extend(text.get(from..));
    let told = parts.into_iter().map(str::trim).find(|part| heard.tells_where_from(part));
    told.or_else(|| heard.tells_where_from(text).then_some(text.trim()))
}

/// "7 of 9", "7 von 9".
fn counts(all: &[Word<'_>]) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    all.windows(3).any(|three| match three {
        [some, of, many] => is_number(some) && (of == "of" || of == "von") && is_number(many),
        _ => false,
    })
}

/// A sentence between quotation marks; one or two words are the name of something.
fn quotes(text: &str) -> bool {
    text.split(QUOTATION).skip(1).step_by(2).any(|quoted| split(quoted).len() > 2)
}
