use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use super::Many;
use super::many::ManyVisitor;
use super::schema::{any_of, field_schema};

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

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let whole = T::json_schema(generator);
        let [name, short, text] = [T::NAME, T::SHORT, T::TEXT].map(|field| field_schema(&whole, field));
        let entry = generator.subschema_for::<T>();
        let named = json_schema!({ "anyOf": [{ "required": [T::NAME] }, { "required": [T::TEXT] }] });
        let list = json_schema!({ "type": "array", "items": any_of([entry.clone(), text.clone()]) });
        let one = json_schema!({ "allOf": [entry.clone(), named.clone()] });
        let group = json_schema!({
            "type": "object",
            "propertyNames": name,
            "additionalProperties": any_of([entry, short]),
            "not": named,
        });
        let mut schema = any_of([group, list, one, text]);
        schema.insert("x-shape".to_owned(), "by-name".into());
        schema.insert("x-name".to_owned(), T::NAME.into());
        schema
    }
}
