use pm::source::{IgnoredRevisions, chain, discover};
use pm::values::{Date, Kind};

use super::project::Project;
use super::{chain_of, lives_of, lives_to, names, told};

fn metric(title: &str, unit: &str) -> String {
    format!("---\nunit: '{unit}'\n---\n# {title}\n")
}

#[test]
fn only_what_says_something_else_is_a_version() {
    let mut project = Project::new();
    project.write("metrics/a.md", "---\nunit: '%'\nowner: ada\n---\n# A\n\nWhat it\ncounts.\n").commit("0");
    project
        .write("metrics/a.md", "---\nowner:   ada\nunit: \"%\"\n---\n\n# A\n\nWhat it counts.\n")
        .commit("1: laid out anew");
    project.write("metrics/b.md", &metric("B", "%")).commit("2: another's");
    project.write("metrics/a.md", "---\nunit: '%'\nowner: ben\n---\n# A2\n\nWhat it counts.\n").commit("3");
    let lives = lives_of(&project.path());
    let life = lives.of(Kind::Metric, "a").unwrap();
    assert_eq!(told(life), ["0:A", "3:A2"]);
    assert_eq!(life.record_at(2).unwrap().title, "A");
    assert_eq!(life.record_at(4).unwrap().title, "A2");
    assert!(lives.of(Kind::Metric, "b").unwrap().at(1).is_none());
    assert_eq!(lives.day(3), Date::new(2026, 1, 4));
    // Seen from the chain, the head is never earlier than its end.
    assert_eq!((lives.head_step(), lives.day(4)), (4, Date::new(2026, 1, 4)));
}

#[test]
fn a_move_is_no_version() {
    let mut project = Project::new();
    project.write("metrics/a.md", &metric("A", "%")).write("metrics/b.md", &metric("B", "%")).commit("0");
    project.remove("metrics/a.md").write("metrics/old/a.md", &metric("A", "%"));
    project.remove("metrics/b.md").write("metrics/old/b.md", &metric("B", "EUR")).commit("1");
    project.remove("metrics/old/a.md").write("metrics.yaml", "a:\n  title: A\n  unit: '%'\n").commit("2");
    let lives = lives_of(&project.path());
    let [a, b] = ["a", "b"].map(|id| lives.of(Kind::Metric, id).unwrap());
    assert_eq!((told(a), a.path.as_ref()), (vec!["0:A".to_owned()], "metrics.yaml"));
    assert_eq!((told(b), b.path.as_ref()), (vec!["0:B".to_owned(), "1:B".to_owned()], "metrics/old/b.md"));
    assert_eq!(b.versions[0].path.as_ref(), "metrics/b.md");
}

#[test]
fn a_record_with_a_former_name_carries_that_life_on() {
    let mut project = Project::new();
    project.write("metrics/a.md", &metric("A", "%")).commit("0");
    // Renamed and rewritten in one step, with an alias.
    project.remove("metrics/a.md").write("metrics/b.md", "---\naliases: a\nunit: EUR\n---\n# B\n").commit("1");
    // Renamed again; the alias comes a step later.
    project.remove("metrics/b.md").write("metrics/c.md", "# C\n").commit("2");
    project.write("metrics/c.md", "---\naliases: [b]\n---\n# C\n").commit("3");
    let lives = lives_of(&project.path());
    assert_eq!(names(&lives), ["metric/c"]);
    assert_eq!(told(lives.of(Kind::Metric, "c").unwrap()), ["0:A", "1:B", "2:C", "3:C"]);
    for former in ["a", "b"] {
        assert_eq!(lives.of(Kind::Metric, former).unwrap().id, "c");
    }
    assert_eq!(lives.of_record(0).unwrap().id, "c");
}

#[test]
fn two_records_that_stood_side_by_side_are_two_lives() {
    let mut project = Project::new();
    project.write("metrics/a.md", &metric("A", "%")).write("metrics/b.md", &metric("B", "%")).commit("0");
    project.remove("metrics/a.md").write("metrics/b.md", "---\naliases: a\n---\n# Both\n").commit("1");
    let lives = lives_of(&project.path());
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:A", "1:gone"]);
    assert_eq!(told(lives.of(Kind::Metric, "b").unwrap()), ["0:B", "1:Both"]);
}

#[test]
fn the_same_content_under_another_name_is_a_rename() {
    let mut project = Project::new();
    project.write("metrics/a.md", &metric("A", "%")).write("metrics/x.md", &metric("X", "%")).commit("0");
    project.remove("metrics/a.md").write("metrics/b.md", &metric("A", "%"));
    project.remove("metrics/x.md").write("metrics/y.md", &metric("Y", "%")).commit("1");
    let lives = lives_of(&project.path());
    assert_eq!(names(&lives), ["metric/b", "metric/x", "metric/y"]);
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:A", "1:A"]);
    assert_eq!(told(lives.of(Kind::Metric, "x").unwrap()), ["0:X", "1:gone"]);
}

