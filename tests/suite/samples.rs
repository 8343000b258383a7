//! The reader and a JSON Schema validator agree on every file of `tests/samples`: each valid one passes both, each
//! invalid one, which has the one mistake that its name tells, fails both. Where they differ, `DIFFERENCES` says why.

use crate::support::common;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::json;
use pm::graph::{Strategy, load_config};
use pm::source::Tree;
use pm::values::{EXTENSIBLE, Kind};
use rayon::prelude::*;
use serde_json::Value;

/// Who alone sees the mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Seen {
    ByReader,
    BySchema,
}
use Seen::{ByReader, BySchema};

/// Files on which the two differ, and why that cannot be helped.
const DIFFERENCES: &[(&str, Seen, &str)] = &[
    ("valid/config-nothing-yet", BySchema, "an empty file is no object; editors have nothing to check in it"),
    ("valid/intent-empty-quotes", BySchema, "empty quotes are absent, and to a pattern they are a text like any other"),
    ("valid/review-2026-10-08", BySchema, "a schema cannot see the file's name, which gives the day"),
    ("invalid/collection-metrics-without-unit", BySchema, MISSING),
    ("invalid/config-broken-pattern", ByReader, "only compiling a pattern of paths shows whether it is one"),
    ("invalid/config-no-such-day-of-year", ByReader, CALENDAR),
    ("invalid/config-unknown-currency", ByReader, "155 codes would bury the schema; it asks for three letters"),
    ("invalid/experiment-misspelt-method", ByReader, ADDED),
    ("invalid/initiative-placeholder-among-options", ByReader, PLACEHOLDER),
    ("invalid/intent-two-metrics-in-one", ByReader, "a schema cannot compare a key with what stands below it"),
    ("invalid/metric-misspelt-category", ByReader, ADDED),
    ("invalid/metric-power-of-ten", ByReader, "the schema sees a number, the reader how it is written"),
    ("invalid/metric-remark-after-number", ByReader, "what may be a unit is more than a pattern should say"),
    ("invalid/metric-without-measures", BySchema, MISSING),
    ("invalid/metric-without-unit", BySchema, MISSING),
    ("invalid/north-star-without-for", BySchema, MISSING),
    ("invalid/option-day-not-in-month", ByReader, CALENDAR),
    (
        "invalid/option-doubtful-amount",
        ByReader,
        "how many digits follow the point decides, and a pattern cannot say both",
    ),
    ("invalid/option-number-with-one-group", ByReader, "the schema sees the number 40"),
    ("invalid/research-misspelt-method", ByReader, ADDED),
    ("invalid/research-without-method", BySchema, MISSING),
    ("invalid/review-without-cadence", BySchema, MISSING),
    ("invalid/review-without-on", BySchema, MISSING),
    ("invalid/segment-misspelt-as", ByReader, ADDED),
    ("invalid/story-map-without-for", BySchema, MISSING),
    ("invalid/team-misspelt-role", ByReader, ADDED),
    ("invalid/team-placeholder", ByReader, PLACEHOLDER),
];
const MISSING: &str =
    "what is missing is told by the rule `missing-field`, which knows the whole record, not by the reader";
const CALENDAR: &str = "a pattern knows no months";
const ADDED: &str = "`vocabulary` in pm.yaml may add the word, and a schema cannot see that";
const PLACEHOLDER: &str = "`TBD` is a text; that it says nothing is a rule's business";

#[derive(Default)]
struct Sample {
    name: String,
    text: String,
    schema: Value,
    /// Where the reader expects such a file.
    path: String,
}

fn samples(folder: &str) -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let schemas: BTreeMap<String, String> = pm::model::schema::all().into_iter().collect();
    files
        .iter()
        .map(|file| {
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(file).unwrap();
            let (path, schema) = place(&name);
            let mut schema_of: Value = serde_json::from_str(&schemas[&format!("{schema}.schema.json")]).unwrap();
            if let Some(collection) = path.strip_suffix(".yaml").filter(|_| schema == "collection") {
                // A validator that knows the file's name would take the definition of that name.
                schema_of["anyOf"] = serde_json::json!([{ "$ref": format!("#/definitions/{collection}") }]);
            }
            Sample { name, text, schema: schema_of, path }
        })
        .collect()
}

