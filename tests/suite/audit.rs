//! `pm audit` through the program: what the history shows, and what a clone without all of it may say.

use crate::support::world;
use std::fs;
use std::path::Path;

use serde_json::Value;
use world::{Run, git_on};

fn pm(folder: &Path, arguments: &[&str]) -> Run {
    world::pm(folder, &[&["--today", "2026-11-22"], arguments].concat())
}

/// The initiative in discovery with that target, accepted on that day; on a branch where `merged` says so.
fn accept(folder: &Path, day: &str, target: &str, merged: bool) {
    let text = format!(
        "---\nstatus: discovery\nowner: ada\noutcomes: {{activation: {{baseline: 31 %, target: {target}, by: 2027-Q2}}}}\n---\n# Onboarding\n\nAdmins give up at the permissions screen.\n"
    );
    if merged {
        git_on(day, folder, &["checkout", "-q", "-b", "change"]);
    }
    fs::create_dir_all(folder.join("initiatives")).unwrap();
    fs::write(folder.join("initiatives/onboarding.md"), text).unwrap();
    git_on(day, folder, &["add", "-A"]);
    git_on(day, folder, &["commit", "-q", "-m", target]);
    if merged {
        git_on(day, folder, &["checkout", "-q", "main"]);
        git_on(day, folder, &["merge", "-q", "--no-ff", "-m", "merge", "change"]);
        git_on(day, folder, &["branch", "-q", "-d", "change"]);
    }
}

/// A target that was 45 % when work began and is 40 % since a merge.
fn moved() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    git_on("2026-01-05", here, &["init", "-q"]);
    fs::write(here.join("pm.yaml"), "version: 1\n").unwrap();
    fs::write(here.join("metrics.yaml"), "activation: {definition: d, measures: customer, unit: '%'}\n").unwrap();
    accept(here, "2026-02-01", "45 %", false);
    accept(here, "2026-10-20", "40 %", true);
    folder
}

