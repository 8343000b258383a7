//! `pm diff` of random strategies: what it lists leads from the base to the head, and how something is written is no
//! change.

use crate::support::{random_strategy, world};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pm::compare::values;
use pm::graph::{Places, Strategy, load_config};
use pm::source::Tree;
use random_strategy::{Files, Random, strategy, written};
use serde_json::Value;
use world::git;

const CONFIG: &str = "version: 1\ncurrency: EUR\n";

/// The values of every record, by record and path.
type Values = BTreeMap<String, BTreeMap<String, String>>;

fn write(folder: &Path, files: &Files) {
    fs::write(folder.join("pm.yaml"), CONFIG).unwrap();
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn diff(base: &Files, head: &Files) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    git(here, &["init", "-q", "--template="]);
    write(here, base);
    git(here, &["-c", "core.autocrlf=false", "add", "-A"]);
    git(here, &["commit", "-q", "-m", "base"]);
    base.keys().for_each(|path| fs::remove_file(here.join(path)).unwrap());
    write(here, head);
    let run = world::pm(here, &["--today", "2026-11-22", "diff", "HEAD", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

fn all_values(files: &Files) -> Values {
    let config = ("pm.yaml".to_owned(), CONFIG.to_owned());
    let texts = files.clone().into_iter().chain([config]).map(|(path, text)| (path, text.into_bytes()));
    let tree = Tree::from_texts(texts);
    let (loaded, text) = load_config(&tree).unwrap();
    let strategy = Strategy::build(&tree, loaded, text);
    let mut places = Places::of(&strategy);
    let name = |number: usize| strategy.record(number).unwrap().full_name();
    let of = |number: usize, places: &mut Places<'_>| {
        let values = values(&strategy, number, places, &name).0.into_iter();
        values.map(|(path, entry)| (path.to_string(), entry.value.text)).collect()
    };
    (0..strategy.records.len()).map(|number| (name(number), of(number, &mut places))).collect()
}

/// Does to the base's values what the changes say.
fn applied(base: &Files, diff: &Value) -> Values {
    let mut all = all_values(base);
    let changes = diff["changes"].as_array().unwrap();
    // New names first: what links to a record goes on linking to it.
    let mut others: Vec<&Value> = changes.iter().filter(|change| has_new_name(change)).collect();
    // `alpha.tour` before `alpha`.
    others.sort_by_key(|change| std::cmp::Reverse(change["from"].as_str().map(str::len)));
    for change in others {
        let (from, to) = (change["from"].as_str().unwrap(), change["record"].as_str().unwrap());
        let said = all.remove(from).unwrap_or_else(|| panic!("{change}"));
        all.insert(to.to_owned(), said);
        all.values_mut().for_each(|values| *values = values.iter().map(|entry| renamed(entry, from, to)).collect());
    }
    for change in changes.iter().filter(|change| !has_new_name(change)) {
        let record = change["record"].as_str().unwrap().to_owned();
        let values = |change: &Value| {
            let values = change["values"].as_object().unwrap().iter();
            values.map(|(path, text)| (path.clone(), text.as_str().unwrap().to_owned())).collect()
        };
        match (change["change"].as_str().unwrap(), change["field"].as_str()) {
            ("added", _) => assert_eq!(all.insert(record, values(change)), None, "{change}"),
            ("removed", _) => assert_eq!(all.remove(&record), Some(values(change))),
            (_, Some(field)) => {
                let record = all.get_mut(&record).unwrap_or_else(|| panic!("{change}"));
                let before = match change["to"].as_str() {
                    Some(to) => record.insert(field.to_owned(), to.to_owned()),
                    None => record.remove(field),
                };
                assert_eq!(before.as_deref(), change["from"].as_str(), "{change}");
            }
            (what, None) => panic!("{what}: {change}"),
        }
    }
    all
}

/// An option that leaves its initiative has another name too.
fn has_new_name(change: &Value) -> bool {
    ["renamed", "re-kinded"].iter().any(|what| change["change"] == *what)
}

/// A value with what it names, in its path and in itself, under the new name.
fn renamed((path, text): (&String, &String), from: &str, to: &str) -> (String, String) {
    let id = |name: &str| format!(".{}.", name.split_once('/').unwrap().1);
    let path = format!(".{path}.").replace(&id(from), &id(to));
    (path.trim_matches('.').to_owned(), if text == from { to.to_owned() } else { text.clone() })
}

#[test]
fn what_is_listed_leads_from_the_base_to_the_head() {
    let mut seen = BTreeSet::new();
    for seed in 0..30 {
        let random = &mut Random(seed);
        let (base, head) = (strategy(random, false), strategy(random, true));
        let (base, head) = (written(&base, random), written(&head, random));
        let diff = diff(&base, &head);
        assert_eq!(applied(&base, &diff), all_values(&head), "seed {seed}: {base:#?} {head:#?}");
        for change in diff["changes"].as_array().unwrap() {
            let kind = change["record"].as_str().unwrap().split('/').next().unwrap();
            seen.insert(format!("{kind} {}", change["change"].as_str().unwrap()));
            seen.extend(change["field"].as_str().map(|field| field.split('.').next().unwrap().to_owned()));
        }
    }
    // What the strategies are there to bring up.
    let kinds = ["intent", "initiative", "experiment", "option"];
    let whole = kinds.iter().flat_map(|kind| ["added", "removed", "renamed"].map(|what| format!("{kind} {what}")));
    let fields = "amendments estimates guardrails outcomes questions readings result stop_if success";
    let others = fields.split(' ').map(str::to_owned).chain(["metric renamed".to_owned()]);
    for expected in whole.chain(others) {
        assert!(seen.contains(&expected), "{expected}: {seen:?}");
    }
}

#[test]
fn how_something_is_written_is_no_change() {
    for seed in 0..30 {
        let random = &mut Random(1_000 + seed);
        let records = strategy(random, seed % 2 == 0);
        let (base, head) = (written(&records, random), written(&records, random));
        assert_ne!(base, head);
        let diff = diff(&base, &head);
        assert_eq!(diff["changes"], serde_json::json!([]), "seed {seed}: {base:#?} {head:#?}");
        // A circle is told at the first of its records, and which that is changes with the files.
        let new = diff["consequences"]["findings_new"].as_array().unwrap().iter();
        let new: Vec<&Value> = new.filter(|finding| finding["rule"] != "reference-cycle").collect();
        assert!(new.is_empty(), "seed {seed}: {new:#?}");
    }
}