/// The path at which the reader expects a sample, and the name of its schema.
fn place(name: &str) -> (String, &'static str) {
    if name.starts_with("config-") {
        return ("pm.yaml".to_owned(), "config");
    }
    if let Some(rest) = name.strip_prefix("collection-") {
        let fits = |kind: &Kind| rest == kind.collection() || rest.starts_with(&format!("{}-", kind.collection()));
        let kind = Kind::ALL.into_iter().find(fits).unwrap();
        return (format!("{}.yaml", kind.collection()), "collection");
    }
    let kind = Kind::ALL.into_iter().find(|kind| name.starts_with(&format!("{kind}-"))).unwrap();
    let what = name.strip_prefix(&format!("{kind}-")).unwrap();
    (format!("{}/{what}.yaml", kind.folder()), kind.name())
}

/// What the reader says of a sample, by rule.
fn read(sample: &Sample) -> Vec<String> {
    let tree = Tree::from_texts([(sample.path.clone(), sample.text.clone())]);
    let (loaded, text) = match load_config(&tree) {
        Ok(loaded) => loaded,
        Err(failure) => return vec![format!("{failure:?}")],
    };
    let strategy = Strategy::build(&tree, loaded, text);
    assert!(!strategy.records.is_empty() || sample.path == "pm.yaml", "{} was not read", sample.name);
    let told = |problem: &pm::graph::FileProblem| format!("{}: {}", problem.problem.rule, problem.problem.message);
    strategy.problems.iter().map(told).collect()
}

