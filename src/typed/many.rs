use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use super::Field;
use super::schema::any_of;

/// A list, or a single value that stands for a list of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Many<T> {
    pub items: Vec<T>,
    /// Entries that could not be read; they are reported, and they are not "nothing".
    pub unread: usize,
}

impl<T> Default for Many<T> {
    fn default() -> Many<T> {
        Many { items: Vec::new(), unread: 0 }
    }
}

impl<T> Many<T> {
    pub const NAME: &'static str = "$pm::Many";

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// Nothing is written, readable or not.
    pub fn is_absent(&self) -> bool {
        self.items.is_empty() && self.unread == 0
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

/// Collects the elements of a sequence that the deserializer offers, whatever shape the node had.
pub(super) struct ManyVisitor<T>(pub PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
    type Value = Many<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Many<T>, E> {
        Ok(Many { items: Vec::new(), unread: 1 })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Many<T>, A::Error> {
        let mut many = Many { items: Vec::with_capacity(sequence.size_hint().unwrap_or(0)), unread: 0 };
        while let Some(element) = sequence.next_element::<Field<T>>()? {
            match element {
                Field::Present(item) => many.items.push(item),
                Field::Invalid => many.unread += 1,
                Field::Absent => {}
            }
        }
        Ok(many)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Many<T>, D::Error> {
        deserializer.deserialize_struct(Many::<T>::NAME, &[], ManyVisitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Many<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        let list = json_schema!({ "type": "array", "items": one.clone() });
        let mut schema = any_of([one, list]);
        schema.insert("x-shape".to_owned(), "list".into());
        schema
    }
}
