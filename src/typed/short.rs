use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Visitor};

use super::schema::{any_of, field_schema};

/// A struct for which a single value may stand.
pub trait Shorthand {
    /// The field that the single value fills.
    const FIELD: &'static str;
}

/// A group of keys, or the one value that says enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Short<T>(pub T);

impl<T> Deref for Short<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

pub(super) const RESERVED: &str = "$pm::Short";

struct ShortVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ShortVisitor<T> {
    type Value = Short<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or a group of keys")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Short<T>, D::Error> {
        T::deserialize(deserializer).map(Short)
    }
}

struct Names<T>(PhantomData<T>);

impl<T: Shorthand> Names<T> {
    const LIST: &'static [&'static str] = &[T::FIELD];
}

impl<'de, T: Deserialize<'de> + Shorthand> Deserialize<'de> for Short<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Short<T>, D::Error> {
        deserializer.deserialize_struct(RESERVED, Names::<T>::LIST, ShortVisitor(PhantomData))
    }
}

impl<T: JsonSchema + Shorthand> JsonSchema for Short<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}OrShort", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let single = field_schema(&T::json_schema(generator), T::FIELD);
        any_of([generator.subschema_for::<T>(), single])
    }
}
