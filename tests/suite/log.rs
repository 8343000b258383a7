//! `pm log` through the program: the life of a record, whole or as far as the history at hand reaches.

use crate::support::{project, world};
use std::fs;
use std::path::{Path, PathBuf};

use project::Project;
use serde_json::Value;
use tempfile::TempDir;
use world::{Run, git};

fn pm(folder: &Path, arguments: &[&str]) -> Run {
    world::pm(folder, &[&["--today", "2026-11-22"], arguments].concat())
}

/// What a run prints, with the names of commits, which are no part of what is specified, left out.
fn told(run: &Run) -> String {
    assert_eq!(run.code, 0, "{}", run.err);
    let line = |line: &str| match line.split_once("  ") {
        Some((day, rest)) if day.len() == 10 && day.starts_with("2026-") => {
            format!("{day}  {}", rest.split_once("  ").map_or("", |(_, subject)| subject))
        }
        _ => line.to_owned(),
    };
    run.out.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn initiative(fields: &str) -> String {
    format!("---\nowner: ada\n{fields}---\n# Onboarding\n\nAdmins give up.\n")
}

const METRICS: &str = "activation: {definition: d, measures: customer, unit: '%'}\n";
const AMENDED: &str = "amendments: [{field: outcomes.activation.target, from: 45 %, to: 40 %, on: 2026-01-04, why: the channel closed}]\n";

/// A life with all that can happen in one: a day a step, from 2026-01-01 on.
fn onboarding() -> Project {
    let mut project = Project::new();
    let path = "initiatives/onboarding.md";
    project.write("metrics.yaml", METRICS).write("intents/grow.md", "# Grow\n").write("intents/trust.md", "# Trust\n");
    let write = |project: &mut Project, path: &str, fields: &str, subject: &str| {
        project.write(path, &initiative(fields));
        project.commit(subject)
    };
    write(&mut project, path, "status: proposed\nintent: grow\noutcomes: {activation: 45 %}\n", "Begin");
    write(&mut project, path, "status: discovery\nintent: grow\noutcomes: {activation: 45 %}\n", "Start");
    write(&mut project, path, "outcomes: {activation: 45%}\nintent: grow\nstatus: discovery\n", "Lay out anew");
    write(&mut project, path, "status: discovery\nintent: grow\noutcomes: {activation: 40 %}\n", "Lower");
    write(
        &mut project,
        path,
        &format!("status: delivery\nintent: trust\noutcomes: {{activation: 40 %}}\n{AMENDED}"),
        "Re-point",
    );
    project.remove(path);
    let fields =
        format!("aliases: onboarding\nstatus: delivery\nintent: trust\noutcomes: {{activation: 40 %}}\n{AMENDED}");
    write(&mut project, "initiatives/first-week.md", &fields, "Rename");
    project.remove("initiatives/first-week.md").commit("Drop");
    write(&mut project, "initiatives/first-week.md", &fields, "Take it up again");
    let fields = fields.replace("status: delivery", "status: stopped\nstopped: {why: nobody wanted it}");
    write(&mut project, "initiatives/first-week.md", &fields, "Stop");
    project
}

const LIFE: &str = "\
Onboarding
initiative/first-week (stopped)  initiatives/first-week.md

2026-01-01  Begin
  accepted
    status: proposed
    intent: grow
    problem: Admins give up.
    target of `activation`: 45 %
    owner: ada
    and 1 more value

2026-01-02  Start
  started
  status: proposed → discovery  forward

2026-01-04  Lower
  target of `activation`: 45 % → 40 %  easier, after it started
    amended: the channel closed

2026-01-05  Re-point
  intent: grow → trust
  status: discovery → delivery  forward

2026-01-06  Rename
  renamed: initiative/onboarding → initiative/first-week; initiatives/onboarding.md → initiatives/first-week.md

2026-01-07  Drop
  gone: initiatives/first-week.md does not have it any more

2026-01-08  Take it up again
  came back, in initiatives/first-week.md

2026-01-09  Stop
  ended
  status: delivery → stopped
    because: nobody wanted it
  stopped.why: 3 words added

8 steps; 2 promises changed, all acknowledged; 4 details";

#[test]
fn a_life_is_told_whole_by_each_of_its_names() {
    let project = onboarding();
    for name in
        ["first-week", "initiative/first-week", "onboarding", "initiative/onboarding", "initiatives/first-week.md"]
    {
        assert_eq!(told(&pm(&project.path(), &["log", "--at", "HEAD", name])), LIFE, "{name}");
    }
}

#[test]
fn what_is_gone_is_found_by_the_names_it_had() {
    let project = onboarding();
    for name in ["onboarding", "first-week", "initiative/onboarding", "initiatives/first-week.md"] {
        let run = pm(&project.path(), &["log", "--at", "HEAD~2", name]);
        let text = told(&run);
        assert!(text.contains("initiative/first-week (gone)  last in initiatives/first-week.md\n"), "{text}");
        assert!(text.ends_with("gone: initiatives/first-week.md does not have it any more\n\n6 steps; 1 promise changed, acknowledged; 3 details"), "{text}");
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let project = onboarding();
    for (name, near) in [("onbording", "onboarding"), ("frist-week", "first-week"), ("intent/trsut", "intent/trust")] {
        let run = pm(&project.path(), &["log", "--at", "HEAD", name]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert_eq!(run.err, format!("pm: no record is called `{name}`\n  help: did you mean `{near}`?\n"));
    }
}

#[test]
fn a_name_of_several_that_are_gone_asks_which() {
    let mut project = Project::new();
    project.write("metrics/a.md", "# A\n").write("segments/a.md", "# A\n").commit("0");
    project.remove("metrics/a.md").remove("segments/a.md").commit("1");
    let run = pm(&project.path(), &["log", "--at", "HEAD", "a"]);
    let help = "pm: several records were called `a`\n  help: say which: `metric/a`, `segment/a`\n";
    assert_eq!((run.code, run.err.as_str()), (2, help));
    assert_eq!(pm(&project.path(), &["log", "--at", "HEAD", "segment/a"]).code, 0);
}

/// The files of the last commit, checked out.
fn checked_out(project: &Project) -> PathBuf {
    git(&project.path(), &["reset", "-q", "--hard"]);
    project.path()
}

#[test]
fn what_is_not_committed_is_the_last_step() {
    let project = onboarding();
    let folder = checked_out(&project);
    assert_eq!(told(&pm(&folder, &["log", "first-week"])), LIFE);
    let path = folder.join("initiatives/first-week.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("40 %}\n", "42 %}\n")).unwrap();
    fs::write(folder.join("intents/new.md"), "# New\n").unwrap();
    let last = "\n\nnot committed yet\n  target of `activation`: 40 % → 42 %  harder, after it started\n\n9 steps; 3 promises changed, 1 of them not acknowledged; 4 details";
    assert!(told(&pm(&folder, &["log", "first-week"])).ends_with(last));
    let new = "New\nintent/new (proposed)  intents/new.md\n\nnot committed yet\n  new\n    status: proposed\n\n1 step";
    assert_eq!(told(&pm(&folder, &["log", "new"])), new);
}

#[test]
fn a_revision_to_ignore_is_marked_and_no_promise_changes_in_it() {
    let mut project = onboarding();
    let lowered = project.repository.revparse_single("HEAD~5").unwrap().id();
    project.write(".git-blame-ignore-revs", &format!("{lowered}\n")).commit("Ignore");
    let text = told(&pm(&project.path(), &["log", "--at", "HEAD", "first-week"]));
    assert!(text.contains("2026-01-04  Lower  (a revision to ignore: no rule judges it)\n"), "{text}");
    assert!(text.ends_with("8 steps; 1 promise changed, acknowledged; 5 details"), "{text}");
}

#[test]
fn without_git_or_a_commit_it_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("vision.md"), "# Bread for all\n").unwrap();
    let run = pm(folder.path(), &["log", "vision"]);
    let err = "pm: this folder is not in a Git repository\n  help: `git init` makes one; without Git there are no revisions to look at\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (2, "", err));
    git(folder.path(), &["init", "-q"]);
    let run = pm(folder.path(), &["log", "vision"]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("pm: there is no commit yet\n"), "{}", run.err);
}

