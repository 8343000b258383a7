//! `pm diff` where one of the two states cannot be read in full: what is not known is said, and nothing is guessed.

use crate::support::world;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;
use world::{git, pm};

const METRICS: &str = "activation: {definition: d, measures: customer, unit: '%'}\n";

fn initiative(target: &str, options: &str) -> String {
    format!(
        "---\nstatus: discovery\noutcomes: {{activation: {target}}}\nestimates: {{value: killer, urgency: asap}}\n{options}\n---\n# A\n\nIt hurts.\n"
    )
}

fn commit(folder: &Path, initiative: &str, metrics: &str) {
    fs::create_dir_all(folder.join("initiatives")).unwrap();
    fs::write(folder.join("pm.yaml"), "version: 1\n").unwrap();
    fs::write(folder.join("initiatives/a.md"), initiative).unwrap();
    fs::write(folder.join("metrics.yaml"), metrics).unwrap();
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", "c"]);
}

/// Two commits.
fn two(before: (&str, &str), after: (&str, &str)) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q"]);
    commit(folder.path(), before.0, before.1);
    commit(folder.path(), after.0, after.1);
    folder
}

fn diff(folder: &Path) -> Value {
    let run = pm(folder, &["diff", "HEAD~1..HEAD", "--format", "json"]);
    serde_json::from_str(&run.out).unwrap()
}

fn changes(diff: &Value) -> Vec<(&str, &str, &str)> {
    let all = diff["changes"].as_array().unwrap().iter();
    all.map(|change| {
        let of = |key: &str| change[key].as_str().unwrap();
        (of("record"), of("change"), of("certainty"))
    })
    .collect()
}

const OPTIONS: &str = "options: [guided, concierge]";
const NEVER_CLOSED: &str = "options: [guided, concierge";

#[test]
fn options_inside_what_does_not_parse_neither_came_nor_went() {
    let (broken, whole) = (initiative("45 %", NEVER_CLOSED), initiative("40 %", OPTIONS));
    let unknown = [("initiative/a", "text", "unknown")];
    let mended = two((&broken, METRICS), (&whole, METRICS));
    let found = diff(mended.path());
    assert_eq!(changes(&found), unknown);
    assert_eq!(found["sentence"], "This change leaves open what 1 record says, which does not parse.");
    assert_eq!(found["summary"]["unknown"], 1);
    // What it ranked as is not known either, and what it was measured by is not lost.
    let torn = diff(two((&whole, METRICS), (&broken, METRICS)).path());
    assert_eq!(changes(&torn), unknown);
    for found in [&found, &torn] {
        assert_eq!(
            (&found["consequences"]["rank_moves"], &found["consequences"]["unmeasured"]),
            (&json!([]), &json!([]))
        );
    }
    let human = pm(mended.path(), &["diff", "HEAD~1..HEAD"]).out;
    assert!(
        human.ends_with("No promise is seen to change; 1 record could not be compared; 1 new finding, 1 fixed\n"),
        "{human}"
    );
}

#[test]
fn a_collection_that_does_not_parse_hides_what_it_may_hold() {
    let one = initiative("45 %", OPTIONS);
    let more = format!("{METRICS}churn: {{definition: d, measures: customer, unit: '%'}}\n");
    let found = diff(two((&one, "? [\n"), (&one, &more)).path());
    assert_eq!(changes(&found), [("metric/activation", "text", "unknown"), ("metric/churn", "text", "unknown")]);
    // One that parses says what it does not hold.
    let found = diff(two((&one, METRICS), (&one, &more)).path());
    assert_eq!(changes(&found), [("metric/churn", "added", "proven")]);
}

#[test]
fn a_partial_clone_compares_nothing_that_it_does_not_have() {
    let folder = two((&initiative("45 %", OPTIONS), METRICS), (&initiative("40 %", OPTIONS), METRICS));
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    git(clone.path(), &["clone", "-q", "--filter=blob:none", &url, "c"]);
    let here = clone.path().join("c");
    let run = pm(&here, &["diff", "HEAD~1..HEAD"]);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    assert!(
        run.err.contains("1 content that would have to be compared is not in this clone: `initiatives/a.md`"),
        "{}",
        run.err
    );
    let advice = "git fetch --refetch --no-filter";
    assert!(run.err.contains(advice), "{}", run.err);
    git(&here, &advice.split(' ').skip(1).collect::<Vec<_>>());
    let run = pm(&here, &["diff", "HEAD~1..HEAD", "--format", "json"]);
    assert_eq!(
        run.out,
        pm(folder.path(), &["diff", "HEAD~1..HEAD", "--format", "json"]).out.replace("\"full\"", "\"partial\"")
    );
}
