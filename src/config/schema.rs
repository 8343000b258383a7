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

/// `file`, or exactly one of the parts of a file.
pub(super) fn each(_: &mut SchemaGenerator) -> Schema {
    let forms = json!({
        "heading": { "type": "integer", "minimum": 1, "maximum": 6, "description": "Each heading of that level, with its text up to the next heading of that level or above." },
        "list": { "type": ["string", "number", "boolean"], "description": "Each entry of the list under that key of YAML or that heading of a page; empty: of the whole file." },
        "table": { "type": "integer", "minimum": 1, "description": "Each row of the table of that number." },
        "map": { "type": ["string", "number", "boolean"], "description": "Each entry of the group of keys under that key, `a.b` within another; empty: of the whole file." },
    });
    let one = ["heading", "list", "table", "map"].map(|form| json!({ "required": [form] }));
    let part = json!({ "type": "object", "properties": forms, "oneOf": one, "additionalProperties": false });
    json_schema!({ "anyOf": [{ "enum": ["file", "objective"] }, part] })
}

pub(super) fn table(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": ["first"] })
}
