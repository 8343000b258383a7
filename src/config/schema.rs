use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::{Config, VERSION};
use crate::typed::schema_document;
use crate::values::{EXTENSIBLE, Kind};

/// The JSON Schema of `pm.yaml`.
pub fn config_schema() -> Value {
    schema_document("config", "pm.yaml", Config::json_schema)
}

pub(super) fn version(_: &mut SchemaGenerator) -> Schema {
    let versions: Vec<u32> = (1..=VERSION).collect();
    json_schema!({ "enum": versions })
}

pub(super) fn languages(_: &mut SchemaGenerator) -> Schema {
    let language = json!({ "enum": super::LANGUAGES });
    json_schema!({ "anyOf": [language, { "type": "array", "items": language }] })
}

pub(super) fn vocabulary(_: &mut SchemaGenerator) -> Schema {
    let word = json!({ "type": ["string", "number", "boolean"] });
    json_schema!({
        "type": "object",
        "propertyNames": { "enum": EXTENSIBLE },
        "additionalProperties": { "anyOf": [word, { "type": "array", "items": word }] },
    })
}

pub(super) fn kind(_: &mut SchemaGenerator) -> Schema {
    let kinds = Kind::ALL.map(Kind::name);
    json_schema!({ "enum": kinds })
}

/// The other forms of `each` are read by a later version.
pub(super) fn each(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": ["file", "objective"] })
}

pub(super) fn table(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": ["first"] })
}
