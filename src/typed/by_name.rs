use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use super::Many;
use super::many::ManyVisitor;

/// A struct of which several stand together, each with a name.
pub trait Named {
    /// The name field, which a mapping's keys fill: `metric`.
    const NAME: &'static str;
    /// The field that a single value under a name fills: `activation: 45 %` gives the target.
    const SHORT: &'static str;
    /// The field that an entry without a name fills: a sentence in a list.
    const TEXT: &'static str;
}

/// Entries with a name: a list of them, a mapping of name to entry, or one entry on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByName<T>(pub Many<T>);

impl<T> Default for ByName<T> {
    fn default() -> ByName<T> {
        ByName(Many::default())
    }
}

impl<T> Deref for ByName<T> {
    type Target = Many<T>;

    fn deref(&self) -> &Many<T> {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a ByName<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

pub(super) const RESERVED: &str = "$pm::ByName";

struct ByNameVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ByNameVisitor<T> {
    type Value = ByName<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or a group of names")
    }

    fn visit_unit<E>(self) -> Result<ByName<T>, E> {
        Ok(ByName(Many { items: Vec::new(), unread: 1 }))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<ByName<T>, A::Error> {
        ManyVisitor(PhantomData).visit_seq(sequence).map(ByName)
    }
}

/// The names that the deserializer needs, as a list that lives as long as the program.
struct Names<T>(PhantomData<T>);

impl<T: Named> Names<T> {
    const LIST: &'static [&'static str] = &[T::NAME, T::SHORT, T::TEXT];
}

impl<'de, T: Deserialize<'de> + Named> Deserialize<'de> for ByName<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ByName<T>, D::Error> {
        deserializer.deserialize_struct(RESERVED, Names::<T>::LIST, ByNameVisitor(PhantomData))
    }
}

impl<T: JsonSchema + Named> JsonSchema for ByName<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}ByName", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let entry = generator.subschema_for::<T>();
        let short = json_schema!({ "type": ["string", "number", "boolean", "array", "null"] });
        json_schema!({
            "anyOf": [
                { "type": "array", "items": { "anyOf": [entry.clone(), { "type": ["string", "number"] }] } },
                entry.clone(),
                { "type": "object", "additionalProperties": { "anyOf": [entry, short] },
                  "not": { "required": [T::NAME], "properties": { (T::NAME): { "type": "string" } } } },
                { "type": "string" },
            ],
            "x-shape": "by-name",
            "x-name": T::NAME,
        })
    }
}