#[test]
fn what_is_deleted_and_made_again_is_one_life() {
    let mut project = Project::new();
    project.write("metrics/a.md", &metric("A", "%")).commit("0");
    project.remove("metrics/a.md").commit("1");
    project.write("metrics/a.md", &metric("A", "%")).commit("2");
    assert_eq!(told(lives_of(&project.path()).of(Kind::Metric, "a").unwrap()), ["0:A", "1:gone", "2:A"]);
}

#[test]
fn a_broken_file_takes_no_record_away() {
    let mut project = Project::new();
    let both = "a:\n  title: A\nb:\n  title: B\n";
    project.write("metrics.yaml", both).write("intents/i.md", "---\nid: other\nby: 2027\n---\n# I\n").commit("0");
    project
        .write("metrics.yaml", "a: {title: A\nb:\n  title: B\n")
        .write("intents/i.md", "---\nby: [\n---\n# I\n")
        .commit("1");
    project.write("metrics.yaml", both).write("intents/i.md", "---\nid: other\nby: 2027\n---\n# I\n").commit("2");
    project
        .write("metrics.yaml", "a: {title: A\nb:\n  title: B\n")
        .write("intents/i.md", "---\nby: [\n---\n# I\n")
        .commit("3: as in 1");
    let lives = lives_of(&project.path());
    assert_eq!(names(&lives), ["intent/other", "metric/a", "metric/b"]);
    for name in ["a", "b"] {
        let life = lives.of(Kind::Metric, name).unwrap();
        assert!(life.versions.iter().all(|version| !version.state.is_gone()), "{:?}", told(life));
        assert!(!lives.reaches(life, 0));
    }
    assert_eq!(told(lives.of(Kind::Intent, "other").unwrap()), ["0:I", "1:unknown", "2:I", "3:unknown"]);
}

#[test]
fn start_and_end_are_the_first_steps_that_show_them() {
    let mut project = Project::new();
    let text = |status: &str, more: &str| format!("---\nstatus: {status}\n{more}---\n# E\n");
    project.write("experiments/e.md", &text("planned", "")).commit("0");
    project.write("experiments/e.md", &text("running", "")).commit("1");
    project.write("experiments/e.md", &text("running", "result: {on: 2026-01-03, verdict: supported}\n")).commit("2");
    project.write("experiments/e.md", &text("concluded", "result: {on: 2026-01-03, verdict: supported}\n")).commit("3");
    let lives = lives_of(&project.path());
    let life = lives.of(Kind::Experiment, "e").unwrap();
    assert_eq!((life.started(), life.ended()), (Some(1), Some(2)));
    assert!(lives.has_start(life));
}

#[test]
fn the_head_tree_is_one_last_step() {
    let mut project = Project::new();
    project.write("metrics/a.md", &metric("A", "%")).write("metrics/b.md", &metric("B", "%")).commit("0");
    let main = project.write("metrics/c.md", &metric("C", "%")).commit("1");
    project.write("metrics/a.md", &metric("A2", "%")).remove("metrics/b.md").write("metrics/d.md", &metric("D", "%"));
    let first = project.commit_aside(&[main], "on a branch");
    let head = project.write("metrics/a.md", &metric("A3", "%")).commit_aside(&[first], "on a branch");
    let place = discover(&project.path(), Some("HEAD")).unwrap();
    let lives = lives_to(&place, &chain_of(&place), &head.to_string());
    let told = |id| told(lives.of(Kind::Metric, id).unwrap());
    assert_eq!(told("a"), ["0:A", "2:A3"]);
    assert_eq!(told("b"), ["0:B", "2:gone"]);
    assert_eq!(told("c"), ["1:C"]);
    assert_eq!(told("d"), ["2:D"]);
}

#[test]
fn while_two_have_one_name_nobody_knows_what_it_says() {
    let mut project = Project::new();
    project.write("metrics/x/a.md", "# X\n").commit("0");
    project.write("metrics/b/a.md", "# B\n").commit("1");
    project.remove("metrics/b/a.md").commit("2");
    let lives = lives_of(&project.path());
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:X", "1:unknown", "2:X"]);
}

#[test]
fn an_ignored_step_happens_and_is_marked() {
    let mut project = Project::new();
    project.write("metrics/a.md", &metric("A", "%")).commit("0");
    let moved = project.write("metrics/a.md", &metric("B", "%")).commit("1");
    let place = discover(&project.path(), Some("HEAD")).unwrap();
    let ignore = IgnoredRevisions::parse("f", &moved.to_string()).unwrap();
    let lives = lives_to(&place, &chain(&place, "HEAD", &ignore, &mut |_, _| {}).unwrap(), "HEAD");
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:A", "1:B"]);
    assert_eq!([0, 1, 2].map(|step| lives.is_ignored(step)), [false, true, false]);
}
