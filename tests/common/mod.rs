//! What several tests need.
#![allow(dead_code)]

use serde_json::Value;

/// YAML as JSON, in the sense of YAML 1.2's core schema. Keys become text, tags are dropped.
pub fn json(value: &serde_yaml::Value) -> Value {
    use serde_yaml::Value as Yaml;
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(yes) => Value::Bool(*yes),
        // JSON has no infinity; as text it is refused where a number is wanted.
        Yaml::Number(number) => serde_json::to_value(number)
            .ok()
            .filter(|value| !value.is_null())
            .unwrap_or_else(|| number.to_string().into()),
        Yaml::String(text) => Value::from(text.as_str()),
        Yaml::Sequence(items) => items.iter().map(json).collect(),
        Yaml::Mapping(entries) => entries.iter().map(|(key, value)| (key_text(key), json(value))).collect(),
        Yaml::Tagged(tagged) => json(&tagged.value),
    }
}

fn key_text(key: &serde_yaml::Value) -> String {
    match json(key) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
