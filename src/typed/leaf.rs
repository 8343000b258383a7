use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::values::{
    Bound, Cadence, Currency, Date, Duration, FiscalYear, FromText, Misread, Money, Number, Quantity, Share, Target,
    When, trimmed,
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

/// As `pm` prints a value, which is narrower than what it reads.
fn printed(leaf: &str) -> serde_json::Value {
    match leaf {
        "Date" => serde_json::json!({ "type": "string", "format": "date" }),
        "Number" => serde_json::json!({ "type": "number" }),
        _ => serde_json::json!({ "type": "string" }),
    }
}

macro_rules! leaves {
    ($($leaf:ident $description:literal),* $(,)?) => {$(
        impl<'de> Deserialize<'de> for $leaf {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$leaf, D::Error> {
                read_leaf(deserializer, $leaf::from_text)
            }
        }

        impl JsonSchema for $leaf {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($leaf).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let is_printed = generator.contract().is_serialize();
                let mut schema = leaf_schema(if is_printed { printed(stringify!($leaf)) } else { $leaf::schema() });
                schema.insert("description".to_owned(), $description.into());
                schema
            }
        }
    )*};
}

leaves! {
    Bound "A criterion: `at least 40 %`, `at most 3`, `10 to 14`, or the value alone.",
    Cadence "How often: daily, weekly, monthly, quarterly, yearly, or a duration.",
    Currency "A currency by its three letters, such as EUR.",
    Date "A day: `2026-05-14`.",
    Duration "Calendar time: `10 days`, `6w`, `3mo`, `2 quarters`, `1 year`.",
    FiscalYear "The month and the day on which the fiscal year begins: `02-01`.",
    Money "A number and a currency, perhaps per time: `40000 EUR`, `3k USD per week`.",
    Number "A number: `1250`, `0.5`, `3k`.",
    Quantity "A number and perhaps its unit: `45 %`, `300 ms`.",
    Share "A part of a whole: `45 %`, or 0 to 1.",
    Target "A value or a range: `45 %`, `10 to 14`.",
    When "A day or a period: `2026-05-14`, `2026`, `2026-H2`, `2026-Q4`, `2026-11`.",
}

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
        read_leaf(deserializer, |text| Ok(Plain(trimmed(text).to_owned())))
    }
}

impl JsonSchema for Plain {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Plain".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        leaf_schema(serde_json::json!({ "type": ["string", "number", "boolean"] }))
    }
}
