//! `pm diff` through the program: what it lists is what changed, no more and no less.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/world.rs"]
mod world;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pm::compare::values;
use pm::graph::{Places, Strategy, load_config};
use pm::source::Tree;
use proptest::prelude::*;
use proptest::strategy::Strategy as _;
use serde_json::Value;
use world::{Run, git};

fn pm(folder: &Path, arguments: &[&str]) -> Run {
    world::pm(folder, &[&["--today", "2026-11-22"], arguments].concat())
}

type Files = BTreeMap<String, String>;

/// A repository with one commit of these files.
fn repository(files: &Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q"]);
    write(folder.path(), files);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "base"]);
    folder
}

fn write(folder: &Path, files: &Files) {
    fs::write(folder.join("pm.yaml"), "version: 1\ncurrency: EUR\n").unwrap();
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn changed_to(base: &Files, head: &Files) -> Value {
    let folder = repository(base);
    base.keys().for_each(|path| fs::remove_file(folder.path().join(path)).unwrap());
    write(folder.path(), head);
    let run = pm(folder.path(), &["diff", "HEAD", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

/// Every value of every record, by record and path.
fn all_values(files: &Files) -> BTreeMap<String, BTreeMap<String, String>> {
    let config = ("pm.yaml".to_owned(), "version: 1\ncurrency: EUR\n".to_owned());
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
fn applied(base: &Files, diff: &Value) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut all = all_values(base);
    for change in diff["changes"].as_array().unwrap() {
        let record = change["record"].as_str().unwrap().to_owned();
        let values = |change: &Value| {
            let values = change["values"].as_object().unwrap().iter();
            values.map(|(path, text)| (path.clone(), text.as_str().unwrap().to_owned())).collect()
        };
        match (change["change"].as_str().unwrap(), change["field"].as_str()) {
            ("added", _) => drop(all.insert(record, values(change))),
            ("removed", _) => assert_eq!(all.remove(&record), Some(values(change))),
            ("renamed", _) => {
                let record_values = all.remove(change["from"].as_str().unwrap()).unwrap();
                all.insert(record, record_values);
            }
            (_, Some(field)) => {
                let record = all.get_mut(&record).unwrap();
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

const IDS: [&str; 4] = ["alpha", "beta", "gamma", "delta"];

prop_compose! {
    /// An initiative with some of what an initiative may say.
    fn initiative()(
        status in prop::option::of(prop::sample::select(vec!["proposed", "discovery", "delivery", "stopped"])),
        target in prop::option::of(0u32..90),
        bare in any::<bool>(),
        by in prop::option::of(prop::sample::select(vec!["2026-Q4", "2027-01-31", "soon"])),
        owners in prop::collection::vec(prop::sample::select(vec!["ada", "grace"]), 0..3),
        requires in prop::collection::vec(prop::sample::select(IDS.to_vec()), 0..3),
        weeks in prop::option::of(1u32..9),
        words in "[a-z]{1,6}( [a-z]{1,6}){0,5}",
    ) -> String {
        let mut text = "---\n".to_owned();
        if let Some(status) = status {
            text += &format!("status: {status}\n");
        }
        if let Some(target) = target {
            let target = if bare { format!("{target}%") } else { format!("{{target: {target} %}}") };
            text += &format!("outcomes: {{activation: {target}}}\n");
        }
        if let Some(by) = by {
            text += &format!("by: {by}\n");
        }
        text += &format!("owner: [{}]\nrequires: [{}]\n", owners.join(", "), requires.join(", "));
        if let Some(weeks) = weeks {
            text += &format!("estimates: {{duration: {weeks}w}}\n");
        }
        text + &format!("---\n# A title\n\n{words}\n")
    }
}

fn strategy() -> impl proptest::strategy::Strategy<Value = Files> {
    prop::collection::btree_map(prop::sample::select(IDS.to_vec()), initiative(), 0..4).prop_map(|initiatives| {
        let mut files: Files =
            initiatives.into_iter().map(|(id, text)| (format!("initiatives/{id}.md"), text)).collect();
        let metric = "activation: {definition: d, measures: customer, unit: '%'}\n";
        files.insert("metrics.yaml".to_owned(), metric.to_owned());
        files
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_listed_leads_from_the_base_to_the_head(base in strategy(), head in strategy()) {
        let diff = changed_to(&base, &head);
        prop_assert_eq!(applied(&base, &diff), all_values(&head), "{:#}", diff);
    }
}

fn files(all: &[(&str, &str)]) -> Files {
    all.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn reformatting_moving_and_reordering_change_nothing() {
    let base = files(&[
        (
            "metrics.yaml",
            "activation: {definition: d, measures: customer, unit: '%'}\nchurn: {definition: d, measures: customer, unit: '%'}\n",
        ),
        (
            "initiatives/a.md",
            "---\nstatus: discovery\noutcomes: {activation: 45 %, churn: 3 %}\nowner: [ada, grace]\n---\n# A\n\nOne two\nthree.\n",
        ),
    ]);
    let head = files(&[
        (
            "metrics.yaml",
            "churn:\n  unit: '%'\n  measures: customer\n  definition: d\nactivation: {measures: customer, unit: \"%\", definition: d}\n",
        ),
        (
            "initiatives/deep/a.md",
            "---\n# The same, written otherwise.\nowner:\n  - grace\n  - ada\noutcomes:\n  - {metric: churn, target: 3}\n  - metric: activation\n    target: 45%\nstatus: \"discovery\"\n---\n# A\n\nOne\ntwo three.\n",
        ),
    ]);
    let diff = changed_to(&base, &head);
    assert_eq!(diff["changes"], serde_json::json!([]), "{diff:#}");
    assert_eq!(diff["moved"], 1);
    assert_eq!(diff["sentence"], "This change moves 1 record to another file and leaves the strategy as it is.");
}

#[test]
fn exit_codes_are_those_of_the_contract() {
    let one = "---\nstatus: delivery\nby: 2026-Q4\n---\n# A\n\nIt hurts.\n";
    let folder = repository(&files(&[("initiatives/a.md", one)]));
    let here = folder.path();
    let code = |arguments: &[&str]| pm(here, arguments).code;
    assert_eq!(code(&["diff", "HEAD", "--fail-on", "commitment"]), 0);
    fs::write(here.join("initiatives/a.md"), one.replace("Q4", "Q3")).unwrap();
    assert_eq!((code(&["diff", "HEAD"]), code(&["diff", "HEAD", "--fail-on", "commitment"])), (0, 1));
    let amended = one.replace(
        "by: 2026-Q4",
        "by: 2026-Q3\namendments: [{field: by, from: 2026-Q4, to: 2026-Q3, on: 2026-11-20, why: the fair is earlier}]",
    );
    fs::write(here.join("initiatives/a.md"), amended).unwrap();
    assert_eq!(code(&["diff", "HEAD", "--fail-on", "commitment"]), 0);
    let unknown = pm(here, &["diff", "nowhere"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("there is no revision `nowhere`"), "{}", unknown.err);
    let baseless = pm(here, &["diff"]);
    assert_eq!(baseless.code, 3);
    assert!(baseless.err.contains("`pm diff HEAD`"), "{}", baseless.err);
}
