use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The form in which ids are compared (NFC): an `ü` typed on two systems is one `ü`.
pub fn normalise_id(id: &str) -> Cow<'_, str> {
    match is_nfc_quick(id.chars()) {
        IsNormalized::Yes => Cow::Borrowed(id),
        _ => Cow::Owned(id.nfc().collect()),
    }
}

/// Letters, digits, `-`, `_`, `.`; and `/` between parts of an id that a mapping made.
pub fn valid_id(id: &str, slash: bool) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let is_part = |part: &str| {
        part.chars().any(char::is_alphanumeric)
            // Nearly every id is plain, and every record is asked.
            && (part.bytes().all(is_plain)
                || part.nfc().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')))
    };
    if slash { id.split('/').all(is_part) } else { is_part(id) }
}

/// The id that a name gives: letters and digits in lower case, anything between them one `-`. May come out empty.
pub fn kebab_case(name: &str) -> String {
    let mut id = String::new();
    let mut gap = false;
    for c in name.nfc().flat_map(char::to_lowercase) {
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !id.is_empty() {
            id.push('-');
        }
        gap = false;
        id.push(c);
    }
    id
}

/// The title of a record that has none: `faster-onboarding` is "Faster onboarding".
pub fn id_in_words(id: &str) -> String {
    let words: Vec<&str> = id.split(['-', '_', ' ', '/']).filter(|word| !word.is_empty()).collect();
    let words = words.join(" ");
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_ids_and_words() {
        let table = [
            ("Guided setup", "guided-setup", "Guided setup"),
            ("  Geführte Einrichtung! ", "geführte-einrichtung", "Geführte einrichtung"),
            ("A/B – the 2nd", "a-b-the-2nd", "A b the 2nd"),
            ("🙂", "", ""),
            ("", "", ""),
            ("\0", "", ""),
            ("u\u{308}ber", "über", "Über"),
        ];
        for (name, id, words) in table {
            assert_eq!(kebab_case(name), id);
            assert_eq!(id_in_words(id), words);
            assert_eq!(valid_id(id, false), !id.is_empty());
        }
        assert_eq!(id_in_words("2024-10-05-admins"), "2024 10 05 admins");
        assert_eq!(kebab_case(&"é ".repeat(10_000)).chars().count(), 19_999);
        assert_eq!(normalise_id("u\u{308}ber"), "über");
    }

    #[test]
    fn ids_hold_what_paths_and_links_can_hold() {
        for id in ["a", "faster-onboarding", "v1.2_x", "größe", "u\u{308}ber", "2026-11"] {
            assert!(valid_id(id, false) && valid_id(id, true), "{id}");
        }
        for id in ["", ".", "..", "-", "a b", "a:b", "a\0", "🙂", "a#b", "a\\b"] {
            assert!(!valid_id(id, false) && !valid_id(id, true), "{id}");
        }
        assert!(valid_id("a/b", true) && !valid_id("a/b", false));
        assert!(!valid_id("a//b", true) && !valid_id("/a", true) && !valid_id("a/../b", true));
    }
}
