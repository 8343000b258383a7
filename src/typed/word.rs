use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use crate::values::{Vocabulary, Word, read_word};

impl<T: Copy> Word<T> {
    /// The word where it is one that `pm` itself knows.
    pub fn known(&self) -> Option<T> {
        match self {
            Word::Known(word) => Some(*word),
            Word::Added(_) => None,
        }
    }
}

pub(super) const RESERVED: &str = "$pm::Word";

struct WordVisitor<T>(PhantomData<T>);

/// The deserializer answers with the word as written or, where the workspace adds words, with a list: it, then those.
impl<'de, T: Vocabulary> Visitor<'de> for WordVisitor<T> {
    type Value = Word<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word of a list")
    }

    fn visit_str<E: Error>(self, written: &str) -> Result<Word<T>, E> {
        read_word(written, &[]).map_err(|misread| E::custom(misread.encode()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Word<T>, A::Error> {
        let written: String = sequence.next_element()?.unwrap_or_default();
        let mut added = Vec::new();
        while let Some(word) = sequence.next_element::<String>()? {
            added.push(word);
        }
        read_word(&written, &added).map_err(|misread| A::Error::custom(misread.encode()))
    }
}

struct Names<T>(PhantomData<T>);

impl<T: Vocabulary> Names<T> {
    const LIST: &'static [&'static str] = &[T::NAME];
}

impl<'de, T: Vocabulary> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Word<T>, D::Error> {
        deserializer.deserialize_struct(RESERVED, Names::<T>::LIST, WordVisitor(PhantomData))
    }
}

impl<T: Vocabulary> JsonSchema for Word<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::NAME.into()
    }

    fn inline_schema() -> bool {
        !T::is_extensible()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // YAML editors read a bare `true` as a boolean where the list has the words true and false.
        let words = T::WORDS.iter().chain(T::SYNONYMS).flat_map(|(word, _)| match *word {
            "true" => vec![serde_json::json!("true"), serde_json::json!(true)],
            "false" => vec![serde_json::json!("false"), serde_json::json!(false)],
            word => vec![serde_json::json!(word)],
        });
        let words: Vec<_> = words.collect();
        // What `pm.yaml` adds to a list, a schema cannot know.
        if T::is_extensible() {
            json_schema!({
                "description": "One of these words, or one that `vocabulary` in pm.yaml adds.",
                "anyOf": [{ "enum": words }, { "type": "string" }],
                "x-vocabulary": T::NAME,
            })
        } else {
            json_schema!({ "enum": words, "x-vocabulary": T::NAME })
        }
    }
}
