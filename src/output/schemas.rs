use serde_json::{Value, json};

use super::adopt::adopt_schema;
use super::diff::diff_schema;
use super::document::document_schema;
use super::export::export_schema;
use super::graph::graph_schema;
use super::log::log_schema;
use super::lookups::{Drawn, Listed, Settings, Shown};
use super::north_star::north_star_schema;
use super::rank::rank_schema;
use super::status::Screen;
use super::story_map::OneMap;
use crate::documents::Why;
use crate::documents::portfolio::Portfolio;
use crate::documents::review::Pack;
use crate::model::schema;

/// Every published JSON Schema by the name of its file: of what people write, and of what `pm` prints.
pub fn schemas() -> Vec<(String, String)> {
    let printed = [
        ("adopt", adopt_schema()),
        ("diff", diff_schema()),
        ("export", export_schema()),
        ("graph", graph_schema()),
        ("list", document_schema::<Listed<'_>>("list", "list")),
        ("log", log_schema()),
        ("map", document_schema::<OneMap<'_>>("map", "map")),
        ("north-star-document", north_star_schema()),
        ("portfolio", document_schema::<Portfolio>("portfolio", "portfolio")),
        ("rank", rank_schema()),
        ("review-pack", document_schema::<Pack>("review-pack", "review")),
        ("settings", document_schema::<Settings>("settings", "config")),
        ("show", document_schema::<Shown<'_>>("show", "show")),
        ("status", document_schema::<Screen<'_>>("status", "status")),
        ("tree", document_schema::<Drawn<'_>>("tree", "tree")),
        ("why", document_schema::<Why>("why", "why")),
    ];
    let mut all = schema::all();
    all.extend(printed.into_iter().map(|(name, schema)| (format!("{name}.schema.json"), schema::laid_out(&schema))));
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

pub(super) fn described(description: &str, mut schema: Value) -> Value {
    if let Some(keys) = schema.as_object_mut() {
        keys.insert("description".to_owned(), description.into());
    }
    schema
}

pub(super) fn list(definition: &str) -> Value {
    json!({ "type": "array", "items": { "$ref": format!("#/definitions/{definition}") } })
}

pub(super) fn count(description: &str) -> Value {
    json!({ "description": description, "type": "integer", "minimum": 0 })
}

pub(super) fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string" })
}

pub(super) fn text_or_null(description: &str) -> Value {
    json!({ "description": description, "type": ["string", "null"] })
}
