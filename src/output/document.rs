use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

use super::pretty;
use crate::finding::schema_head;

/// What a command has to say to programs, behind the version of its format and its own name. Every key is always there,
/// absent is null.
pub fn document<T: Serialize>(command: &str, said: &T) -> String {
    pretty(&Document { version: 1, command, said })
}

#[derive(Serialize)]
struct Document<'d, T> {
    version: u32,
    command: &'d str,
    #[serde(flatten)]
    said: &'d T,
}

/// The JSON Schema of such a document, from the type itself. `name` is that of its file.
pub(super) fn document_schema<T: JsonSchema>(name: &str, command: &str) -> Value {
    let said = SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<T>();
    let mut schema = schema_head(name, &format!("pm {command}"));
    let about = format!("What `pm {command} --format json` prints. Every key is always there; what is absent is null.");
    schema.insert("description".to_owned(), about.into());
    schema.insert("type".to_owned(), "object".into());
    let mut properties = json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "description": "The command that printed it.", "const": command },
    });
    let mut required = json!(["version", "command"]);
    let mut definitions = json!({});
    for (key, part) in said.to_value().as_object_mut().into_iter().flatten() {
        match (key.as_str(), part) {
            ("$schema" | "title" | "description" | "type", _) => {}
            ("properties", part) => extend(&mut properties, part),
            ("required", part) => extend(&mut required, part),
            ("definitions", part) => extend(&mut definitions, part),
            (_, part) => drop(schema.insert(key.clone(), part.take())),
        }
    }
    schema.insert("properties".to_owned(), properties);
    schema.insert("required".to_owned(), required);
    if let Some(definitions) = definitions.as_object_mut() {
        definitions.sort_keys();
    }
    schema.insert("definitions".to_owned(), definitions);
    let mut schema = schema.into();
    plain(&mut schema);
    schema
}

/// Without `"format": "uint"` and its like, which are Rust's words for numbers and no validator's; a sentence is a line.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            keys.retain(|key, value| key != "format" || !value.as_str().is_some_and(|format| format.contains("int")));
            if let Some(Value::String(text)) = keys.get_mut("description") {
                *text = text.replace('\n', " ");
            }
            keys.values_mut().for_each(plain);
        }
        Value::Array(parts) => parts.iter_mut().for_each(plain),
        _ => {}
    }
}

/// Puts one list behind another, or the keys of one object behind those of another.
fn extend(all: &mut Value, more: &mut Value) {
    match (all, more.take()) {
        (Value::Object(all), Value::Object(more)) => all.extend(more),
        (Value::Array(all), Value::Array(more)) => all.extend(more),
        _ => {}
    }
}
