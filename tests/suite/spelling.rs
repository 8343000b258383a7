//! What means the same is no change, in a review and in an audit alike; what nobody can say is not said.

use crate::support::world;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use world::{Run, git_on, write};

fn pm(folder: &Path, arguments: &[&str]) -> Run {
    world::pm(folder, &[&["--today", "2026-11-22"], arguments].concat())
}

const METRICS: &str = "activation: {definition: d, measures: customer, unit: '%'}\nwait: {definition: d, measures: customer, unit: min, better: down}\n";
const PATH: &str = "initiatives/a.md";

fn initiative(fields: &str) -> String {
    format!("---\nstatus: delivery\n{fields}\n---\n# A\n\nIt hurts.\n")
}

fn accept(folder: &Path, day: &str, files: &[(&str, &str)]) {
    write(folder, files);
    git_on(day, folder, &["add", "-A"]);
    git_on(day, folder, &["commit", "-q", "--allow-empty", "-m", day]);
}

/// Two accepted versions of one initiative.
fn two(before: &str, after: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    git_on("2026-01-05", folder.path(), &["init", "-q"]);
    accept(folder.path(), "2026-01-05", &[("pm.yaml", "version: 1\n"), ("metrics.yaml", METRICS), (PATH, before)]);
    accept(folder.path(), "2026-10-05", &[(PATH, after)]);
    folder
}

fn diff(folder: &Path) -> Value {
    serde_json::from_str(&pm(folder, &["diff", "HEAD~1..HEAD", "--format", "json"]).out).unwrap()
}

/// Field and direction of each change.
fn changes(diff: &Value) -> Vec<(String, String)> {
    let all = diff["changes"].as_array().unwrap().iter();
    let text = |change: &Value, key: &str| change[key].as_str().unwrap_or("").to_owned();
    all.map(|change| (text(change, "field"), text(change, "direction"))).collect()
}

