use super::{Misread, is_placeholder, nearest, shown, trimmed};

/// A closed list of words.
pub trait Vocabulary: Copy + PartialEq + 'static {
    /// What the list is called in `pm.yaml` and in messages.
    const NAME: &'static str;
    const WORDS: &'static [(&'static str, Self)];
    /// Words that are read as well and never written.
    const SYNONYMS: &'static [(&'static str, Self)];

    /// The lists that `pm.yaml` may extend: no rule concludes anything from a word that it adds.
    fn is_extensible() -> bool {
        super::EXTENSIBLE.contains(&Self::NAME)
    }

    /// The words that are written.
    fn all_words() -> Vec<&'static str> {
        Self::WORDS.iter().map(|(word, _)| *word).collect()
    }

    /// The word that is shown; the first synonym where the list has none.
    fn word(self) -> &'static str {
        let mut words = Self::WORDS.iter().chain(Self::SYNONYMS);
        words.find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// JSON Schema (draft-07) of the word.
    fn schema() -> serde_json::Value {
        let words: Vec<&str> = Self::WORDS.iter().chain(Self::SYNONYMS).map(|(word, _)| *word).collect();
        if Self::is_extensible() {
            serde_json::json!({"type": "string", "examples": words})
        } else {
            serde_json::json!({"type": "string", "enum": words})
        }
    }
}

/// A word of a list, or one that `pm.yaml` adds to it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Word<T> {
    Known(T),
    Added(String),
}

impl<T: Vocabulary> Word<T> {
    pub fn word(&self) -> &str {
        match self {
            Word::Known(value) => value.word(),
            Word::Added(word) => word,
        }
    }
}

impl<T: Vocabulary> std::fmt::Display for Word<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.word())
    }
}

impl<T: Vocabulary> serde::Serialize for Word<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// Reads a word of the list or of `added`; both are matched exactly, and what is near is offered.
pub fn read_word<T: Vocabulary>(text: &str, added: &[String]) -> Result<Word<T>, Misread> {
    let written = trimmed(text);
    if let Some(value) = known::<T>(written) {
        return Ok(Word::Known(value));
    }
    if added.iter().any(|word| word == written) {
        return Ok(Word::Added(written.to_owned()));
    }
    if is_placeholder(text) {
        return Err(Misread::placeholder(text));
    }
    let misread = Misread::new(format!("{} is none of the words for `{}`", shown(text), T::NAME));
    let mut words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
    words.extend(added.iter().map(String::as_str));
    let synonyms = T::SYNONYMS.iter().map(|(word, _)| *word);
    Err(match nearest(written, words.iter().copied().chain(synonyms)) {
        Some(near) => {
            // A misspelt synonym is answered with the word itself.
            let word = known::<T>(near.name).map_or(near.name, |value| value.word());
            let misread = misread.help(format!("did you mean `{word}`?"));
            if near.safe && word == near.name { misread.replacement(word) } else { misread }
        }
        None => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            misread.help(format!("one of: {}", words.join(", ")))
        }
    })
}

fn known<T: Vocabulary>(written: &str) -> Option<T> {
    T::WORDS.iter().chain(T::SYNONYMS).find(|(word, _)| *word == written).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::values::{Measures, Method, Verdict};

    #[test]
    fn words_are_read_and_near_ones_offered() {
        let added = ["card-sort".to_owned()];
        assert_eq!(read_word::<Method>(" pilot ", &[]), Ok(Word::Known(Method::Pilot)));
        assert_eq!(read_word::<Method>("card-sort", &added), Ok(Word::Added("card-sort".into())));
        assert_eq!(read_word::<Measures>("output", &[]), Ok(Word::Known(Measures::Work)));
        assert_eq!(read_word::<Measures>("outcome", &[]), Ok(Word::Known(Measures::Outcome)));

        let replacements = [
            ("prototpye", Some("prototype")),
            ("Prototype", Some("prototype")),
            ("AB-test", Some("ab-test")),
            ("card-sorts", Some("card-sort")),
        ];
        for (text, replacement) in replacements {
            let misread = read_word::<Method>(text, &added).unwrap_err();
            assert_eq!(misread.replacement.as_deref(), replacement, "{text}");
        }
        let misread = read_word::<Verdict>("maybe", &[]).unwrap_err();
        assert_eq!(misread.message, "`maybe` is none of the words for `verdict`");
        assert_eq!(misread.help.unwrap(), "one of: `supported`, `refuted`, `inconclusive`");
        assert!(read_word::<Verdict>("supported|refuted|inconclusive", &[]).unwrap_err().placeholder);
        for hostile in ["", "\0", "🙂", &"a".repeat(10_000)] {
            assert!(read_word::<Verdict>(hostile, &[]).is_err());
        }
    }
}
