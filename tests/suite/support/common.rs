//! What several tests need.

use std::path::Path;

use pm::syntax::{FrontMatter, front_matter};
use serde::Deserialize;
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

/// The YAML of all files under a folder, front matter included, by path from there.
pub fn yaml_texts(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            let yaml = match path.extension().and_then(|ending| ending.to_str()) {
                Some("yaml") => Some(std::fs::read_to_string(&path).unwrap()),
                Some("md") => yaml_of_page(&std::fs::read_to_string(&path).unwrap()),
                _ => None,
            };
            found.extend(yaml.map(|yaml| (name, yaml)));
        }
    }
    found.sort();
    found
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
