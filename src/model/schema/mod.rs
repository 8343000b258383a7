mod laid_out;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

pub use self::laid_out::laid_out;
use super::{Common, body_schema};
use crate::config::config_schema;
use crate::finding::lint_schema;
use crate::typed::schema_document;
use crate::values::Kind;

/// All published schemas by file name, as they are written to `schema/`.
pub fn all() -> Vec<(String, String)> {
    let records = Kind::ALL.into_iter().map(|kind| (kind.name(), record_schema(kind)));
    let others = [("collection", collection_schema()), ("config", config_schema()), ("lint", lint_schema())];
    let file = |(name, schema): (&str, Value)| (format!("{name}.schema.json"), laid_out(&schema));
    records.chain(others).map(file).collect()
}

/// The JSON Schema of a record's keys: front matter, or a document of a YAML file.
pub fn record_schema(kind: Kind) -> Value {
    schema_document(kind.name(), &capitalised(kind.noun()), |generator| fields(kind, generator))
}

/// The JSON Schema of a collection such as `metrics.yaml`: ids with records. A schema cannot see a file's name, so all
/// collections share this one; `#/definitions/metrics` is that of metrics alone.
pub fn collection_schema() -> Value {
    schema_document("collection", "Collection", |generator| {
        let mut any = Vec::new();
        for kind in Kind::ALL {
            let record = fields(kind, generator).to_value();
            let name = record_name(kind);
            let entries = json!({
                "description": format!("{}, by id.", capitalised(kind.nouns())),
                "type": "object",
                "patternProperties": { "^x-": true },
                "additionalProperties": { "$ref": format!("#/definitions/{name}") },
            });
            any.push(json!({ "$ref": format!("#/definitions/{}", kind.collection()) }));
            let definitions = generator.definitions_mut();
            definitions.insert(kind.collection().to_owned(), entries);
            definitions.insert(name, record);
        }
        json_schema!({ "description": "Ids with records of one kind: `metrics.yaml`, `segments.yaml` and the like.", "anyOf": any })
    })
}

/// What all kinds may say, then what this kind says.
pub(super) fn fields(kind: Kind, generator: &mut SchemaGenerator) -> Schema {
    let mut all = properties(&Common::json_schema(generator));
    let body = body_schema(kind, generator);
    all.extend(properties(&body));
    if let Some(Value::Object(field)) = all.get_mut("kind") {
        field.insert("enum".to_owned(), json!([kind.name()]));
    }
    let mut schema = json_schema!({ "description": body.get("description"), "type": "object", "properties": {} });
    if let Some(Value::Object(stop_if)) = all.get("stop_if") {
        let mut synonym = stop_if.clone();
        synonym.insert("description".to_owned(), "Another word for `stop_if`.".into());
        all.insert("kill_criteria".to_owned(), synonym.into());
        schema.insert("not".to_owned(), json!({ "required": ["stop_if", "kill_criteria"] }));
    }
    schema.insert("properties".to_owned(), all.into());
    if !required(kind).is_empty() {
        schema.insert("required".to_owned(), json!(required(kind)));
    }
    schema
}

fn properties(schema: &Schema) -> Map<String, Value> {
    schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
}

/// What a record needs to exist and no text can give. All else is asked for by rules, once it matters.
fn required(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Metric => &["measures", "unit"],
        Kind::Research => &["method"],
        Kind::NorthStar | Kind::StoryMap => &["for"],
        Kind::Review => &["cadence", "on"],
        _ => &[],
    }
}

/// As the other definitions are named, by type: `NorthStar`.
fn record_name(kind: Kind) -> String {
    kind.name().split('-').map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
