use crate::rules::words::{Words, split};

/// How many of them are looked for in front of a text.
const PREFIXES: usize = 8;
/// How many words an owner's name has at most.
const OWNER: usize = 4;

/// A text without what tells whose it is or how far it is: `Growth team: `, `@ada:`, `[x]`, `KR 1: `, emphasis, a number.
/// A first word of the list stays, whatever follows it.
pub(super) fn without_owner<'t>(text: &'t str, words: &Words, groups: &Words) -> &'t str {
    let mut text = text;
    for _ in 0..PREFIXES {
        let bare = text.trim_start_matches(is_mark);
        let next = without_brackets(bare)
            .or_else(|| bare.strip_prefix('@').map(after_word))
            .or_else(|| without_number(bare))
            .or_else(|| without_name(bare, groups).filter(|_| words.at_start(&split(bare)).is_none()));
        match next {
            Some(next) => text = next,
            None => return bare,
        }
    }
    text
}

/// Blanks, emphasis, quotation marks, check marks and other pictures.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !"[(@#%€$£+<>=~".contains(c)
}

/// `[x] `, `[Growth] `, `(ada) `; of a link only the bracket is taken off.
fn without_brackets(text: &str) -> Option<&str> {
    let (close, inside) = match text.chars().next()? {
        '[' => (']', text.get(1..)?),
        '(' => (')', text.get(1..)?),
        _ => return None,
    };
    match inside.split_once(close) {
        Some((_, rest)) if !rest.starts_with(['(', '[']) => Some(rest.trim_start_matches(':')),
        _ => Some(inside),
    }
}

fn after_word(text: &str) -> &str {
    text.find(char::is_whitespace).and_then(|end| text.get(end..)).unwrap_or("")
}

/// `1. `, `2) `
fn without_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if rest.len() < text.len() { rest.strip_prefix(['.', ')'])? } else { return None };
    rest.starts_with(char::is_whitespace).then_some(rest)
}

/// `Growth team: `, `Head of Sales: `, `Business (Marketing) KR 1: `: few words, and those after the first a name's, a group's
/// or a number.
fn without_name<'t>(text: &'t str, groups: &Words) -> Option<&'t str> {
    let (name, rest) = text.split_once(": ")?;
    let is_name = |word: &str| {
        let word = word.trim_start_matches('(');
        groups.at_start(&split(word)).is_some()
            || matches!(word, "&" | "of")
            || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let fits = name.split_whitespace().count() <= OWNER && name.split_whitespace().skip(1).all(is_name);
    fits.then_some(rest)
}
