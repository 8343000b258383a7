use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::{Value, json};

use super::reading::known_fields;
use super::schema::fields;
use crate::typed::Text;
use crate::values::Kind;

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

impl serde::Serialize for InlineOption {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}

impl JsonSchema for InlineOption {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "InlineOption".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut option = fields(Kind::Option, generator);
        if let Some(Value::Object(fields)) = option.get_mut("properties") {
            let name =
                json!({ "description": "What it is called.", "x-role": "identity", "$ref": "#/definitions/Text" });
            fields.insert("name".to_owned(), name);
        }
        option
    }
}

/// The schema of `options`: a list of names, of `name: what it is`, or of whole options; or these by name.
pub(super) fn options_schema(generator: &mut SchemaGenerator) -> Schema {
    let whole = generator.subschema_for::<InlineOption>();
    let text = generator.subschema_for::<Text>();
    let scalar = json!({ "type": ["string", "number", "boolean"] });
    let own_keys: Vec<&str> = known_fields(Kind::Option).iter().copied().chain(["name"]).collect();
    let name_and_what = json!({
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": { "not": { "enum": own_keys } },
        "additionalProperties": text,
    });
    let named = json!({ "anyOf": [{ "required": ["name"] }, { "required": ["id"] }] });
    json_schema!({
        "anyOf": [
            { "type": "array", "items": { "anyOf": [scalar, whole, name_and_what] } },
            { "type": "object", "additionalProperties": { "anyOf": [text, whole.clone()] }, "not": named },
            { "allOf": [whole, named] },
            scalar,
        ],
        "x-shape": "list",
    })
}