fn clone(project: &Project, how: &[&str]) -> (TempDir, PathBuf) {
    project.repository.config().unwrap().set_bool("uploadpack.allowFilter", true).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", project.path().display());
    git(folder.path(), &[&["clone", "-q"], how, &[&url, "clone"]].concat());
    let path = folder.path().join("clone");
    (folder, path)
}

#[test]
fn a_shallow_clone_never_says_accepted() {
    let project = onboarding();
    let (_folder, path) = clone(&project, &["--depth", "5"]);
    let text = told(&pm(&path, &["log", "first-week"]));
    let head = "The history at hand begins on 2026-01-05. This brings what came before:\n  git fetch --unshallow\n\n2026-01-05  Re-point\n  first seen here on 2026-01-05: the history at hand begins there\n    status: delivery\n";
    assert!(text.contains(head) && text.contains("\n  under way already\n"), "{text}");
    // Here it comes back, and all that this clone shows is that it comes.
    let (_folder, path) = clone(&project, &["--depth", "3"]);
    let text = told(&pm(&path, &["log", "first-week"]));
    let came = "2026-01-08  Take it up again\n  first seen here on 2026-01-08: whether it was there before the history at hand begins is not known\n";
    assert!(text.contains(came) && !text.contains("accepted") && !text.contains("  started"), "{text}");
    // A name from before: no record, and how to look further back.
    let run = pm(&path, &["log", "grow-smb"]);
    assert!(
        run.err.contains("if it is older than the history at hand, `git fetch --unshallow` brings the rest"),
        "{}",
        run.err
    );
    git(&path, &["fetch", "-q", "--unshallow"]);
    assert_eq!(told(&pm(&path, &["log", "first-week"])), LIFE);
}

