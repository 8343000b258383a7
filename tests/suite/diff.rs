//! `pm diff` through the program: what it lists is what changed, no more and no less.

use crate::support::world;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

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

/// A review of a change to `pm.yaml` says so, since both states are read by the new one.
#[test]
fn settings_that_changed_are_named() {
    let folder = repository(&files(&[("vision.md", "# Bread for all\n")]));
    let notes = |settings: &str| {
        fs::write(folder.path().join("pm.yaml"), settings).unwrap();
        let run = pm(folder.path(), &["diff", "HEAD", "--format", "json"]);
        let json: Value = serde_json::from_str(&run.out).unwrap();
        json["notes"].as_array().unwrap().iter().map(|note| note.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(notes("# Ours\ncurrency: 'EUR'\nversion: 1\n"), [""; 0]);
    assert_eq!(
        notes("version: 1\ncurrency: EUR\nrules: {orphan: off}\nfiscal_year_starts: 4\n"),
        ["settings changed in `pm.yaml`: `rules`, `fiscal_year_starts`; both states are judged by those of the head"]
    );
}
