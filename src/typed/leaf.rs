use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::values::{
    Bound, Cadence, Date, Duration, FiscalYear, FromText, Misread, Money, Number, Quantity, Share, Target, When,
};

/// Reads one text with a function of `values/`.
struct LeafVisitor<T>(fn(&str) -> Result<T, Misread>);

impl<T> Visitor<'_> for LeafVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(|misread| E::custom(misread.encode()))
    }
}

/// Reads a value from the text of one scalar.
pub fn read_leaf<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    read: fn(&str) -> Result<T, Misread>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(LeafVisitor(read))
}

/// A schema written as plain JSON.
pub fn leaf_schema(schema: serde_json::Value) -> Schema {
    Schema::try_from(schema).unwrap_or_default()
}

macro_rules! leaves {
    ($($leaf:ident),* $(,)?) => {$(
        impl<'de> Deserialize<'de> for $leaf {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$leaf, D::Error> {
                read_leaf(deserializer, $leaf::from_text)
            }
        }

        impl JsonSchema for $leaf {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($leaf).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                leaf_schema($leaf::schema())
            }
        }
    )*};
}

leaves!(Bound, Cadence, Date, Duration, FiscalYear, Money, Number, Quantity, Share, Target, When);

/// Any scalar as it is written: a name, a word, an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plain(pub String);

impl std::ops::Deref for Plain {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Plain, D::Error> {
        read_leaf(deserializer, |text| Ok(Plain(text.trim().to_owned())))
    }
}

impl JsonSchema for Plain {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Plain".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        leaf_schema(serde_json::json!({ "type": ["string", "number", "boolean"] }))
    }
}