#[test]
fn a_partial_clone_says_that_it_changed_and_not_what() {
    let mut project = Project::new();
    let text = |target: &str| initiative(&format!("status: discovery\noutcomes: {{activation: {target}}}\n"));
    project.write("metrics.yaml", METRICS).write("initiatives/a.md", &text("45 %")).commit("Begin");
    project.write("initiatives/a.md", &text("42 %")).commit("Lower");
    project.write("initiatives/a.md", &text("40 %")).commit("Lower again");
    let (_folder, path) = clone(&project, &["--filter=blob:none"]);
    let expected = "\
Onboarding
initiative/a (discovery)  initiatives/a.md
Some of what the history held is not in this clone. This brings it:
  git fetch --refetch --no-filter

2026-01-01  Begin
  not known what it says: initiatives/a.md changed, and what it held is not in this clone, and so at 1 step after it

2026-01-03  Lower again
  first seen here on 2026-01-03: what was before is not known
    status: discovery
    problem: Admins give up.
    target of `activation`: 40 %
    owner: ada
    and 1 more value
  under way already

3 steps";
    assert_eq!(told(&pm(&path, &["log", "a"])), expected);
}

/// A file that could not be read for a while: what changed may have changed then.
#[test]
fn what_changed_behind_a_broken_version_is_no_fact_of_one_step() {
    let mut project = Project::new();
    let text = |target: &str| initiative(&format!("status: discovery\noutcomes: {{activation: {target}}}\n"));
    project.write("metrics.yaml", METRICS).write("initiatives/a.md", &text("45 %")).commit("Begin");
    project.write("initiatives/a.md", "---\nstatus: [\n---\n# Onboarding\n").commit("Break");
    project.write("initiatives/a.md", &text("40 %")).commit("Mend");
    let text = told(&pm(&project.path(), &["log", "--at", "HEAD", "a"]));
    let end = "\
2026-01-02  Break
  not known what it says: initiatives/a.md changed, and it cannot be read

2026-01-03  Mend
  can be read again
  here, or at a step before of which it is not known what it said:
  target of `activation`: 45 % → 40 %  easier, after it started

3 steps; 1 promise changed, not acknowledged";
    assert!(text.ends_with(end), "{text}");
}

