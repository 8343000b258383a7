use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Visitor};

use super::ProductOption;

/// An option that stands inside its initiative. It is lifted out and read as a record of its own, so that here only its
/// being there counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InlineOption;

struct Nothing;

impl<'de> Visitor<'de> for Nothing {
    type Value = InlineOption;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an option")
    }

    fn visit_unit<E>(self) -> Result<InlineOption, E> {
        Ok(InlineOption)
    }
}

impl<'de> Deserialize<'de> for InlineOption {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<InlineOption, D::Error> {
        deserializer.deserialize_ignored_any(Nothing)
    }
}

impl JsonSchema for InlineOption {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "InlineOption".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let whole = generator.subschema_for::<ProductOption>();
        json_schema!({ "anyOf": [{ "type": ["string", "number"] }, whole] })
    }
}
