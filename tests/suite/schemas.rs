//! The folder `schema/` is what the types say. `UPDATE_SCHEMAS=1 cargo test --test suite schemas` writes it anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use pm::model::reading::heading_fields;
use pm::values::Kind;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")
}

#[test]
fn the_folder_is_up_to_date() {
    let all = pm::output::schemas();
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::create_dir_all(folder()).unwrap();
        for (name, text) in &all {
            std::fs::write(folder().join(name), text).unwrap();
        }
    }
    let expected: BTreeSet<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let names = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<String> = names.collect();
    assert_eq!(there.iter().map(String::as_str).collect::<BTreeSet<_>>(), expected);
    for (name, text) in &all {
        let written = std::fs::read_to_string(folder().join(name)).unwrap();
        assert!(written == *text, "schema/{name} is stale: UPDATE_SCHEMAS=1 cargo test --test suite schemas");
    }
}

#[test]
fn every_schema_is_draft_07() {
    for (name, text) in pm::output::schemas() {
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#", "{name}");
        jsonschema::draft7::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        jsonschema::draft7::new(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        let used: BTreeSet<String> = references(&schema);
        for definition in schema["definitions"].as_object().unwrap().keys() {
            let is_collection = name.starts_with("collection");
            assert!(is_collection || used.contains(definition), "{name}: nothing uses {definition}");
        }
        for used in used {
            assert!(schema["definitions"].get(&used).is_some(), "{name}: there is no {used}");
        }
    }
}

fn references(schema: &Value) -> BTreeSet<String> {
    match schema {
        Value::Object(keys) => {
            let own = keys.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/definitions/"));
            own.map(str::to_owned).into_iter().chain(keys.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => BTreeSet::new(),
    }
}

const ROLES: [&str; 7] = ["identity", "status", "commitment", "evidence", "estimate", "link", "narrative"];

/// DESIGN, invariant 5: a field is one line, and that line says what it is and how a change to it is to be taken.
#[test]
fn every_field_has_a_description_and_a_role() {
    for kind in Kind::ALL {
        let schema = pm::model::schema::record_schema(kind);
        let definitions = schema["definitions"].as_object().unwrap().iter();
        for (name, group) in definitions.map(|(name, group)| (name.as_str(), group)).chain([(kind.name(), &schema)]) {
            for (field, about) in group["properties"].as_object().into_iter().flatten() {
                let description = about["description"].as_str().unwrap_or("");
                assert!(!description.is_empty(), "{name}.{field} says nothing about itself");
                let role = about["x-role"].as_str().unwrap_or("");
                assert!(ROLES.contains(&role), "{name}.{field} has the role `{role}`");
            }
        }
    }
}

/// Texts and lists of texts for which a section of a page is no place, and why.
const NO_SECTIONS: [(&str, &str); 3] = [
    ("next", "it is one name or one sentence, and a section may be a list"),
    ("title", "it is the heading of level 1"),
    ("audience", "in an initiative it is a group, and a heading means the same everywhere"),
];

/// MODEL §6: a heading that names a text field or a list field gives it. A list of names is no text: a sentence there
/// would be a dangling reference.
#[test]
fn every_text_can_be_a_section() {
    let mut expected = BTreeSet::new();
    for kind in Kind::ALL {
        let schema = pm::model::schema::record_schema(kind);
        for (field, about) in schema["properties"].as_object().unwrap() {
            if takes_text(about, &schema) && field != "kill_criteria" && !NO_SECTIONS.iter().any(|(no, _)| no == field)
            {
                expected.insert(field.clone());
            }
        }
    }
    let given: BTreeSet<String> = heading_fields().iter().map(|field| (*field).to_owned()).collect();
    let missing: Vec<_> = expected.difference(&given).collect();
    let unknown: Vec<_> = given.difference(&expected).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing: {missing:?}, of no kind: {unknown:?}");
}

/// A text; or a list, where an entry may be a text.
fn takes_text(field: &Value, schema: &Value) -> bool {
    let shapes: Vec<&Value> = field["anyOf"].as_array().into_iter().flatten().collect();
    let name = |shape: &Value| shape["$ref"].as_str().map(|path| path.replace("#/definitions/", ""));
    let is_list = field["x-shape"] == "list";
    shapes.iter().any(|shape| match name(shape) {
        Some(text) if text == "Text" => is_list || shapes.len() == 2,
        Some(named) => schema["definitions"][&named]["x-shape"] == "by-name",
        None => is_list && shape["x-or-text"] == true,
    }) || field["x-or-text"] == true
        || schema["properties"]["options"] == *field
}

/// DESIGN §3: the keys of a finding and of the summary, each always there.
#[test]
fn the_lint_schema_takes_what_lint_prints() {
    let place = serde_json::json!({
        "path": "initiatives/a.md", "line": 2, "column": 9, "end_line": 2, "end_column": 14, "byte_start": 12, "byte_end": 17
    });
    let with = |mut keys: Value| {
        keys.as_object_mut().unwrap().extend(place.as_object().unwrap().clone());
        keys
    };
    let finding = with(serde_json::json!({
        "rule": "dangling-reference", "severity": "error", "message": "no intent is called `x`", "help": null,
        "record": "initiative/a", "field": "intent", "labels": [with(serde_json::json!({ "message": "" }))],
        "fingerprint": "0123456789abcdef", "fixable": false, "certainty": "proven",
        "waived": { "why": "known since spring", "until": null }
    }));
    let tally = serde_json::json!({ "name": null, "error": 1, "warning": 0, "info": 0, "waived": 0, "off": 0 });
    let printed = serde_json::json!({
        "version": 1, "command": "lint", "findings": [finding], "summary": pm::finding::Summary::default(),
        "not_evaluated": [{ "rule": "moved-goalposts", "reason": "no history here", "command": null }],
        "since": { "rev": "main", "commit": "0123456789abcdef0123456789abcdef01234567" },
        "statistics": { "by_rule": [tally], "by_kind": [], "by_owner": [], "exempt": {"upkeep": 0, "mandate": 1} }
    });
    let validator = jsonschema::draft7::new(&pm::finding::lint_schema()).unwrap();
    let errors: Vec<String> = validator.iter_errors(&printed).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    for pointer in [
        "",
        "/findings/0",
        "/findings/0/labels/0",
        "/findings/0/waived",
        "/summary",
        "/not_evaluated/0",
        "/since",
        "/statistics",
        "/statistics/by_rule/0",
    ] {
        for key in printed.pointer(pointer).unwrap().as_object().unwrap().keys() {
            let mut less = printed.clone();
            less.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key);
            assert!(!validator.is_valid(&less), "{pointer}/{key} may be missing");
        }
    }
}