/// That it says what it said is no change, and yet the last word must not be that it cannot be read.
#[test]
fn what_was_broken_and_mended_can_be_read_again() {
    let mut project = Project::new();
    let text = initiative("status: discovery\n");
    project.write("initiatives/a.md", &text).commit("Begin");
    project.write("initiatives/a.md", "---\nstatus: [\n---\n# Onboarding\n").commit("Break");
    project.write("initiatives/a.md", &text).commit("Mend");
    let told = told(&pm(&project.path(), &["log", "--at", "HEAD", "a"]));
    assert!(told.ends_with("it cannot be read\n\n2026-01-03  Mend\n  can be read again\n\n3 steps"), "{told}");
    let run = pm(&project.path(), &["log", "--at", "HEAD", "a", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let last = &json["steps"][2];
    assert_eq!((&last["events"], &last["certainty"]), (&serde_json::json!(["known"]), &"proven".into()));
}

#[test]
fn a_result_and_an_end_are_told() {
    let mut project = Project::new();
    let text = |status: &str, more: &str| {
        format!(
            "---\nstatus: {status}\nsuccess: {{activation: at least 40 %}}\n{more}---\n# Invite\n\nIf so, then so.\n"
        )
    };
    project.write("metrics.yaml", METRICS).write("experiments/e.md", &text("running", "")).commit("Begin");
    project
        .write("experiments/e.md", &text("running", "result: {on: 2026-01-02, verdict: supported}\n"))
        .commit("Read");
    let more = "result: {on: 2026-01-02, verdict: supported}\nlearned: They do.\ndecision: persevere\n";
    project.write("experiments/e.md", &text("concluded", more)).commit("End");
    let text = told(&pm(&project.path(), &["log", "--at", "HEAD", "e"]));
    assert!(text.contains("  started\n"), "{text}");
    assert!(
        text.contains("Read\n  its result came\n  result.on: 2026-01-02 added\n  result.verdict: supported added\n"),
        "{text}"
    );
    assert!(text.contains("End\n  ended\n  decision: persevere added\n"), "{text}");
}

#[test]
fn nothing_of_a_commit_or_a_record_is_obeyed_by_a_terminal() {
    let mut project = Project::new();
    project
        .write("intents/a.md", "---\nby: \"\\e[2J\\u202e\"\n---\n# A \u{1b}[31m\u{9b}2J\n")
        .commit("\u{1b}[31mOne\u{202e}two\u{7}");
    project.write("intents/a.md", "# A\n\n## Because\n\n\u{1b}]0;x\u{7}\n").commit("Two");
    for format in ["human", "json"] {
        let run = pm(&project.path(), &["log", "--at", "HEAD", "a", "--format", format]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("One"), "{}", run.out);
        let is_obeyed = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!run.out.contains(is_obeyed), "{:?}", run.out);
    }
}

/// The last two lines that `pm show` prints.
fn in_short(folder: &Path, arguments: &[&str]) -> String {
    let run = pm(folder, &[&["show"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.out.rsplit_once("\n\n").unwrap().1.to_owned()
}

#[test]
fn show_has_the_life_in_short() {
    let project = onboarding();
    let folder = checked_out(&project);
    let expected = "accepted 2026-01-01, started 2026-01-02, last changed 2026-01-09, ended 2026-01-09; 2 promises changed, with the reason\n`pm log initiative/first-week` shows all of it\n";
    assert_eq!(in_short(&folder, &["first-week"]), expected);
    let before = "accepted 2026-01-01, started 2026-01-02, last changed 2026-01-04; 1 promise changed\n`pm log initiative/onboarding` shows all of it\n";
    assert_eq!(in_short(&folder, &["onboarding", "--at", "HEAD~5"]), before);
    let unchanged = "accepted 2026-01-01; no promise changed\n`pm log intent/trust` shows all of it\n";
    assert_eq!(in_short(&folder, &["trust"]), unchanged);
    fs::write(folder.join("intents/trust.md"), "---\nby: 2027\n---\n# Trust\n").unwrap();
    fs::write(folder.join("intents/new.md"), "# New\n").unwrap();
    assert!(
        in_short(&folder, &["trust"])
            .starts_with("accepted 2026-01-01, with changes that are not committed yet; no promise")
    );
    assert!(in_short(&folder, &["new"]).starts_with("not committed yet; no promise changed\n"));
    let (_clone, shallow) = clone(&project, &["--depth", "3"]);
    let cut_off = "first seen 2026-01-08, last changed 2026-01-09, ended 2026-01-09; 1 promise changed, with the reason\n`pm log initiative/first-week` shows what the history at hand has of it\n";
    assert_eq!(in_short(&shallow, &["first-week"]), cut_off);
    assert!(in_short(&shallow, &["trust"]).contains("; no promise is seen to change in what is here\n"));
}

/// What `show` follows of a record's files alone is what `log` finds on the whole chain.
#[test]
fn show_and_log_tell_one_life() {
    let project = onboarding();
    for (name, at) in [
        ("first-week", "HEAD"),
        ("first-week", "HEAD~3"),
        ("onboarding", "HEAD~4"),
        ("trust", "HEAD"),
        ("activation", "HEAD"),
    ] {
        let json = |command: &str| -> Value {
            let run = pm(&project.path(), &[command, "--at", at, name, "--format", "json"]);
            serde_json::from_str(&run.out).unwrap()
        };
        let (show, log) = (json("show"), json("log"));
        assert!(show["life"]["accepted"].is_string(), "{name}");
        assert_eq!(show["life"], log["summary"], "{name}");
    }
}

/// A metric that gets another name, without an alias, and one option less: no word of the initiative is another.
#[test]
fn what_only_looks_otherwise_is_no_step() {
    let mut project = Project::new();
    let text = |metric: &str, options: &str| {
        initiative(&format!("status: discovery\noptions: {options}\noutcomes: {{{metric}: 45 %}}\n"))
    };
    project
        .write("metrics.yaml", METRICS)
        .write("initiatives/a.md", &text("activation", "[tour, help]"))
        .commit("Begin");
    let renamed = METRICS.replace("activation", "activated");
    project
        .write("metrics.yaml", &renamed)
        .write("initiatives/a.md", &text("activated", "[tour, help]"))
        .commit("Rename");
    project.write("initiatives/a.md", &text("activated", "[tour]")).commit("Drop an option");
    let log = told(&pm(&project.path(), &["log", "--at", "HEAD", "a"]));
    assert!(log.ends_with("  started\n\n1 step"), "{log}");
    assert!(
        in_short(&project.path(), &["--at", "HEAD", "a"])
            .starts_with("accepted 2026-01-01, started 2026-01-01; no promise changed\n")
    );
    let gone = told(&pm(&project.path(), &["log", "--at", "HEAD", "help"]));
    assert!(gone.starts_with("help\noption/a.help (gone)  last in initiatives/a.md\n"), "{gone}");
}

#[test]
fn show_needs_no_history() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("vision.md"), "# Bread for all\n").unwrap();
    let card = "Bread for all\nvision/vision (active)  vision.md\n";
    assert_eq!(pm(folder.path(), &["show", "vision"]).out, card);
    git(folder.path(), &["init", "-q"]);
    assert_eq!(pm(folder.path(), &["show", "vision"]).out, card);
    let run = pm(folder.path(), &["show", "vision", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert!(json.as_object().unwrap().contains_key("life") && json["life"].is_null(), "{json}");
}

#[test]
fn the_json_is_what_its_schema_says_and_has_every_key() {
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/log.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let closed = closed(schema);
    let validator = jsonschema::draft7::new(&closed).unwrap();
    let project = onboarding();
    let (_folder, shallow) = clone(&project, &["--depth", "3"]);
    let (_other, partial) = clone(&project, &["--filter=blob:none"]);
    let mut events = std::collections::BTreeSet::new();
    for (folder, at, history) in [
        (project.path(), "HEAD", "full"),
        (project.path(), "HEAD~2", "full"),
        (shallow, "HEAD", "shallow"),
        (partial, "HEAD", "partial"),
    ] {
        let run = pm(&folder, &["log", "--at", at, "first-week", "--format", "json"]);
        let json: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!((&json["version"], &json["command"], &json["history"]), (&1.into(), &"log".into(), &history.into()));
        validator.validate(&json).unwrap_or_else(|error| panic!("{history}: {error}\n{}", run.out));
        let steps = json["steps"].as_array().unwrap().iter();
        events.extend(
            steps.flat_map(|step| step["events"].as_array().unwrap()).map(|event| event.as_str().unwrap().to_owned()),
        );
    }
    let all = ["accepted", "back", "ended", "first-seen", "gone", "renamed", "started", "unknown"];
    assert_eq!(events.iter().map(String::as_str).collect::<Vec<_>>(), all);
    let run = pm(&project.path(), &["log", "--at", "HEAD", "first-week", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let lowered = &json["steps"][2]["changes"][0];
    assert_eq!(lowered["field"], "outcomes.activation.target");
    assert_eq!((&lowered["from"], &lowered["to"]), (&"45 %".into(), &"40 %".into()));
    assert_eq!((&lowered["direction"], &lowered["acknowledged"]), (&"easier".into(), &"the channel closed".into()));
    let summary = &json["summary"];
    assert_eq!((&summary["accepted"], &summary["started"]), (&"2026-01-01".into(), &"2026-01-02".into()));
    assert_eq!((&summary["ended"], &summary["last_changed"]), (&"2026-01-09".into(), &"2026-01-09".into()));
    assert_eq!((&summary["promises_changed"], &summary["promises_amended"]), (&2.into(), &2.into()));
}

/// The same schema with no key allowed but those that it names.
fn closed(schema: Value) -> Value {
    match schema {
        Value::Object(keys) => {
            let is_object = keys.contains_key("properties");
            let mut keys: serde_json::Map<_, _> = keys.into_iter().map(|(key, value)| (key, closed(value))).collect();
            if is_object {
                keys.insert("additionalProperties".to_owned(), false.into());
            }
            keys.into()
        }
        Value::Array(items) => items.into_iter().map(closed).collect(),
        other => other,
    }
}
