//! One fault in a clean workspace of a hundred records and more: one finding, at its place.

use crate::support::workspace;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Records that the faults are planted in, among a hundred others.
const KNOWN: [(&str, &str); 6] = [
    ("intents/known.md", "---\nstatus: proposed\noutcomes: {metric-1: 60 %}\n---\n# A known intent\n"),
    (
        "initiatives/known.md",
        "---\nintent: known\nstatus: delivery\nrequires: [other]\nby: 2027-03-31\noutcomes: {metric-1: {baseline: 31 %, target: 45 %}}\n---\n# Known\n\n\
         New admins give up at the permissions screen.\n\nAs [we heard](../research/known.md).\n",
    ),
    (
        "initiatives/other.md",
        "---\nintent: known\nstatus: proposed\noutcomes: {metric-2: 40 %}\n---\n# Other\n\nAdmins forget the export.\n",
    ),
    ("options/invite.md", "---\ninitiative: known\n---\n# Invite first\n\nThe first screen is one invite.\n"),
    (
        "research/known.md",
        "---\nmethod: interview\non: 2026-10-12\ninforms: [initiative/known]\n---\n## Findings\n\n- They gave up.\n",
    ),
    ("metrics/releases.md", "---\nmeasures: work\nunit: releases\n---\n# Releases\n\nReleases in a month.\n"),
];

struct Found {
    findings: Vec<serde_json::Value>,
    code: i32,
}

fn lint(folder: &Path) -> Found {
    let output =
        Command::new(env!("CARGO_BIN_EXE_pm")).args(["lint", "--format", "json"]).current_dir(folder).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    Found { findings: json["findings"].as_array().unwrap().clone(), code: output.status.code().unwrap() }
}

fn plant(files: &[(&str, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let generated = workspace::workspace(100, 1);
    let known = KNOWN.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let planted = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone()));
    for (path, text) in generated.into_iter().chain(known).chain(planted) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The line and column of the first `needle` in a text.
fn place(text: &str, needle: &str) -> (u64, u64) {
    let at = text.find(needle).unwrap_or_else(|| panic!("no {needle:?}"));
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (line as u64, column as u64)
}

fn known(path: &str) -> String {
    KNOWN.iter().find(|(known, _)| *known == path).unwrap().1.to_owned()
}

fn edited(path: &str, old: &str, new: &str) -> String {
    let text = known(path);
    assert!(text.contains(old), "{path} has no {old:?}");
    text.replacen(old, new, 1)
}

/// Plants one changed file and wants one finding of that rule there; returns it.
fn one(rule: &str, path: &str, text: &str, needle: &str) -> serde_json::Value {
    let found = lint(plant(&[(path, text.to_owned())]).path());
    let rules: Vec<&str> = found.findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, [rule], "{:#?}", found.findings);
    let finding = found.findings[0].clone();
    assert_eq!(finding["path"], path);
    let (line, column) = place(text, needle);
    assert_eq!((finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap()), (line, column), "{finding:#}");
    let code = i32::from(finding["severity"] == "error");
    assert_eq!(found.code, code);
    finding
}

fn second_place(finding: &serde_json::Value) -> (String, u64, u64) {
    let label = &finding["labels"][1];
    (label["path"].as_str().unwrap().to_owned(), label["line"].as_u64().unwrap(), label["column"].as_u64().unwrap())
}

#[test]
fn without_a_fault_there_is_no_finding() {
    let found = lint(plant(&[]).path());
    assert!(found.findings.is_empty(), "{:#?}", found.findings);
    assert_eq!(found.code, 0);
}

#[test]
fn dangling_reference_in_a_field() {
    let text = edited("initiatives/known.md", "intent: known", "intent: knwon");
    let finding = one("dangling-reference", "initiatives/known.md", &text, "knwon");
    assert!(finding["help"].as_str().unwrap().contains("`known`"));
}

#[test]
fn dangling_reference_in_a_list() {
    let text = edited("initiatives/known.md", "[other]", "[other, ohter]");
    one("dangling-reference", "initiatives/known.md", &text, "ohter");
}

#[test]
fn duplicate_id() {
    let text = "---\nid: known\nintent: intent-0\noutcomes: {metric-2: 40 %}\n---\n# Again\n\nAdmins wait.\n";
    let finding = one("duplicate-id", "initiatives/later.md", text, "known");
    assert_eq!(second_place(&finding).0, "initiatives/known.md");
}

