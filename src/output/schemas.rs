use serde_json::{Value, json};

use super::diff::diff_schema;
use super::rank::rank_schema;
use crate::model::schema;

/// Every published JSON Schema by the name of its file: of what people write, and of what `pm` prints.
pub fn schemas() -> Vec<(String, String)> {
    let mut all = schema::all();
    all.push(("diff.schema.json".to_owned(), schema::laid_out(&diff_schema())));
    all.push(("rank.schema.json".to_owned(), schema::laid_out(&rank_schema())));
    all
}

/// An object with at least these keys.
pub(super) fn object(properties: Value) -> Value {
    let keys: Vec<String> = properties.as_object().map_or(Vec::new(), |keys| keys.keys().cloned().collect());
    json!({ "type": "object", "properties": properties, "required": keys })
}

pub(super) fn or_null(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

pub(super) fn texts() -> Value {
    json!({ "type": "array", "items": { "type": "string" } })
}
