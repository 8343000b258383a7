//! The examples, each with the output it gives. `UPDATE_EXAMPLES=1 cargo test --test suite examples` writes them anew.

use crate::support::world::copy;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn pm(arguments: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_pm")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

fn expected(name: &str, text: &str) {
    let path = root().join("tests/expected").join(name);
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let shown = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, shown, "tests/expected/{name}");
}

#[test]
fn starter_and_streaming_are_clean_at_all() {
    for name in ["starter", "streaming"] {
        let (text, code) = pm(&["-C", &format!("examples/{name}"), "lint", "--all"]);
        assert!(text.starts_with("No findings"), "{name}: {text}");
        assert_eq!(code, 0);
    }
}

#[test]
fn healthy_stays_within_the_budget() {
    // Three true problems, planted: a link to a file that lost its year (initiatives/sold-out.md), an experiment that is
    // over and decided nothing (experiments/weather.md), and an initiative that is being measured against no target
    // (initiatives/evening-plan.md). A team of five would want to hear each of them.
    let (text, code) = pm(&["-C", "examples/healthy", "lint"]);
    expected("healthy.txt", &text);
    assert_eq!(code, 0);
    let (json, _) = pm(&["-C", "examples/healthy", "lint", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["summary"]["error"], 0);
    assert!(json["summary"]["warning"].as_u64().unwrap() <= 3, "{}", json["summary"]);
    let rules: BTreeSet<&str> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == "warning")
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, BTreeSet::from(["broken-link", "missing-target", "result-without-decision"]));
}

#[test]
fn the_coach_speaks_to_the_healthy_like_a_good_colleague() {
    // Beside the seven of `pm lint`: a prototype whose bakers are not told how it ends (experiments/klingel.md), an
    // initiative that nobody answers for (allergens), a target without a day (sold-out), an option that shipped untried
    // (plan-on-paper), two metrics that nothing uses, and work that has no estimates. All true, none an error.
    let (text, code) = pm(&["-C", "examples/healthy", "lint", "--coach"]);
    expected("healthy-coach.txt", &text);
    assert_eq!(code, 0);
    assert!(text.ends_with("7 warnings, 7 info in 47 records\n"), "{text}");
}

#[test]
fn the_build_trap_shows_every_rule_outside_reading() {
    let mut shown = BTreeSet::new();
    for name in ["release-factory", "feature-parade"] {
        let folder = format!("examples/build-trap/{name}");
        let (text, code) = pm(&["-C", &folder, "lint"]);
        expected(&format!("{name}.txt"), &text);
        assert_eq!(code, 1);
        let (text, _) = pm(&["-C", &folder, "lint", "--all", "--format", "concise"]);
        expected(&format!("{name}-all.txt"), &text);
        let (json, _) = pm(&["-C", &folder, "lint", "--all", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        shown.extend(
            json["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()),
        );
    }
    // What only history shows needs a history: tests/suite/history_rules has one for each.
    let missing: Vec<&str> = pm::rules::all()
        .filter(|rule| ![pm::rules::Group::Reading, pm::rules::Group::History].contains(&rule.group))
        .map(|rule| rule.name)
        .filter(|name| !shown.contains(*name))
        .collect();
    assert!(missing.is_empty(), "no example shows {missing:?}");
}

#[test]
fn init_writes_the_starter() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().to_str().unwrap();
    let (_, code) = pm(&["-C", here, "init", "--today", "2026-11-22"]);
    assert_eq!(code, 0);
    for path in ["pm.yaml", "vision.md", "metrics.yaml", "intents/first-year.md", "initiatives/first-invoice.md"] {
        let written = fs::read_to_string(folder.path().join(path)).unwrap();
        let example = fs::read_to_string(root().join("examples/starter").join(path)).unwrap();
        let example: String = example.split_inclusive('\n').filter(|line| !line.starts_with("today:")).collect();
        assert_eq!(written, example, "{path}");
    }
    let (text, code) = pm(&["-C", here, "lint", "--all", "--today", "2026-11-22"]);
    assert!(text.starts_with("No findings"), "{text}");
    assert_eq!(code, 0);
}

#[test]
fn the_trees_read_well() {
    let (text, _) = pm(&["-C", "examples/streaming", "tree"]);
    expected("streaming-tree.txt", &text);
    let (text, _) = pm(&["-C", "examples/streaming", "tree", "--metrics"]);
    expected("streaming-metrics.txt", &text);
}

#[test]
fn the_ranks_read_well() {
    for name in ["healthy", "streaming"] {
        let folder = format!("examples/{name}");
        let mut shown = String::new();
        for arguments in [vec![], vec!["--sequence"], vec!["--group-by", "intent"], vec!["--ask"]] {
            let (text, code) = pm(&[&["-C", &folder, "rank"], arguments.as_slice()].concat());
            assert_eq!(code, 0);
            shown += &format!("$ pm {}\n{text}\n", [&["rank"], arguments.as_slice()].concat().join(" "));
        }
        expected(&format!("{name}-rank.txt"), shown.trim_end());
    }
    let (text, _) = pm(&["-C", "examples/streaming", "rank", "--explain", "first-originals"]);
    expected("streaming-rank-explained.txt", &text);
}

/// `pm refresh --check` in a folder: exit code, and what it says on both streams.
fn check(folder: &Path) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_pm")).args(["refresh", "--check"]).current_dir(folder).output().unwrap();
    (run.status.code(), String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned())
}

#[test]
fn the_documents_of_streaming_are_fresh_and_tell_when_they_no_longer_are() {
    // The record that is changed, what of it, and the documents that say so.
    let changes = [
        ("vision.md", "Few and loved before many and seen.", "Loved before seen.", vec!["marquee"]),
        ("initiatives/two-minute-choice.md", "target: 55 %", "target: 54 %", vec!["two-minute-choice"]),
        ("north-stars/only-here.md", "Films for cinemas", "Films for the cinema", vec!["first-originals"]),
        (
            "story-maps/three-evenings.yaml",
            "Begin without choosing an episode",
            "Begin at once",
            vec!["three-evenings"],
        ),
    ];
    for (record, from, to, stale) in changes {
        let folder = tempfile::tempdir().unwrap();
        copy(&root().join("examples/streaming"), folder.path());
        let (code, text) = check(folder.path());
        assert_eq!(code, Some(0), "{text}");
        let path = folder.path().join(record);
        let old = fs::read_to_string(&path).unwrap();
        assert!(old.contains(from), "{record} no longer says {from:?}");
        fs::write(&path, old.replacen(from, to, 1)).unwrap();
        let (code, text) = check(folder.path());
        assert_eq!(code, Some(1), "{text}");
        let named = |name: &&str| text.contains(&format!("documents/{name}.md:"));
        let told: Vec<&str> =
            ["first-originals", "marquee", "three-evenings", "two-minute-choice"].into_iter().filter(named).collect();
        assert_eq!(told, stale, "{record}: {text}");
    }
}

#[test]
fn the_map_of_streaming_is_drawn_and_told() {
    let of = |format: &str| pm(&["-C", "examples/streaming", "map", "three-evenings", "--format", format]);
    let (svg, code) = of("svg");
    assert_eq!(code, 0);
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{svg:.200}");
    assert!(svg.contains("word-of-mouth") && svg.contains("21\u{a0}000 EUR per week"));
    let (json, code) = of("json");
    assert_eq!(code, 0);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["version"], &json["command"]), (&1.into(), &"map".into()));
}
