use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::finding::schema_head;

/// A whole JSON Schema (draft-07) of what this folder reads: the root, and every type it names under `definitions`.
pub fn schema_document(name: &str, title: &str, root: impl FnOnce(&mut SchemaGenerator) -> Schema) -> Value {
    let mut generator = SchemaSettings::draft07().into_generator();
    let mut root = root(&mut generator).to_value();
    let mut definitions = generator.take_definitions(false);
    definitions.sort_keys();
    close(&mut root);
    definitions.values_mut().for_each(close);
    let mut document = schema_head(name, title);
    if let Value::Object(root) = root {
        document.extend(root);
    }
    document.insert("definitions".to_owned(), definitions.into());
    document.into()
}

/// One of several shapes; those that are several themselves are laid out beside the others.
pub(super) fn any_of(shapes: impl IntoIterator<Item = Schema>) -> Schema {
    let mut all: Vec<Value> = Vec::new();
    for shape in shapes {
        let several = shape.get("anyOf").and_then(Value::as_array).filter(|_| has_one_key(&shape)).cloned();
        for one in several.unwrap_or_else(|| vec![shape.to_value()]) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    super::leaf_schema(json!({ "anyOf": all }))
}

fn has_one_key(schema: &Schema) -> bool {
    schema.as_object().is_some_and(|keys| keys.len() == 1)
}

/// The schema of one field of a struct, without what is said of the field itself.
pub(super) fn field_schema(whole: &Schema, field: &str) -> Schema {
    let field = whole.get("properties").and_then(|fields| fields.get(field)).cloned().unwrap_or(Value::Bool(true));
    let mut schema = super::leaf_schema(field);
    schema.remove("description");
    schema.remove("x-role");
    schema
}

/// Says what holds for every struct alike: unknown keys are mistakes but for those that begin with `x-`, and a key
/// without a value is absent, so that an editor stays silent while somebody types.
fn close(schema: &mut Value) {
    let Value::Object(keys) = schema else { return };
    // What schemars takes for a default is how an absent field is written; what holds then, only the type knows.
    keys.shift_remove("default");
    if let Some(holds) = keys.shift_remove("x-default") {
        keys.insert("default".to_owned(), holds);
    }
    if keys.get("type").is_some_and(|word| word == "object") && keys.contains_key("properties") {
        keys.insert("patternProperties".to_owned(), json!({ "^x-": true }));
        keys.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    for (key, value) in keys.iter_mut() {
        match (key.as_str(), value) {
            ("properties", Value::Object(fields)) => fields.values_mut().for_each(close_place),
            ("items" | "additionalProperties", value) => close_place(value),
            ("propertyNames", value) => close(value),
            ("anyOf" | "allOf", Value::Array(shapes)) => shapes.iter_mut().for_each(close),
            _ => {}
        }
    }
    in_order(keys);
}

fn close_place(schema: &mut Value) {
    close(schema);
    if let Value::Object(keys) = schema {
        or_nothing(keys);
        in_order(keys);
    }
}

/// What it is comes first, what only `pm` reads comes last.
fn in_order(keys: &mut Map<String, Value>) {
    if let Some(description) = keys.shift_remove("description") {
        keys.shift_insert(0, "description".to_owned(), description);
    }
    let ours: Vec<String> = keys.keys().filter(|key| key.starts_with("x-")).cloned().collect();
    for key in ours {
        let value = keys.shift_remove(&key).unwrap_or_default();
        keys.insert(key, value);
    }
}

/// Lets a place be empty.
fn or_nothing(keys: &mut Map<String, Value>) {
    if let Some(Value::Array(words)) = keys.get_mut("enum") {
        words.push(Value::Null);
    }
    if let Some(reference) = keys.shift_remove("$ref") {
        // Whatever stands beside a `$ref` is not read in draft-07.
        keys.insert("anyOf".to_owned(), json!([{ "$ref": reference }]));
    }
    if let Some(Value::Array(shapes)) = keys.get_mut("anyOf") {
        shapes.push(json!({ "type": "null" }));
    }
    match keys.get_mut("type") {
        Some(Value::Array(types)) => types.push("null".into()),
        Some(Value::String(one)) => {
            let types = json!([one, "null"]);
            keys.insert("type".to_owned(), types);
        }
        _ => {}
    }
}
