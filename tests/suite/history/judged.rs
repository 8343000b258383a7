use std::path::Path;

use pm::graph::{Strategy, load_config};
use pm::history::Head;
use pm::rules::{Facts, Outcome, Selection};
use pm::source::{blobs, discover, revision};
use pm::values::Date;

use super::chain_of;
use super::clones::clone;
use super::project::Project;

const FIRST: &str = "---\nstatus: running\nsuccess: {activation: at least 40 %}\n---\nMore of them are sent.\n";

fn judge(folder: &Path, rules: &[&str]) -> Outcome {
    let place = discover(folder, Some("HEAD")).unwrap();
    let tree = revision(&place, "HEAD").unwrap();
    let (loaded, text) = load_config(&tree).unwrap();
    let strategy = Strategy::build(&tree, loaded, text);
    let blobs = blobs(&place).unwrap();
    let day = Date::new(2026, 2, 1).unwrap();
    let head = Head { strategy: &strategy, day };
    let chain = chain_of(&place);
    let lives = pm::history::lives(&chain, head, &strategy.settings, &|blob| blobs.read(blob), &mut |_| {});
    let select = rules.iter().map(|rule| (*rule).to_owned()).collect();
    let selection = Selection { select, ..Selection::default() };
    pm::rules::run(&Facts::new(&strategy, day).with_past(&lives), &selection)
}

fn messages(outcome: &Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|finding| finding.message.as_str()).collect()
}

fn commands(outcome: &Outcome) -> Vec<(&str, Option<&str>)> {
    outcome.not_evaluated.iter().map(|unjudged| (unjudged.rule, unjudged.command.as_deref())).collect()
}

/// Runs, gets another bound, and gets its result; a day each.
fn origin() -> Project {
    let mut project = Project::new();
    let easier = FIRST.replace("40 %", "35 %");
    let result = "status: concluded\nresult: {on: 2026-01-03, readings: {activation: 36 %}, verdict: supported}";
    project.write("metrics/activation.md", "---\nunit: '%'\n---\nTeams that invite.\n");
    project.write("experiments/a.md", FIRST).commit("one");
    project.write("experiments/a.md", &easier).commit("two");
    project.write("experiments/a.md", &easier.replace("status: running", result)).commit("three");
    project
}

#[test]
fn a_shallow_clone_is_told_what_it_cannot_judge() {
    let project = origin();
    let all = ["goalposts-moved", "goalposts-moved-with-result", "result-before-hypothesis"];
    let told = "`success.activation.bound` of experiment/a is easier than it was when work began on 2026-01-01: \
        at least 40 % → at least 35 %";
    assert_eq!(messages(&judge(&project.path(), &all)), [told]);

    let (_folder, path) = clone(&project, &["--depth", "2"]);
    let outcome = judge(&path, &all);
    assert_eq!(messages(&outcome), [""; 0]);
    assert_eq!(commands(&outcome), [("goalposts-moved", Some("git fetch --unshallow"))]);

    // The result stands in the oldest commit that is here: what came before it is out of sight.
    let (_folder, path) = clone(&project, &["--depth", "1"]);
    let outcome = judge(&path, &all);
    assert_eq!(messages(&outcome), [""; 0]);
    let unshallow = Some("git fetch --unshallow");
    assert_eq!(commands(&outcome), [("goalposts-moved", unshallow), ("result-before-hypothesis", unshallow)]);
}

#[test]
fn that_a_record_was_gone_for_a_while_hides_nothing() {
    let mut project = Project::new();
    project.write("metrics/activation.md", "---\nunit: '%'\n---\nTeams that invite.\n");
    project.write("experiments/a.md", FIRST).commit("one");
    project.remove("experiments/a.md").commit("two");
    let result = "status: concluded\nresult: {on: 2026-01-03, readings: {activation: 36 %}, verdict: supported}";
    let last = FIRST.replace("status: running", result).replace("40 %", "35 %");
    project.write("experiments/a.md", &last).commit("three");
    let outcome = judge(&project.path(), &["goalposts-moved-with-result"]);
    let told = "`success.activation.bound` changed in the step that brought the result of experiment/a, accepted 2026-01-03: \
        at least 40 % → at least 35 %, which is easier";
    assert_eq!((messages(&outcome), commands(&outcome)), (vec![told], vec![]));
}
