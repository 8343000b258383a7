//! What `pm diff` says of the way before the change: no more than the history at hand shows.

use crate::support::world;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use world::{Run, git, git_on, write};

fn pm(folder: &Path, arguments: &[&str]) -> Run {
    world::pm(folder, &[&["--today", "2026-11-22"], arguments].concat())
}

/// A workspace with a commit from long ago.
fn strategy() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    git_on("2025-11-03", here, &["init", "-q"]);
    fs::write(here.join("pm.yaml"), "version: 1\n").unwrap();
    let metrics = "activation: {definition: d, measures: customer, unit: '%'}\n";
    accept(here, "2025-11-03", &[("metrics.yaml", metrics), ("vision.md", "Bread for all.\n")]);
    folder
}

fn accept(folder: &Path, day: &str, files: &[(&str, &str)]) {
    write(folder, files);
    git_on(day, folder, &["add", "-A"]);
    git_on(day, folder, &["commit", "-q", "-m", day]);
}

/// A change on a branch, and the merge that a pull request's check-out shows.
fn propose(folder: &Path, day: &str, files: &[(&str, &str)]) {
    git(folder, &["checkout", "-q", "-b", "change"]);
    accept(folder, day, files);
    git(folder, &["checkout", "-q", "-b", "merge", "main"]);
    git_on(day, folder, &["merge", "-q", "--no-ff", "-m", "merge", "change"]);
}

fn onboarding(by: &str, owner: &str) -> String {
    format!(
        "---\nstatus: discovery\nowner: {owner}\nby: {by}\noutcomes: {{activation: 45 %}}\n---\n# Onboarding\n\nAdmins give up.\n"
    )
}

const ONBOARDING: &str = "initiatives/onboarding.md";

/// The rules of history that a review finds, with what they say.
fn found(run: &Run) -> Vec<(String, String)> {
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let new = json["consequences"]["findings_new"].as_array().unwrap().iter();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let all = new.map(|finding| (text(finding, "rule"), text(finding, "message")));
    let is_history = |rule: &str| pm::rules::named(rule).is_some_and(|rule| rule.group == pm::rules::Group::History);
    all.filter(|(rule, _)| is_history(rule)).collect()
}

fn rules(run: &Run) -> Vec<String> {
    found(run).into_iter().map(|(rule, _)| rule).collect()
}

fn not_evaluated(run: &Run) -> Vec<(String, Option<String>)> {
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let all = json["not_evaluated"].as_array().unwrap().iter();
    all.map(|one| (one["rule"].as_str().unwrap().to_owned(), one["command"].as_str().map(str::to_owned))).collect()
}

/// A date that has moved once, and moves again in the pull request.
fn slid() -> TempDir {
    let folder = strategy();
    accept(folder.path(), "2026-02-01", &[(ONBOARDING, &onboarding("2026-12-01", "ada"))]);
    accept(folder.path(), "2026-05-01", &[(ONBOARDING, &onboarding("2026-12-15", "ada"))]);
    propose(folder.path(), "2026-11-10", &[(ONBOARDING, &onboarding("2027-01-15", "ada"))]);
    folder
}

#[test]
fn a_date_that_moves_again_is_told_with_its_way() {
    let folder = slid();
    let run = pm(folder.path(), &["diff", "main..merge", "--format", "json"]);
    let told =
        "`by` of initiative/onboarding moved later 2 times since work began: 2026-12-01 → 2026-12-15 → 2027-01-15";
    assert_eq!(found(&run), [("deadline-slid".to_owned(), told.to_owned())]);
    assert_eq!(not_evaluated(&run), []);
}

#[test]
fn a_pull_requests_merge_of_depth_2_says_what_is_not_known_and_the_advice_works() {
    let folder = slid();
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "2", "-b", "merge", &url, "c"]);
    let here = clone.path().join("c");
    let run = pm(&here, &["diff", "HEAD^1..HEAD", "--format", "json"]);
    assert_eq!(found(&run), []);
    let unshallow = "git fetch --unshallow";
    assert_eq!(not_evaluated(&run), [("deadline-slid".to_owned(), Some(unshallow.to_owned()))]);
    assert_eq!(pm(&here, &["diff", "HEAD^1..HEAD", "--strict-history"]).code, 3);
    let human = pm(&here, &["diff", "HEAD^1..HEAD"]).out;
    assert!(human.contains(unshallow) && human.contains("deadline-slid"), "{human}");

    git(&here, &unshallow.split(' ').skip(1).collect::<Vec<_>>());
    let run = pm(&here, &["diff", "HEAD^1..HEAD", "--format", "json", "--strict-history"]);
    assert_eq!((rules(&run), run.code), (vec!["deadline-slid".to_owned()], 0));
}

