use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::documents::north_star::NorthStarDocument;
use crate::finding::schema_head;

/// The JSON Schema of what `pm north-star --format json` prints.
pub fn north_star_schema() -> Value {
    let mut generator = SchemaSettings::draft07().for_serialize().into_generator();
    let document = generator.subschema_for::<NorthStarDocument>();
    let mut schema = schema_head("north-star-document", "pm north-star");
    schema.insert("description".to_owned(), "What `pm north-star --format json` prints.".into());
    schema.insert("type".to_owned(), "object".into());
    schema.insert(
        "properties".to_owned(),
        json!({
            "version": { "description": "The version of this format.", "const": 1 },
            "command": { "const": "north-star" },
            "document": document,
        }),
    );
    schema.insert("required".to_owned(), json!(["version", "command", "document"]));
    schema.insert("definitions".to_owned(), Value::Object(generator.take_definitions(true)));
    schema.into()
}
