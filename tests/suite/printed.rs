//! What commands print for programs is what the published schemas say.

use std::collections::BTreeSet;

use crate::support::world::{copy, examples, git_on, pm, write};
use serde_json::Value;

/// What a command is asked for beside `--format json`, by the name of its schema.
const PRINTED: [(&str, &str); 26] = [
    ("adopt", "adopt"),
    ("diff", "diff HEAD~1"),
    ("export", "export"),
    ("export", "export --kind metric"),
    ("graph", "graph"),
    ("graph", "graph --metrics"),
    ("lint", "audit"),
    ("lint", "lint --all --statistics"),
    ("lint", "lint --since HEAD~1"),
    ("list", "list"),
    ("list", "list initiatives"),
    ("log", "log first-originals"),
    ("map", "map three-evenings"),
    ("north-star-document", "north-star first-originals"),
    ("portfolio", "portfolio"),
    ("rank", "rank"),
    ("review-pack", "review monthly-release"),
    ("review-pack", "review quarterly-business"),
    ("review-pack", "review quarterly-initiative"),
    ("settings", "config"),
    ("show", "show first-originals"),
    ("show", "show pilot-evening"),
    ("status", "status"),
    ("tree", "tree"),
    ("tree", "tree --metrics"),
    ("why", "why first-originals"),
];

#[test]
fn every_command_that_prints_json_has_a_schema_that_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    copy(&examples("streaming"), folder.path());
    let commit = |day: &str| {
        git_on(day, folder.path(), &["add", "-A"]);
        git_on(day, folder.path(), &["commit", "-qm", "What we know"]);
    };
    git_on("2026-09-01", folder.path(), &["init", "-q"]);
    commit("2026-09-01");
    write(folder.path(), &[("initiatives/broken.md", "---\nstatus: [\n---\n# Broken\n")]);
    commit("2026-11-01");
    for (name, arguments) in PRINTED {
        let arguments: Vec<&str> = arguments.split(' ').chain(["--format", "json"]).collect();
        let printed: Value = serde_json::from_str(&pm(folder.path(), &arguments).out).unwrap();
        let schema: Value = serde_json::from_str(&pm(folder.path(), &["schema", name]).out).unwrap();
        // A document about one of two things takes its keys from both sides of an `allOf`, and neither can be closed.
        let schema = if name == "north-star-document" { schema } else { closed(schema) };
        let validator = jsonschema::draft7::new(&schema).unwrap();
        let wrong = validator.iter_errors(&printed).map(|error| format!("{} {error:.200}", error.instance_path()));
        let wrong: Vec<String> = wrong.collect();
        assert!(wrong.is_empty(), "{arguments:?}: {wrong:#?}");
    }
}

/// The schema, where no object has a key that it does not name; of several shapes together none can be closed.
fn closed(mut schema: Value) -> Value {
    const TOGETHER: [&str; 3] = ["allOf", "anyOf", "oneOf"];
    match &mut schema {
        Value::Object(keys) => {
            let is_whole = !TOGETHER.iter().any(|key| keys.contains_key(*key));
            for (key, part) in keys.iter_mut() {
                match part.as_array_mut().filter(|_| TOGETHER.contains(&key.as_str())) {
                    Some(shapes) => shapes.iter_mut().flat_map(Value::as_object_mut).for_each(|shape| {
                        shape.values_mut().for_each(|part| *part = closed(part.take()));
                    }),
                    None => *part = closed(part.take()),
                }
            }
            if is_whole && keys.get("properties").is_some_and(Value::is_object) {
                keys.entry("additionalProperties").or_insert(false.into());
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| *part = closed(part.take())),
        _ => {}
    }
    schema
}

#[test]
fn no_command_prints_json_that_nothing_describes() {
    let tried: BTreeSet<&str> = PRINTED.iter().map(|(_, arguments)| arguments.split(' ').next().unwrap()).collect();
    let page = include_str!("../../docs/cli.md");
    let prints_json = |section: &&str| {
        let mut choices = section.lines().filter_map(|line| line.trim().strip_prefix("[possible values: "));
        choices.any(|choices| choices.trim_end_matches(']').split(", ").any(|choice| choice == "json"))
    };
    let sections = page.split("\n## pm ").skip(1).filter(prints_json);
    let names: BTreeSet<&str> = sections.filter_map(|section| section.lines().next()).collect();
    assert_eq!(names, tried);
}

/// Schemas that are written by hand beside what they describe, and those of what people write.
const NOT_DERIVED: [&str; 6] = ["adopt", "diff", "graph", "lint", "log", "rank"];

/// What a schema is derived from says of each key what it is, in a sentence for those who read it in an editor.
#[test]
fn every_derived_key_says_what_it_is() {
    let of_files: BTreeSet<String> = pm::model::schema::all().into_iter().map(|(name, _)| name).collect();
    let mut silent = Vec::new();
    let mut seen = 0;
    for (file, text) in pm::output::schemas().into_iter().filter(|(file, _)| !of_files.contains(file)) {
        let name = file.trim_end_matches(".schema.json");
        // The keys of that one are named for what they hold, and few say more.
        if NOT_DERIVED.contains(&name) || name == "north-star-document" {
            continue;
        }
        keys(&serde_json::from_str(&text).unwrap(), name, &mut silent);
        seen += 1;
    }
    assert!(silent.is_empty(), "{silent:#?}");
    assert!(seen > NOT_DERIVED.len());
}

/// The keys without a description of their own.
fn keys(schema: &Value, at: &str, silent: &mut Vec<String>) {
    for (key, about) in schema["properties"].as_object().into_iter().flatten() {
        if about["description"].as_str().is_none_or(str::is_empty) && about.get("$ref").is_none() {
            silent.push(format!("{at}/{key}"));
        }
    }
    let parts: Vec<(String, &Value)> = match schema {
        Value::Object(keys) => keys.iter().map(|(key, part)| (key.clone(), part)).collect(),
        Value::Array(parts) => parts.iter().enumerate().map(|(number, part)| (number.to_string(), part)).collect(),
        _ => return,
    };
    parts.into_iter().for_each(|(key, part)| keys(part, &format!("{at}/{key}"), silent));
}
