//! What several tests need.

use std::path::Path;

use pm::syntax::{FrontMatter, front_matter};
use serde::Deserialize;
use serde_json::Value;

use super::memory::files_under;

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

/// The YAML of all files under a folder, front matter included, by path from there.
pub fn yaml_texts(root: &Path) -> Vec<(String, String)> {
    let yaml = |(name, bytes): (String, Vec<u8>)| {
        let text = || String::from_utf8(bytes).unwrap();
        let yaml = match name.rsplit_once('.')?.1 {
            "yaml" => text(),
            "md" => yaml_of_page(&text())?,
            _ => return None,
        };
        Some((name, yaml))
    };
    files_under(root).into_iter().filter_map(yaml).collect()
}

fn yaml_of_page(text: &str) -> Option<String> {
    match front_matter(text) {
        FrontMatter::Closed { yaml, .. } => Some(yaml.of(text).to_owned()),
        _ => None,
    }
}

/// All documents of a YAML text, as yaml_serde reads them.
pub fn documents(text: &str) -> Result<Vec<serde_yaml::Value>, serde_yaml::Error> {
    serde_yaml::Deserializer::from_str(text).map(serde_yaml::Value::deserialize).collect()
}
