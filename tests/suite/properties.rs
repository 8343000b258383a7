//! What holds for all input: nothing panics, every place lies in its file on character boundaries, the same files give
//! the same findings, and a strategy is the same whichever way its files are read.

use crate::support::memory::files_under;
use crate::support::{workspace, world};
use std::fs;
use std::path::Path;
use std::process::Command;

use pm::finding::Finding;
use pm::graph::{Strategy as Graph, load_config};
use pm::rules::{Facts, Selection, run};
use pm::source::Tree;
use pm::values::Date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use world::git;

fn lint(files: Vec<(String, Vec<u8>)>) -> Vec<Finding> {
    let texts: std::collections::BTreeMap<String, String> =
        files.iter().map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned())).collect();
    let valid: std::collections::BTreeSet<String> =
        files.iter().filter(|(_, bytes)| std::str::from_utf8(bytes).is_ok()).map(|(path, _)| path.clone()).collect();
    let tree = Tree::from_texts(files);
    let Ok((loaded, text)) = load_config(&tree) else { return Vec::new() };
    let strategy = Graph::build(&tree, loaded, text);
    let facts = Facts::new(&strategy, Date::new(2026, 11, 22).unwrap());
    let outcome = run(&facts, &Selection { all: true, ..Selection::default() });
    for finding in &outcome.findings {
        assert!(!finding.labels.is_empty(), "{finding:?} has no place");
        for label in &finding.labels {
            assert!(label.start <= label.end, "{label:?}");
            let Some(text) = texts.get(&label.path).filter(|_| valid.contains(&label.path)) else { continue };
            let span = label.span.start()..label.span.end();
            assert!(text.get(span).is_some(), "{label:?} lies outside of its file or within a character: {finding:?}");
        }
    }
    // Every format has to cope with whatever was found.
    let report = pm::output::LintReport {
        findings: &outcome.findings,
        summary: &outcome.summary,
        rules: &[],
        text_of: &|path| strategy.text_of(path),
        not_evaluated: &[],
        from_git_root: "",
        from_here: "",
        command: "lint",
        since: None,
        statistics: None,
    };
    for format in pm::output::Format::ALL {
        let text = pm::output::render(format, &report, &pm::output::Style::PLAIN, None);
        assert!(
            !text.chars().any(|c| c.is_control() && c != '\n' && c != '\t'),
            "{format:?} prints a control character"
        );
    }
    outcome.findings
}

/// Paths at which something is read.
const PATHS: [&str; 12] = [
    "vision.md",
    "metrics.yaml",
    "segments.yaml",
    "intents/a.md",
    "initiatives/b.md",
    "initiatives/c/README.md",
    "options/d.yaml",
    "experiments/e.md",
    "research/2026-01-02-f.md",
    "teams/g.yaml",
    "notes/h.md",
    "pm.yaml",
];

/// Real records, to be mutated.
fn real() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut texts: Vec<String> = workspace::workspace(40, 3).into_iter().map(|(_, text)| text).collect();
    let records = files_under(&root).into_iter().filter(|(path, _)| path.ends_with(".md") || path.ends_with(".yaml"));
    texts.extend(records.map(|(_, text)| String::from_utf8(text).unwrap()));
    texts.sort();
    texts
}

/// One change of a text: bytes taken out, put in, doubled, or a piece of syntax thrown in.
#[derive(Clone, Debug)]
enum Change {
    Delete(prop::sample::Index, usize),
    Insert(prop::sample::Index, &'static str),
    Double(prop::sample::Index, usize),
    Byte(prop::sample::Index, u8),
}

const PIECES: [&str; 26] = [
    "\n",
    "\r\n",
    "\t",
    ": ",
    "- ",
    "---\n",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|\n",
    ">\n",
    "&a ",
    "*a",
    "<<: ",
    "# ",
    "## Problem\n",
    "[[",
    "](",
    "日本",
    "\u{feff}",
    "<!-- pm:begin x -->\n",
    "| a | b |\n|--|--|\n| c | d |\n",
    "😀",
];

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        (at(), 1..40usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (at(), prop::sample::select(PIECES.to_vec())).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (at(), 1..80usize).prop_map(|(at, length)| Change::Double(at, length)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

fn apply(text: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let place = |at: &prop::sample::Index| at.index(bytes.len());
        match change {
            Change::Delete(at, length) => {
                let start = place(at);
                let end = (start + length).min(bytes.len());
                bytes.drain(start..end);
            }
            Change::Insert(at, piece) => {
                let start = place(at);
                bytes.splice(start..start, piece.bytes());
            }
            Change::Double(at, length) => {
                let start = place(at);
                let end = (start + length).min(bytes.len());
                let copy = bytes[start..end].to_vec();
                bytes.splice(start..start, copy);
            }
            Change::Byte(at, byte) => {
                let start = place(at);
                bytes[start] = *byte;
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        // The same cases on every machine.
        rng_seed: RngSeed::Fixed(20_261_122),
        ..ProptestConfig::default()
    })]

    #[test]
    fn arbitrary_bytes_never_panic(contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), PATHS.len())) {
        lint(PATHS.iter().map(|path| (*path).to_owned()).zip(contents).collect());
    }

    #[test]
    fn arbitrary_text_never_panics(contents in prop::collection::vec("(---\n)?([a-z_]{1,8}: ?[^\n]{0,30}\n|\\PC{0,40}\n){0,12}", PATHS.len())) {
        lint(PATHS.iter().map(|path| (*path).to_owned()).zip(contents.into_iter().map(String::into_bytes)).collect());
    }

    #[test]
    fn mutated_records_never_panic(
        picks in prop::collection::vec((any::<prop::sample::Index>(), prop::collection::vec(change(), 0..4)), PATHS.len()),
    ) {
        let real = real();
        let files = PATHS.iter().zip(&picks).map(|(path, (pick, changes))| ((*path).to_owned(), apply(&real[pick.index(real.len())], changes)));
        let files: Vec<_> = files.collect();
        let first = lint(files.clone());
        let second = lint(files.into_iter().rev().collect());
        prop_assert_eq!(first, second, "the same files give the same findings, in whatever order they come");
    }
}

fn pm_json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let output = Command::new(env!("CARGO_BIN_EXE_pm"))
        .args(["lint", "--format", "json", "--today", "2026-11-22"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn a_strategy_is_the_same_from_the_work_tree_the_index_and_a_revision() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("strategy");
    for (path, text) in workspace::workspace(60, 5) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        // A few faults, so that there is something to compare.
        fs::write(path, text.replace("intent: intent-1\n", "intent: intent-9\n")).unwrap();
    }
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A"]);
    let staged = pm_json(&root, &["--staged"]);
    git(folder.path(), &["commit", "-q", "-m", "strategy"]);
    let tree = pm_json(&root, &[]);
    let revision = pm_json(&root, &["--at", "HEAD"]);
    assert!(!tree["findings"].as_array().unwrap().is_empty());
    assert_eq!(tree, staged);
    assert_eq!(tree, revision);
    // And in a bare clone, where nothing is checked out.
    let bare = tempfile::tempdir().unwrap();
    git(bare.path(), &["clone", "-q", "--bare", folder.path().to_str().unwrap(), "strategy.git"]);
    let from_bare = pm_json(&bare.path().join("strategy.git"), &["--at", "HEAD", "-C", "strategy"]);
    assert_eq!(tree, from_bare);
}
