use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use crate::model::fields_of;
use crate::model::schema::record_schema;
use crate::values::{Kind, Status};

/// `docs/records.md`: every field of every kind, from the structs that read them.
pub(super) fn records() -> String {
    let mut text = "# Records and their fields\n\nMade by `pm regenerate` from the structs in `src/model/`. All fields can be left \
                    out; what is asked for, and when, is told by the rule [`missing-field`](rules.md#missing-field). A key of \
                    your own begins with `x-`.\n"
        .to_owned();
    let common = crate::model::reading::COMMON_FIELDS();
    text.push_str("\n## Every kind\n\n");
    let vision = record_schema(Kind::Vision);
    rows(&mut text, &vision, common);
    for kind in Kind::ALL {
        let schema = record_schema(kind);
        let about = schema.get("description").and_then(Value::as_str).unwrap_or("");
        let statuses: Vec<&str> = Status::of(kind).iter().map(|status| status.name()).collect();
        let _ = write!(
            text,
            "\n## {}\n\n{about}\n\nFolder `{}/`, collection `{}.yaml`. Status: {}.\n\n",
            kind.name(),
            kind.folder(),
            kind.collection(),
            statuses.join(", ")
        );
        rows(&mut text, &schema, fields_of(kind));
    }
    groups(&mut text);
    text
}

/// The groups of fields that stand inside records, each once, by name.
fn groups(text: &mut String) {
    let mut groups = BTreeMap::new();
    for kind in Kind::ALL {
        let schema = record_schema(kind);
        let Some(definitions) = schema.get("definitions").and_then(Value::as_object) else { continue };
        let with_fields = definitions.iter().filter(|(_, group)| group.get("properties").is_some());
        groups.extend(with_fields.map(|(name, group)| (name.clone(), group.clone())));
    }
    groups.retain(|name, _| name != "Option" && name != "ProductOption");
    text.push_str("\n## Groups of fields\n\nWhat the tables above name in the column \"written as\".\n");
    for (name, group) in groups {
        let about = group.get("description").and_then(Value::as_str).unwrap_or("");
        let _ = write!(text, "\n### {}\n\n{about}\n\n", crate::values::id_in_words(&words(&name)).to_lowercase());
        let fields = group.get("properties").and_then(Value::as_object);
        let names: Vec<&str> = fields.into_iter().flat_map(|fields| fields.keys().map(String::as_str)).collect();
        rows(text, &group, &names);
    }
}

fn rows(text: &mut String, schema: &Value, fields: &[&str]) {
    text.push_str("| field | what it says | written as | role in a review |\n|---|---|---|---|\n");
    for name in fields {
        let Some(field) = schema.pointer(&format!("/properties/{name}")) else { continue };
        let told = field.get("description").and_then(Value::as_str).unwrap_or("");
        let role = field.get("x-role").and_then(Value::as_str).unwrap_or("");
        let _ = writeln!(text, "| `{name}` | {} | {} | {role} |", told.replace('|', "\\|"), shape(field));
    }
}

/// The shape of a field in a few words.
fn shape(field: &Value) -> String {
    let mut names = Vec::new();
    collect(field, &mut names);
    names.dedup();
    let many = field.get("x-shape").and_then(Value::as_str);
    let what = if names.is_empty() { "text".to_owned() } else { names.join(" or ") };
    match many {
        Some("list") => format!("{what}, or a list"),
        Some("by-name") => format!("{what} by name, or a list"),
        _ => what,
    }
}

fn collect(field: &Value, names: &mut Vec<String>) {
    let mut push = |name: String| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    if let Some(kinds) = field.get("x-kinds").and_then(Value::as_array) {
        let kinds: Vec<&str> =
            kinds.iter().filter_map(Value::as_str).map(|kind| kind.trim_start_matches('=')).collect();
        push(if kinds.len() > 4 { "any record".to_owned() } else { kinds.join(" or ") });
    } else if let Some(reference) = field.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or("").trim_end_matches("ByName");
        push(crate::values::id_in_words(&words(name)).to_lowercase());
    } else if let Some(list) = field.get("x-vocabulary").and_then(Value::as_str) {
        push(format!("a word ({list})"));
    } else if field.get("enum").is_some() {
        push("a word".to_owned());
    }
    for key in ["anyOf", "allOf"] {
        for part in field.get(key).and_then(Value::as_array).into_iter().flatten() {
            collect(part, names);
        }
    }
    if let Some(items) = field.get("items") {
        collect(items, names);
    }
}

/// `RequestedBy` as `Requested-By`.
fn words(name: &str) -> String {
    let mut text = String::new();
    for (at, character) in name.chars().enumerate() {
        if at > 0 && character.is_uppercase() {
            text.push('-');
        }
        text.push(character);
    }
    text
}