fn findings(run: &Run, rule: &str) -> Vec<String> {
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let all = json["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == rule);
    all.map(|found| found["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn goalposts_that_moved_are_found_through_a_merge() {
    let folder = moved();
    let run = pm(folder.path(), &["audit", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let expected = "`outcomes.activation.target` of initiative/onboarding is easier than it was when work began on 2026-02-01: 45 % → 40 %";
    assert_eq!(findings(&run, "goalposts-moved"), [expected]);
    assert!(run.err.contains("2 steps from 2026-02-01 to 2026-10-20; the whole history is here"), "{}", run.err);
    assert_eq!(pm(folder.path(), &["audit", "--fail-on", "warning"]).code, 1);
    assert_eq!(
        pm(folder.path(), &["audit", "--at", "HEAD~1", "--fail-on", "info", "--select", "goalposts-moved"]).code,
        0
    );
}

#[test]
fn lint_looks_back_where_it_is_asked_to() {
    let folder = moved();
    assert_eq!(findings(&pm(folder.path(), &["lint", "--format", "json"]), "goalposts-moved").len(), 0);
    fs::write(folder.path().join("pm.yaml"), "version: 1\nhistory: on\n").unwrap();
    assert_eq!(findings(&pm(folder.path(), &["lint", "--format", "json"]), "goalposts-moved").len(), 1);
}

/// Who names a rule of history wants it to be judged.
#[test]
fn lint_looks_back_where_a_rule_of_history_is_named() {
    let folder = moved();
    for named in ["history", "goalposts-moved", "plain,goalposts-moved"] {
        let run = pm(folder.path(), &["lint", "--format", "json", "--select", named]);
        assert_eq!(findings(&run, "goalposts-moved").len(), 1, "{named}: {}", run.err);
    }
    let run = pm(folder.path(), &["lint", "--staged", "--select", "history"]);
    assert_eq!(run.err, "pm: the rules of history were not judged: what is staged is no step of it yet\n");
    let run = pm(folder.path(), &["lint", "--format", "json", "--select", "history", "--ignore", "goalposts-moved"]);
    assert_eq!(findings(&run, "goalposts-moved").len(), 0);
}

#[test]
fn before_the_first_commit_there_is_no_history_to_lint() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("pm.yaml"), "version: 1\nhistory: on\n").unwrap();
    fs::write(
        here.join("vision.md"),
        "# Bread for all\n\nEvery street has a bakery again, and every child knows the baker.\n",
    )
    .unwrap();
    let without_git = pm(here, &["lint"]);
    git_on("2026-01-05", here, &["init", "-q"]);
    let run = pm(here, &["lint"]);
    assert_eq!((run.code, &run.out, run.err.as_str()), (0, &without_git.out, ""));
    let run = pm(here, &["lint", "--select", "history"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, "pm: the rules of history were not judged: there is no commit here\n")
    );
}

/// Every step is there; what some of the files held is not.
#[test]
fn a_partial_clone_says_what_is_missing() {
    let folder = moved();
    git_on("2026-11-22", folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    let clones = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    git_on("2026-11-22", clones.path(), &["clone", "-q", "--filter=blob:none", &url, "clone"]);
    let run = pm(&clones.path().join("clone"), &["audit"]);
    let told = "pm: 2 steps from 2026-02-01 to 2026-10-20; what 1 version of its files held is not in this clone: `git fetch --refetch --no-filter` brings it\n";
    assert_eq!(run.err, told);
}

#[test]
fn a_shallow_clone_says_what_it_cannot_know_and_its_advice_helps() {
    let folder = moved();
    let clones = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    git_on("2026-11-22", clones.path(), &["clone", "-q", "--depth", "1", &url, "clone"]);
    let clone = clones.path().join("clone");
    let run = pm(&clone, &["audit", "--format", "json"]);
    assert_eq!(findings(&run, "goalposts-moved"), [""; 0]);
    assert!(run.err.contains("`git fetch --unshallow`"), "{}", run.err);
    assert_eq!(pm(&clone, &["audit", "--strict-history"]).code, 3);
    git_on("2026-11-22", &clone, &["fetch", "-q", "--unshallow"]);
    assert_eq!(findings(&pm(&clone, &["audit", "--format", "json"]), "goalposts-moved").len(), 1);
}

/// What a pull request's checkout gives: the merge of the change into the base, and its two parents.
#[test]
fn a_merge_ref_at_depth_two_is_compared_with_its_base() {
    let folder = moved();
    let clones = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    git_on("2026-11-22", clones.path(), &["clone", "-q", "--depth", "2", &url, "clone"]);
    let run = pm(&clones.path().join("clone"), &["diff", "HEAD^1..HEAD", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["sentence"], "This change makes 1 promise easier (activation 45 % → 40 %, after it started).");
    assert_eq!(json["history"], "shallow");
}

/// What a branch does in two steps arrives in one: its own commits are not what was accepted.
#[test]
fn what_a_branch_adds_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let experiment = |bound: &str, more: &str| {
        let text = format!(
            "---\nmethod: prototype\nends: 2026-06-01\nsuccess: {{activation: at least {bound}}}\n{more}\n---\n# Invite\n\nHalf of them invite.\n"
        );
        fs::write(here.join("experiments/invite.md"), text).unwrap();
    };
    let commit = |day: &str| {
        git_on(day, here, &["add", "-A"]);
        git_on(day, here, &["commit", "-q", "-m", day]);
    };
    git_on("2026-01-05", here, &["init", "-q"]);
    fs::create_dir_all(here.join("experiments")).unwrap();
    fs::write(here.join("pm.yaml"), "version: 1\nbase: main\n").unwrap();
    fs::write(here.join("metrics.yaml"), "activation: {definition: d, measures: customer, unit: '%'}\n").unwrap();
    experiment("40 %", "status: running");
    commit("2026-02-01");
    git_on("2026-05-01", here, &["checkout", "-q", "-b", "result"]);
    experiment("35 %", "status: running");
    commit("2026-05-10");
    experiment(
        "35 %",
        "status: concluded\nresult: {on: 2026-05-20, readings: {activation: 36 %}, verdict: supported}\nlearned: They do.\ndecision: scale",
    );
    commit("2026-05-20");
    let rules = |run: &Run| {
        let json: Value = serde_json::from_str(&run.out).unwrap();
        json["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["rule"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let audit = || pm(here, &["audit", "--format", "json", "--ignore", "zombie"]);
    let run = audit();
    assert_eq!(rules(&run), ["goalposts-moved-with-result"]);
    let told = "pm: 1 step of main of 2026-02-01, and what this branch adds as one more; the whole history is here\n";
    assert_eq!(run.err, told);
    // Merged with its steps, and then alone on main, where each was accepted.
    git_on("2026-05-21", here, &["checkout", "-q", "main"]);
    git_on("2026-05-21", here, &["merge", "-q", "--no-ff", "-m", "merge", "result"]);
    assert_eq!(rules(&audit()), ["goalposts-moved-with-result"]);
    git_on("2026-05-22", here, &["reset", "-q", "--hard", "result"]);
    assert_eq!(rules(&audit()), ["goalposts-moved"]);
}
