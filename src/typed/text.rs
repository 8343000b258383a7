use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

/// Words: a string, or a list of strings that belong together. Where its lines break is no part of what it says: two
/// texts with the same words are equal.
#[derive(Clone, Debug, Default, Eq)]
pub struct Text(pub String);

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.0 == other.0 || self.split_whitespace().eq(other.split_whitespace())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

pub(super) const RESERVED: &str = "$pm::Text";

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text(crate::values::trimmed(text).to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Text, A::Error> {
        let mut joined = String::new();
        while let Some(part) = sequence.next_element::<super::Field<Text>>()? {
            let Some(part) = part.get() else { continue };
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.push_str(part);
        }
        Ok(Text(joined))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        deserializer.deserialize_struct(RESERVED, &[], TextVisitor)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Words: a string, or a list of strings that belong together.",
            "type": ["string", "number", "boolean", "array"],
            "items": generator.subschema_for::<Text>(),
            "x-shape": "text",
        })
    }
}