#[test]
fn a_change_of_something_else_is_not_charged_with_what_was_so_before() {
    let folder = strategy();
    for (day, by) in [("2026-02-01", "2026-12-01"), ("2026-05-01", "2026-12-15"), ("2026-09-01", "2027-01-15")] {
        accept(folder.path(), day, &[(ONBOARDING, &onboarding(by, "ada"))]);
    }
    assert_eq!(rules(&pm(folder.path(), &["diff", "HEAD~1..HEAD", "--format", "json"])), ["deadline-slid"]);
    // An amendment has a day, so that the way back is looked at; no date moves.
    let amended = |on: &str| {
        let amendment =
            format!("amendments: [{{field: owner, from: ada, to: grace, on: {on}, why: she is back}}]\nby:");
        onboarding("2027-01-15", "grace").replace("by:", &amendment)
    };
    for (on, expected) in [("2026-11-20", vec![]), ("2026-10-01", vec!["backdated".to_owned()])] {
        write(folder.path(), &[(ONBOARDING, &amended(on))]);
        let run = pm(folder.path(), &["diff", "HEAD", "--format", "json"]);
        assert_eq!((rules(&run), not_evaluated(&run)), (expected, vec![]));
    }
}

#[test]
fn a_result_that_is_written_down_late_is_told() {
    let folder = strategy();
    let experiment = |more: &str| {
        format!(
            "---\nmethod: prototype\nends: 2026-10-01\nsuccess: {{activation: at least 40 %}}\n{more}---\n# Invite\n\nHalf of them invite.\n"
        )
    };
    let path = "experiments/invite.md";
    accept(folder.path(), "2026-08-01", &[(path, &experiment("status: running\n"))]);
    let result = "status: concluded\nresult: {on: 2026-10-01, readings: {activation: 42 %}, verdict: supported}\nlearned: They do.\ndecision: scale\n";
    propose(folder.path(), "2026-11-10", &[(path, &experiment(result))]);
    let told = "`result.on` of experiment/invite says 2026-10-01, and was accepted on 2026-11-10, 40 days later";
    let run = pm(folder.path(), &["diff", "main..merge", "--format", "json"]);
    assert_eq!(found(&run), [("backdated".to_owned(), told.to_owned())]);
    // A day later is no matter of note.
    let run = pm(folder.path(), &["diff", "HEAD~1", "--format", "json", "--today", "2026-11-22"]);
    assert_eq!(rules(&run), ["backdated"]);
    write(folder.path(), &[(path, &experiment(&result.replace("on: 2026-10-01", "on: 2026-11-09")))]);
    assert_eq!(rules(&pm(folder.path(), &["diff", "main", "--format", "json"])), Vec::<String>::new());
}

#[test]
fn intents_that_are_turned_around_are_told_once_they_are_many() {
    let folder = strategy();
    let intent = |target: &str| {
        format!("---\nstatus: active\nbecause: w\noutcomes: {{activation: {target}}}\n---\n# An intent\n\nText.\n")
    };
    let both = ["intents/one.md", "intents/two.md"];
    for path in both {
        accept(folder.path(), "2026-01-10", &[(path, &intent("45 %"))]);
    }
    accept(folder.path(), "2026-10-20", &[(both[0], &intent("50 %"))]);
    let run = pm(folder.path(), &["diff", "HEAD~1..HEAD", "--format", "json"]);
    assert!(!rules(&run).contains(&"intent-churn".to_owned()));
    write(folder.path(), &[(both[1], &intent("50 %"))]);
    let run = pm(folder.path(), &["diff", "HEAD", "--format", "json"]);
    let churn: Vec<_> = found(&run).into_iter().filter(|(rule, _)| rule == "intent-churn").collect();
    assert!(churn[0].1.starts_with("2 of 2 active intents changed in the last 90 days"), "{churn:?}");
}

#[test]
fn a_second_review_that_decides_nothing_is_told() {
    let folder = strategy();
    let missed =
        "---\nstatus: delivery\nby: 2026-03-31\noutcomes: {activation: 45 %}\n---\n# Onboarding\n\nAdmins give up.\n";
    let metrics =
        "activation: {definition: d, measures: customer, unit: '%', readings: {2026-03-30: 30 %, 2026-06-30: 33 %}}\n";
    accept(folder.path(), "2026-01-10", &[(ONBOARDING, missed), ("metrics.yaml", metrics)]);
    let review = |on: &str| {
        format!("---\ncadence: quarterly-business\non: {on}\ncovers: [onboarding]\n---\n# Review\n\nWe met.\n")
    };
    accept(folder.path(), "2026-04-10", &[("reviews/one.md", &review("2026-04-09"))]);
    propose(folder.path(), "2026-07-10", &[("reviews/two.md", &review("2026-07-09"))]);
    let run = pm(folder.path(), &["diff", "main..merge", "--format", "json"]);
    assert_eq!(rules(&run), ["rubber-stamp-review"]);
    let decided =
        review("2026-07-09").replace("covers", "decisions: [{about: onboarding, decided: stop, why: w}]\ncovers");
    write(folder.path(), &[("reviews/two.md", &decided)]);
    assert_eq!(rules(&pm(folder.path(), &["diff", "main", "--format", "json"])), Vec::<String>::new());
}
