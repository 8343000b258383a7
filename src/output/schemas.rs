use serde_json::{Map, Value, json};

use super::adopt::adopt_schema;
use super::diff::diff_schema;
use super::export::export_schema;
use super::graph::graph_schema;
use super::log::log_schema;
use super::north_star::north_star_schema;
use super::portfolio::portfolio_schema;
use super::rank::rank_schema;
use super::review::review_schema;
use super::status::status_schema;
use super::story_map::map_schema;
use super::why::why_schema;
use crate::documents::Pace;
use crate::model::schema;

/// Every published JSON Schema by the name of its file: of what people write, and of what `pm` prints.
pub fn schemas() -> Vec<(String, String)> {
    let mut all = schema::all();
    all.push(("adopt.schema.json".to_owned(), schema::laid_out(&adopt_schema())));
    all.push(("diff.schema.json".to_owned(), schema::laid_out(&diff_schema())));
    all.push(("graph.schema.json".to_owned(), schema::laid_out(&graph_schema())));
    all.push(("export.schema.json".to_owned(), schema::laid_out(&export_schema())));
    all.push(("log.schema.json".to_owned(), schema::laid_out(&log_schema())));
    all.push(("north-star-document.schema.json".to_owned(), schema::laid_out(&north_star_schema())));
    all.push(("map.schema.json".to_owned(), schema::laid_out(&map_schema())));
    all.push(("portfolio.schema.json".to_owned(), schema::laid_out(&portfolio_schema())));
    all.push(("rank.schema.json".to_owned(), schema::laid_out(&rank_schema())));
    all.push(("status.schema.json".to_owned(), schema::laid_out(&status_schema())));
    all.push(("why.schema.json".to_owned(), schema::laid_out(&why_schema())));
    all.push(("review-pack.schema.json".to_owned(), schema::laid_out(&review_schema())));
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

pub(super) fn number_or_null(description: &str) -> Value {
    json!({ "description": description, "type": ["integer", "null"] })
}

/// What an `OutcomeLine` is printed as.
pub(super) fn outcome_line() -> Map<String, Value> {
    let day = |description: &str| json!({ "description": description, "type": ["string", "null"], "format": "date" });
    let flag = |description: &str| json!({ "description": description, "type": "boolean" });
    let keys = json!({
        "record": text("The full name of the record that names it."),
        "metric": text_or_null("The id of its metric, or what is written in its place."),
        "text": text_or_null("The change in words, where no metric is named."),
        "baseline": text_or_null("Where it started, with its unit."),
        "baseline_on": day("When that was read."),
        "now": text_or_null("What the metric came to last, with its unit; of what has ended, what it had come to by then."),
        "now_on": day("When that was read."),
        "target": text_or_null("Where it should go, with its unit."),
        "by": text_or_null("Until when, as it is written."),
        "due": day("The last day of that."),
        "is_to_hold": flag("Whether it is to stay where it started."),
        "way": number_or_null("Percent of the way from the baseline to the target; under 0 it is further away than at the start."),
        "time": number_or_null("Percent of the time from the baseline's day to the last day."),
        "pace": { "description": "How the one stands beside the other.", "enum": Pace::ALL.map(Pace::name) },
        "so_far": text("How far it is, in words."),
        "is_unknown": flag("Whether nothing follows from a value that is absent: something cannot be found or read."),
    });
    keys.as_object().cloned().unwrap_or_default()
}
