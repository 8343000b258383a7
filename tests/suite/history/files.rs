use pm::values::Kind;

use super::project::Project;
use super::{chain_of, lives_to, names, told};
use pm::history::Lives;
use pm::source::{Chain, discover};

/// The chain of `main` with what is followed from these files back.
fn followed(project: &Project, paths: &[&str]) -> Chain {
    let place = discover(&project.path(), Some("HEAD")).unwrap();
    chain_of(&place).of_files(paths.iter().map(|path| (*path).to_owned()).collect())
}

fn lives(project: &Project, paths: &[&str]) -> Lives {
    let place = discover(&project.path(), Some("HEAD")).unwrap();
    lives_to(&place, &followed(project, paths), "HEAD")
}

fn files(chain: &Chain) -> Vec<&str> {
    chain.files.iter().flatten().map(String::as_str).collect()
}

#[test]
fn only_some_files_are_followed_and_all_steps_stay() {
    let mut project = Project::new();
    project.write("metrics/a.md", "# A\n").write("metrics/b.md", "# B\n").commit("0");
    project.write("metrics/b.md", "# B2\n").commit("1");
    project.write("metrics/a.md", "# A2\n").write("metrics/c.md", "# C\n").commit("2");
    let chain = followed(&project, &["metrics/a.md"]);
    assert_eq!(files(&chain), ["metrics/a.md"]);
    let counts: Vec<_> = chain.steps.iter().map(|step| step.changes.len()).collect();
    assert_eq!(counts, [1, 0, 1]);
    let lives = lives(&project, &["metrics/a.md"]);
    // What is not followed is not taken for new in the head.
    assert_eq!(names(&lives), ["metric/a"]);
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:A", "2:A2"]);
}

#[test]
fn a_file_that_moved_is_followed_to_where_it_was() {
    let mut project = Project::new();
    project
        .write("metrics/old/a.md", "# A\n")
        .write("metrics/x.md", "# X\n")
        .write("metrics/y.md", "# Y\n")
        .commit("0");
    project.write("metrics/old/a.md", "# A1\n").commit("1");
    // Moved as it was, while others go and change: it came from nowhere else.
    project.remove("metrics/old/a.md").write("metrics/a.md", "# A1\n").remove("metrics/x.md").commit("2");
    // Moved and rewritten, among others.
    project.remove("metrics/a.md").write("metrics/new/a.md", "# A3\n").write("metrics/y.md", "# Y3\n").commit("3");
    let chain = followed(&project, &["metrics/new/a.md"]);
    assert_eq!(files(&chain), ["metrics/a.md", "metrics/new/a.md", "metrics/old/a.md", "metrics/y.md"]);
    let lives = lives(&project, &["metrics/new/a.md"]);
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:A", "1:A1", "3:A3"]);
}

#[test]
fn an_entry_that_leaves_a_collection_or_joins_one_is_followed() {
    let mut project = Project::new();
    project.write("metrics.yaml", "a: {title: A}\nb: {title: B}\n").write("metrics/c.md", "# C\n").commit("0");
    project.write("metrics.yaml", "b: {title: B}\n").write("metrics/a.md", "# A1\n").commit("1");
    project.write("metrics.yaml", "b: {title: B}\nc: {title: C2}\n").remove("metrics/c.md").commit("2");
    let of = |path: &str, id: &str| told(lives(&project, &[path]).of(Kind::Metric, id).unwrap());
    assert_eq!(of("metrics/a.md", "a"), ["0:A", "1:A1"]);
    assert_eq!(of("metrics.yaml", "c"), ["0:C", "2:C2"]);
    assert_eq!(of("metrics.yaml", "b"), ["0:B"]);
}

#[test]
fn a_file_that_only_the_head_has_begins_there() {
    let mut project = Project::new();
    let main = project.write("metrics/a.md", "# A\n").commit("0");
    let head = project.write("metrics/b.md", "# B\n").commit_aside(&[main], "1").to_string();
    let place = discover(&project.path(), Some("HEAD")).unwrap();
    let lives = lives_to(&place, &followed(&project, &["metrics/b.md"]), &head);
    assert_eq!(names(&lives), ["metric/b"]);
    assert_eq!(told(lives.of(Kind::Metric, "b").unwrap()), ["1:B"]);
}

/// What is followed tells of each record what the whole chain tells.
#[test]
fn a_followed_life_is_the_whole_life() {
    let mut project = Project::new();
    project.write("metrics/a.md", "# A\n").write("metrics/m.md", "# M\n").commit("0");
    project.remove("metrics/a.md").write("metrics/b.md", "---\naliases: a\n---\n# B\n").commit("1");
    project.remove("metrics/b.md").commit("2");
    project.write("metrics/b.md", "---\naliases: a\n---\n# B3\n").write("metrics/m.md", "# M3\n").commit("3");
    let place = discover(&project.path(), Some("HEAD")).unwrap();
    let whole = lives_to(&place, &chain_of(&place), "HEAD");
    let some = lives(&project, &["metrics/b.md"]);
    assert_eq!(told(whole.of(Kind::Metric, "b").unwrap()), ["0:A", "1:B", "2:gone", "3:B3"]);
    assert_eq!(told(some.of(Kind::Metric, "b").unwrap()), told(whole.of(Kind::Metric, "b").unwrap()));
    assert_eq!(some.of(Kind::Metric, "a").unwrap().id, "b");
}

#[test]
fn names_of_what_is_not_followed_are_todays() {
    let mut project = Project::new();
    project.write("metrics/old.md", "# M\n").write("segments/s.md", "---\nmetrics: old\n---\n# S\n").commit("0");
    project.remove("metrics/old.md").write("metrics/new.md", "---\naliases: old\n---\n# M\n").commit("1");
    let lives = lives(&project, &["segments/s.md"]);
    assert_eq!(lives.id_today(Kind::Metric, "old"), Some("new"));
    assert_eq!(lives.id_today(Kind::Metric, "other"), None);
}

/// A word in an initiative that names an option with a record of its own is a link to it, wherever that stands.
#[test]
fn a_word_for_an_option_elsewhere_has_no_life_of_its_own() {
    let mut project = Project::new();
    project
        .write("options/tour.md", "# Tour\n")
        .write("initiatives/i.md", "---\noptions: [tour]\n---\n# I\n")
        .commit("0");
    assert_eq!(names(&lives(&project, &["initiatives/i.md"])), ["initiative/i"]);
}
