//! What became true because time passed stands aside: it is counted in a line, never an error, and laid to no change's
//! account.

use crate::support::{project, small_workspace};
use std::process::Command;

use pm::finding::{Level, Severity};
use project::Project;
use serde_json::Value;

const ENDLESS: &str = "---\ntests: guided-start\nstatus: running\nmethod: prototype\nends: 2026-10-30\n\
                       success: {activation: at least 40 %}\nMORE---\nFour of ten new teams invite three people.\n";
const QUESTION: &str = "---\nintent: enterprise\nstatus: discovery\nby: 2026-Q4\noutcomes: {activation: {baseline: 31 %, target: 45 %}}\n\
     questions: [{ask: Who may invite whom?, by: 2026-10-30}]\n---\nNew admins give up at the permissions screen.\n";

/// The small workspace in a repository, with one thing more under the rules of `pm.yaml`.
fn project(rules: &str) -> Project {
    let mut project = Project::new();
    for (path, bytes) in small_workspace::base() {
        project.write(&path, &String::from_utf8(bytes).unwrap());
    }
    project.write("pm.yaml", &format!("today: 2026-11-22\nrules: {{{rules}}}\n"));
    project.commit("Begin");
    project
}

fn pm(project: &Project, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pm")).arg("-C").arg(project.path()).args(arguments).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(project: &Project, arguments: &[&str]) -> Value {
    serde_json::from_str(&pm(project, &[arguments, &["--format", "json"]].concat())).unwrap()
}

fn rules(findings: &Value) -> Vec<&str> {
    findings.as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn no_rule_of_coach_or_clock_is_an_error() {
    for rule in pm::rules::all().filter(|rule| matches!(rule.level(), Level::Coach | Level::Clock)) {
        assert_ne!(rule.severity, Severity::Error, "{}", rule.name);
    }
}

#[test]
fn plain_lint_says_in_a_line_what_the_clock_would_show() {
    let mut project = project("stale-estimate: off");
    project.write("experiments/first.md", &ENDLESS.replace("MORE", "")).write("initiatives/guided-start.md", QUESTION);
    project.commit("Wait");
    let shown = pm(&project, &["lint", "--at", "HEAD", "--format", "human"]);
    assert!(shown.contains("2 things are overdue: pm status"), "{shown}");
    let with_clock = json(&project, &["lint", "--at", "HEAD", "--clock"]);
    assert_eq!(rules(&with_clock["findings"]), ["endless-experiment", "unanswered-question"]);
    assert_eq!(with_clock["summary"]["overdue"], 0);
    assert_eq!(json(&project, &["lint", "--at", "HEAD", "--ignore", "clock"])["summary"]["overdue"], 0);
    // What is accepted, or turned off, or yields, is not overdue either.
    let waived = "waivers: [{rule: endless-experiment, why: The hall is closed until December}]\n";
    project.write("experiments/first.md", &ENDLESS.replace("MORE", waived));
    project.write("pm.yaml", "today: 2026-11-22\nrules: {unanswered-question: off}\n");
    project.commit("Accept");
    assert_eq!(json(&project, &["lint", "--at", "HEAD"])["summary"]["overdue"], 0);
    let result = "result: {readings: {activation: 22 %}}\n";
    project.write("experiments/first.md", &ENDLESS.replace("MORE", result));
    project.commit("Look");
    assert_eq!(json(&project, &["lint", "--at", "HEAD"])["summary"]["overdue"], 1);
}

#[test]
fn what_time_made_true_is_laid_to_no_changes_account() {
    for set in ["", "endless-experiment: warning, unanswered-question: {severity: error}"] {
        let mut project = project(set);
        project.write("experiments/first.md", &ENDLESS.replace("MORE", ""));
        project.write("initiatives/guided-start.md", QUESTION);
        project.commit("Wait");
        let diff = json(&project, &["diff", "HEAD~1..HEAD"]);
        assert_eq!(rules(&diff["consequences"]["findings_new"]), Vec::<&str>::new(), "{set}");
        let back = json(&project, &["diff", "HEAD..HEAD~1"]);
        assert_eq!(rules(&back["consequences"]["findings_fixed"]), Vec::<&str>::new(), "{set}");
    }
}