#[test]
fn malformed_yaml() {
    let text = edited("initiatives/other.md", "intent: known", "intent: [known");
    one("invalid-yaml", "initiatives/other.md", &text, "[known");
}

#[test]
fn malformed_yaml_in_a_record_that_twenty_others_link_to() {
    let broken = edited("initiatives/known.md", "requires: [other]", "requires: {other");
    let mut files = vec![("initiatives/known.md", broken.clone())];
    let paths: Vec<String> = (0..20).map(|n| format!("initiatives/follower-{n}.md")).collect();
    for path in &paths {
        files.push((
            path,
            "---\nintent: intent-0\noutcomes: {metric-2: 40 %}\nrequires: [known]\n---\n# Follower\n\nAdmins wait for it.\n".to_owned(),
        ));
    }
    let found = lint(plant(&files).path());
    let rules: Vec<&str> = found.findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["invalid-yaml"], "{:#?}", found.findings);
    assert_eq!(found.findings[0]["line"].as_u64().unwrap(), place(&broken, "{other").0);
    assert_eq!(found.code, 1);
}

#[test]
fn duplicate_key() {
    let text = edited("initiatives/other.md", "status: proposed", "status: proposed\nowner: ada\nowner: ben");
    let finding = one("duplicate-key", "initiatives/other.md", &text, "owner: ben");
    let (line, column) = place(&text, "owner: ada");
    assert_eq!(second_place(&finding), ("initiatives/other.md".to_owned(), line, column));
}

#[test]
fn cycle() {
    let text = edited("initiatives/other.md", "status: proposed", "status: proposed\nrequires: [known]");
    let found = lint(plant(&[("initiatives/other.md", text.clone())]).path());
    let rules: Vec<&str> = found.findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["reference-cycle"], "{:#?}", found.findings);
    let finding = &found.findings[0];
    // At the reference in the first record by path; the way back is the second place.
    assert_eq!(finding["path"], "initiatives/known.md");
    let (line, column) = place(&known("initiatives/known.md"), "other]");
    assert_eq!((finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap()), (line, column));
    let (line, column) = place(&text, "known]");
    assert_eq!(second_place(finding), ("initiatives/other.md".to_owned(), line, column));
    assert_eq!(found.code, 1);
}

#[test]
fn wrong_kind() {
    let text = edited("initiatives/known.md", "intent: known", "intent: metric-3");
    one("wrong-kind-reference", "initiatives/known.md", &text, "metric-3");
}

#[test]
fn misspelt_key() {
    let text = edited("initiatives/known.md", "outcomes:", "outcoms:");
    let finding = one("unknown-key", "initiatives/known.md", &text, "outcoms");
    assert!(finding["help"].as_str().unwrap().contains("`outcomes`"));
    assert_eq!(finding["fixable"], true);
}

#[test]
fn misspelt_status() {
    let text = edited("initiatives/known.md", "status: delivery", "status: delivry");
    let finding = one("invalid-value", "initiatives/known.md", &text, "delivry");
    assert!(finding["help"].as_str().unwrap().contains("`delivery`"));
}

#[test]
fn impossible_date() {
    let text = edited("research/known.md", "2026-10-12", "2026-14-05");
    one("invalid-value", "research/known.md", &text, "2026-14-05");
}

#[test]
fn conflict_markers() {
    let text = edited(
        "initiatives/known.md",
        "status: delivery",
        "<<<<<<< HEAD\nstatus: delivery\n=======\nstatus: measuring\n>>>>>>> theirs",
    );
    one("conflict-markers", "initiatives/known.md", &text, "<<<<<<< HEAD");
}

#[test]
fn broken_link_in_text() {
    let text = edited("initiatives/known.md", "../research/known.md", "../research/konwn.md");
    one("broken-link", "initiatives/known.md", &text, "../research/konwn.md");
}

#[test]
fn initiative_in_delivery_with_no_outcome_metric() {
    let text = edited(
        "initiatives/known.md",
        "outcomes: {metric-1: {baseline: 31 %, target: 45 %}}\n",
        "outcomes: [Admins are happier]\n",
    );
    let finding = one("missing-outcome-metric", "initiatives/known.md", &text, "outcomes");
    assert_eq!(finding["severity"], "error");
}

#[test]
fn outcome_that_names_a_metric_of_our_own_work() {
    let text = edited(
        "initiatives/known.md",
        "{metric-1: {baseline: 31 %, target: 45 %}}",
        "{releases: {baseline: 3, target: 9}}",
    );
    one("output-metric-as-outcome", "initiatives/known.md", &text, "releases");
}
