//! What a text begins with where it says that it is an objective or a key result.

/// Words that say so with a number or a colon after them, in English and German.
const OBJECTIVE: [&str; 4] = ["objective", "objektiv", "ziel", "o"];
const KEY_RESULT: [&str; 6] = ["key result", "key-result", "schlüsselergebnis", "kernergebnis", "ergebnis", "kr"];
/// Headings and heads of columns under which key results stand.
const RESULTS: [&str; 10] = [
    "key result",
    "key results",
    "key-results",
    "kr",
    "krs",
    "schlüsselergebnis",
    "schlüsselergebnisse",
    "kernergebnis",
    "kernergebnisse",
    "messbare ergebnisse",
];
/// The same for one objective.
const OBJECTIVES: [&str; 4] = ["objective", "the objective", "our objective", "ziel"];

/// The text of an objective without its mark: `Objective 2: Win`, `O1 – Win`, `Ziel: …`. Empty where nothing follows.
pub(super) fn objective(text: &str) -> Option<&str> {
    OBJECTIVE.iter().find_map(|word| after_mark(text, word, *word == "o"))
}

/// The same for a key result; who it belongs to may stand before the mark, as in `Sales KR: …`.
pub fn key_result(text: &str) -> Option<&str> {
    if let Some(rest) = KEY_RESULT.iter().find_map(|word| after_mark(text, word, false)) {
        return Some(rest);
    }
    let at = text.find(" KR").filter(|at| *at <= 60)?;
    let before = text.get(..at)?;
    let rest = text.get(at + 1..)?;
    let begins =
        rest.get(2..).is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(':'));
    (begins && !before.contains([':', '.'])).then(|| after_mark(rest, "kr", false))?
}

/// A word, perhaps a number, and a sign that ends the mark; after a number a blank is enough.
fn after_mark<'t>(text: &'t str, word: &str, needs_number: bool) -> Option<&'t str> {
    let text = text.trim_start();
    let head = text.get(..word.len())?;
    if head.to_lowercase() != word {
        return None;
    }
    let rest = text.get(word.len()..)?;
    let unspaced = rest.trim_start_matches([' ', '#', '\u{a0}']);
    let digits = unspaced.len() - unspaced.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = digits > 0;
    if !numbered && needs_number {
        return None;
    }
    let rest = if numbered { unspaced.trim_start_matches(|c: char| c.is_ascii_digit()) } else { rest };
    // `1.2` and `2-1` are one number.
    let rest = if numbered { more_digits(rest) } else { rest };
    let bare = rest.trim_start();
    if bare.is_empty() {
        return numbered.then_some("");
    }
    let sign = bare.chars().next()?;
    if matches!(sign, ':' | '–' | '—' | '|')
        || (matches!(sign, '.' | ')' | '-') && (numbered || bare.len() < rest.len()))
    {
        let after = bare.get(sign.len_utf8()..)?;
        let ends = sign == ':' || after.is_empty() || after.starts_with(char::is_whitespace);
        return ends.then(|| after.trim());
    }
    (numbered && bare.len() < rest.len()).then(|| bare.trim_end())
}

fn more_digits(mut rest: &str) -> &str {
    while let Some(next) = rest.strip_prefix(['.', '-']).filter(|next| next.starts_with(|c: char| c.is_ascii_digit())) {
        rest = next.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    rest
}

/// Whether a heading or the head of a column says that key results stand under it.
pub(super) fn names_results(text: &str) -> bool {
    is_one_of(text, &RESULTS)
}

/// Whether a heading or the head of a column says that one objective stands under it.
pub(super) fn names_objective(text: &str) -> bool {
    is_one_of(text, &OBJECTIVES)
}

fn is_one_of(text: &str, names: &[&str]) -> bool {
    let bare = text.split(['(', '[']).next().unwrap_or("").trim().trim_end_matches(':').to_lowercase();
    names.contains(&bare.as_str())
}

/// Whether a line leads over to key results or to the objective, as in "We measure this by these key results:".
pub(super) fn leads_to(text: &str) -> Option<Next> {
    let text = text.trim().strip_suffix(':')?.to_lowercase();
    if text.chars().count() > 120 {
        return None;
    }
    if ["key result", "schlüsselergebnis", "kernergebnis"].iter().any(|word| text.contains(word)) || text == "krs" {
        return Some(Next::Results);
    }
    ["objective", "unser ziel", "das ziel"].iter().any(|word| text.contains(word)).then_some(Next::Objective)
}

/// What the next part of a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Next {
    #[default]
    Anything,
    Objective,
    Results,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_what_people_write() {
        for (text, rest) in [
            ("OBJECTIVE: Win", Some("Win")),
            ("Objective 1: Win", Some("Win")),
            ("Objective #2 – Win", Some("Win")),
            ("O1: Win", Some("Win")),
            ("O2.1 Win", Some("Win")),
            ("Ziel 3: Gewinnen", Some("Gewinnen")),
            ("Objective - Win", Some("Win")),
            ("Objective", None),
            ("Objectives need to be short", None),
            ("Ziel-Kunden gewinnen", None),
            ("O: Win", None),
            ("Or 3 more", None),
        ] {
            assert_eq!(objective(text), rest, "{text}");
        }
        for (text, rest) in [
            ("KR: 5 % more", Some("5 % more")),
            ("KR1.2 – five", Some("five")),
            ("KR 2 five", Some("five")),
            ("Key Result 1: five", Some("five")),
            ("Key result 1", Some("")),
            ("Sales (Closing) KR: five", Some("five")),
            ("Schlüsselergebnis 1: fünf", Some("fünf")),
            ("Kraft: fünf", None),
            ("Ergebnis offen", None),
            ("We like KRs: they help", None),
            ("A key result is how you know", None),
        ] {
            assert_eq!(key_result(text), rest, "{text}");
        }
    }
}