fn audit(folder: &Path) -> Vec<String> {
    let run = pm(folder, &["audit", "--ignore", "zombie", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    json["findings"].as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn another_spelling_is_no_change() {
    let table = [
        (
            "outcomes: {activation: {baseline: 31 %, target: 45 %}}",
            "outcomes: {activation: {baseline: 31, target: 45}}",
        ),
        ("outcomes: {activation: 45 %}", "outcomes: {activation: 45 percent}"),
        ("by: 2026-Q4", "by: 2026-12-31"),
        ("guardrails: {activation: at least 80 %}", "guardrails: {activation: 80 %}"),
        ("guardrails: {wait: at most 5 min}", "guardrails: {wait: 5}"),
        ("stop_if: [{metric: wait, at_least: 40 min}]", "stop_if: {wait: at least 40 min}"),
        ("guardrails: {wait: \"<= 5 min\"}", "guardrails: [{metric: wait, at_most: 5}]"),
    ];
    for (before, after) in table {
        let folder = two(&initiative(before), &initiative(after));
        let diff = diff(folder.path());
        assert_eq!(diff["sentence"], "This change leaves the strategy as it is.", "{after}: {:?}", diff["changes"]);
        assert_eq!((changes(&diff), audit(folder.path())), (vec![], vec![]), "{after}");
    }
}

#[test]
fn another_form_hides_no_other_bound() {
    let folder = two(
        &initiative("stop_if: [{metric: activation, at_most: 40 %}]"),
        &initiative("stop_if: {activation: at most 20 %}"),
    );
    let expected = vec![("stop_if.activation.bound".to_owned(), "easier".to_owned())];
    assert_eq!(changes(&diff(folder.path())), expected);
    assert_eq!(audit(folder.path()), ["kill-criteria-weakened"]);
    let folder = two(
        &initiative("guardrails: [{metric: activation, at_most: 40 %}]"),
        &initiative("guardrails: [{metric: activation, at_least: 40 %}]"),
    );
    assert_eq!(changes(&diff(folder.path())), [("guardrails.activation.bound".to_owned(), "cannot-say".to_owned())]);
}

#[test]
fn what_nobody_can_say_is_not_said() {
    let table = [
        // A share or a percentage.
        ("outcomes: {activation: 45 %}", "outcomes: {activation: 0.45}", "outcomes.activation.target"),
        ("outcomes: {activation: 45 %}", "outcomes: {activation: 45 teams}", "outcomes.activation.target"),
    ];
    for (before, after, field) in table {
        let folder = two(&initiative(before), &initiative(after));
        assert_eq!(changes(&diff(folder.path())), [(field.to_owned(), "cannot-say".to_owned())], "{after}");
    }
    // The change turns the metric around as well.
    let folder = two(&initiative("outcomes: {activation: 45 %}"), &initiative("outcomes: {activation: 45 %}"));
    let turned = METRICS.replacen("unit: '%'", "unit: '%', better: down", 1);
    accept(
        folder.path(),
        "2026-10-06",
        &[("metrics.yaml", &turned), (PATH, &initiative("outcomes: {activation: 20 %}"))],
    );
    let diff = diff(folder.path());
    let target = changes(&diff).into_iter().find(|(field, _)| field.ends_with("target"));
    assert_eq!(target, Some(("outcomes.activation.target".to_owned(), "cannot-say".to_owned())));
}

#[test]
fn a_baseline_that_was_unknown_is_no_promise() {
    let folder = two(
        &initiative("outcomes: {activation: {baseline: unknown, target: 45 %}}"),
        &initiative("outcomes: {activation: {baseline: 31 %, target: 45 %}}"),
    );
    let run = pm(folder.path(), &["diff", "HEAD~1..HEAD", "--fail-on", "commitment"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.starts_with("This change touches no promise; 1 detail changed.\n"), "{}", run.out);
}

#[test]
fn a_status_that_cannot_be_read_is_neither_taken_out_nor_the_end_of_a_chain() {
    let proposed = initiative("").replace("delivery", "proposed");
    let folder = two(&proposed, &proposed.replace("proposed", "delivring"));
    let told = pm(folder.path(), &["diff", "HEAD~1..HEAD"]).out;
    assert!(told.contains("status: proposed → delivring"), "{told}");
    accept(folder.path(), "2026-10-06", &[(PATH, &proposed.replace("proposed", "achieved"))]);
    assert_eq!(audit(folder.path()), ["status-jump"]);
}

#[test]
fn of_two_with_one_name_the_one_in_the_same_file_is_meant() {
    let (a, b) = (initiative("outcomes: {activation: 45 %}"), initiative("id: a\noutcomes: {activation: 50 %}"));
    let folder = two(&a, &a);
    accept(folder.path(), "2026-10-05", &[("initiatives/0.md", &b)]);
    std::fs::remove_file(folder.path().join("initiatives/0.md")).unwrap();
    accept(folder.path(), "2026-10-06", &[]);
    let found = diff(folder.path());
    assert_eq!(found["changes"].as_array().unwrap().len(), 1, "{:?}", found["changes"]);
    assert_eq!(found["changes"][0]["change"], "removed");
    let new = found["consequences"]["findings_new"].as_array().unwrap();
    assert!(new.iter().all(|finding| finding["rule"] != "vanished-record"), "{new:?}");
    assert_eq!(audit(folder.path()), Vec::<String>::new());
}

#[test]
fn what_was_agreed_once_is_not_agreed_again_and_may_be() {
    let amendment = |from: &str, to: &str, on: &str, why: &str| {
        format!("{{field: outcomes.activation.target, from: {from}, to: {to}, on: {on}, why: {why}}}")
    };
    let version = |target: &str, amendments: &[&String]| {
        let all: Vec<&str> = amendments.iter().map(|one| one.as_str()).collect();
        initiative(&format!("outcomes: {{activation: {target}}}\namendments: [{}]", all.join(", ")))
    };
    let first = amendment("45 %", "40 %", "2026-10-01", "the channel closed in June");
    let back = amendment("40 %", "45 %", "2026-10-05", "it opened again after all");
    let again = amendment("45 %", "40 %", "2026-10-06", "it went bankrupt after all");
    let folder = two(&version("40 %", &[&first]), &version("45 %", &[&first, &back]));
    let fails = |range: &str| pm(folder.path(), &["diff", range, "--fail-on", "commitment"]);
    assert_eq!(fails("HEAD~1..HEAD").code, 0);
    write(folder.path(), &[(PATH, &version("40 %", &[&first, &back]))]);
    assert_eq!(fails("HEAD").code, 1);
    write(folder.path(), &[(PATH, &version("40 %", &[&first, &back, &again]))]);
    let run = fails("HEAD");
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("acknowledged: it went bankrupt after all"), "{}", run.out);
}