/// What the validator says of a sample.
fn validate(sample: &Sample) -> Vec<String> {
    let value = match serde_yaml::from_str::<serde_yaml::Value>(&sample.text) {
        Ok(value) => json(&value),
        Err(error) => return vec![error.to_string()],
    };
    let validator = jsonschema::draft7::new(&sample.schema).unwrap();
    validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn difference(name: &str) -> Option<Seen> {
    DIFFERENCES.iter().find(|(file, ..)| *file == name).map(|(_, seen, _)| *seen)
}

#[test]
fn reader_and_schema_agree() {
    let mut wrong = Vec::new();
    for (folder, is_valid) in [("valid", true), ("invalid", false)] {
        for sample in samples(folder) {
            let (reader, schema) = (read(&sample), validate(&sample));
            let accepted = (reader.is_empty(), schema.is_empty());
            let expected = match difference(&format!("{folder}/{}", sample.name)) {
                None => (is_valid, is_valid),
                Some(ByReader) => (false, true),
                Some(BySchema) => (true, false),
            };
            if accepted != expected {
                wrong.push(format!("{folder}/{}\n  reader: {reader:?}\n  schema: {schema:?}", sample.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_listed_difference_is_a_file() {
    let there: BTreeSet<String> = ["valid", "invalid"]
        .iter()
        .flat_map(|folder| samples(folder).into_iter().map(move |sample| format!("{folder}/{}", sample.name)))
        .collect();
    for (name, _, why) in DIFFERENCES {
        assert!(there.contains(*name) && !why.is_empty(), "{name}");
    }
}

/// One mistake a file: the reader tells exactly one thing.
#[test]
fn one_mistake_is_one_problem() {
    for sample in samples("invalid") {
        let told = read(&sample);
        assert!(told.len() <= 1, "{}: {told:?}", sample.name);
    }
}

/// Each field of each group is written in some valid sample.
#[test]
fn every_field_is_in_a_sample() {
    let mut written: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for sample in samples("valid") {
        let value = json(&serde_yaml::from_str(&sample.text).unwrap());
        keys(&value, written.entry(place(&sample.name).1).or_default());
    }
    let anywhere: BTreeSet<&String> = written.values().flatten().collect();
    let mut missing = Vec::new();
    for (file, text) in pm::model::schema::all() {
        let name = file.strip_suffix(".schema.json").unwrap();
        if matches!(name, "lint" | "collection") {
            continue;
        }
        let schema: Value = serde_json::from_str(&text).unwrap();
        let fields = |group: &Value| {
            group["properties"].as_object().into_iter().flatten().map(|(field, _)| field.clone()).collect::<Vec<_>>()
        };
        for (group, about) in schema["definitions"].as_object().unwrap() {
            let unwritten = fields(about).into_iter().filter(|field| !anywhere.contains(field));
            missing.extend(unwritten.map(|field| format!("{group}.{field}")));
        }
        // What all kinds have is in the vision's samples.
        let unwritten = fields(&schema)
            .into_iter()
            .filter(|field| !written[name].contains(field) && !written["vision"].contains(field));
        missing.extend(unwritten.map(|field| format!("{name}.{field}")));
    }
    assert!(missing.is_empty(), "in no valid sample: {missing:#?}");
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            found.insert(key.clone());
            keys(value, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

/// Values that stand in for others below.
fn odd_values() -> Vec<Value> {
    let texts =
        ["x", "two words", "2026-11-22", "2026-Q4", "45 %", "at least 3", "10 to 14", "3 weeks", "3k EUR per week"];
    let others = serde_json::json!([
        null, true, 5, -1, 0.5, 3000, [], {}, [1], ["a", null], [[1]], {"a": "b"}, {"a": {"b": "c"}}, [{"a": "b", "c": "d"}],
        {"x-a": 1}, {"id": "a"}, {"name": "a"}, {"text": "a"}, {"metric": "a"}, {"csv": "a"}
    ]);
    texts.into_iter().map(Value::from).chain(others.as_array().unwrap().iter().cloned()).collect()
}

/// Whether only the reader can know it: a word that `vocabulary` might add, a name that differs from the key above it,
/// a text that says nothing, a key whose value is still missing.
fn is_the_readers(told: &str) -> bool {
    let added = |list: &&str| told.contains(&format!("none of the words for `{list}`"));
    EXTENSIBLE.iter().any(added)
        || told.starts_with("field-given-twice: ")
        || told.starts_with("placeholder-text: ")
        || told.contains("a mapping under `records` says no")
        || told.contains("`each` says what one record is, and nothing stands here")
}

/// Each value of each full sample is replaced by each odd one, and the two still agree.
#[test]
fn reader_and_schema_agree_on_changed_samples() {
    let full: Vec<Sample> = samples("valid").into_iter().filter(|sample| sample.name.ends_with("-full")).collect();
    let wrong: Vec<String> = full.par_iter().flat_map_iter(differences_when_changed).collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

fn differences_when_changed(sample: &Sample) -> Vec<String> {
    let validator = jsonschema::draft7::new(&sample.schema).unwrap();
    let whole = json(&serde_yaml::from_str(&sample.text).unwrap());
    let mut wrong = Vec::new();
    for at in pointers(&whole, String::new()) {
        for odd in odd_values() {
            let mut changed = whole.clone();
            *changed.pointer_mut(&at).unwrap() = odd.clone();
            let told = read(&Sample { text: changed.to_string(), path: sample.path.clone(), ..Sample::default() });
            let (reader, schema) = (told.is_empty(), validator.is_valid(&changed));
            let explained = schema && told.iter().any(|told| is_the_readers(told));
            if reader != schema && !explained {
                wrong.push(format!("{} at {at}: {odd}: reader {told:?}, schema {schema}", sample.name));
            }
        }
    }
    wrong
}

/// The paths of all values, as JSON pointers.
fn pointers(value: &Value, at: String) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(number, value)| (number.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    let step = |key: &str| format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
    let own = (!at.is_empty()).then(|| at.clone());
    own.into_iter().chain(below.into_iter().flat_map(|(key, value)| pointers(value, step(&key)))).collect()
}

/// What the examples get wrong on purpose, as the validator tells it.
const WRONG_ON_PURPOSE: [&str; 1] = ["build-trap/release-factory/pm.yaml/fiscal_year_starts: \"31-03\" is not valid"];

/// Where the examples lint without a word on their shape, an editor has none either.
#[test]
fn the_examples_fit_the_schemas() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut wrong = Vec::new();
    for (path, text) in common::yaml_texts(&root) {
        // Files of somebody who does not know `pm` yet.
        if path.starts_with("adopting") {
            continue;
        }
        let within: Vec<&str> = path.split('/').skip(if path.starts_with("build-trap") { 2 } else { 1 }).collect();
        let stem = within[0].trim_end_matches(".yaml").trim_end_matches(".md");
        let (schema, fragment) = match (stem, within.len()) {
            ("pm", 1) => (pm::config::config_schema(), None),
            ("vision", 1) => (pm::model::schema::record_schema(Kind::Vision), None),
            (collection, 1) => (pm::model::schema::collection_schema(), Some(collection)),
            (folder, _) => (pm::model::schema::record_schema(Kind::from_folder(folder).unwrap()), None),
        };
        let mut schema = schema;
        if let Some(collection) = fragment {
            schema["anyOf"] = serde_json::json!([{ "$ref": format!("#/definitions/{collection}") }]);
        }
        for value in common::documents(&text).unwrap().iter().filter(|value| !value.is_null()) {
            let validator = jsonschema::draft7::new(&schema).unwrap();
            wrong.extend(
                validator.iter_errors(&json(value)).map(|error| format!("{path}{}: {error}", error.instance_path())),
            );
        }
    }
    let (expected, wrong): (Vec<String>, Vec<String>) =
        wrong.into_iter().partition(|told| WRONG_ON_PURPOSE.iter().any(|start| told.starts_with(start)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(expected.len(), WRONG_ON_PURPOSE.len());
}
