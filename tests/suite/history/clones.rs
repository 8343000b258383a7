use std::path::{Path, PathBuf};

use pm::source::{ChainCompleteness, ReadProblem, blobs, discover};
use pm::values::Kind;
use tempfile::TempDir;

use super::project::Project;
use super::world::git;
use super::{chain_of, lives_of, told};

#[test]
fn a_start_at_the_edge_of_a_shallow_clone_is_not_the_start() {
    let mut project = Project::new();
    project.write("intents/a.md", "---\nstatus: proposed\n---\n# A\n").write("intents/b.md", "# B\n").commit("one");
    project.write("intents/b.md", "# B2\n").commit("two");
    project.write("intents/a.md", "---\nstatus: active\n---\n# A\n").commit("three");
    for (depth, known) in [("1", false), ("2", true)] {
        let (_folder, path) = clone(&project, &["--depth", depth]);
        let lives = lives_of(&path);
        let [a, b] = ["a", "b"].map(|id| lives.of(Kind::Intent, id).unwrap());
        assert_eq!((a.started().is_some(), lives.has_start(a)), (true, known), "{depth}");
        assert!(!lives.has_start(b));
    }
}

/// Three versions of one metric, and one that comes with the last.
fn origin() -> Project {
    let mut project = Project::new();
    project.write("metrics/a.md", "# One\n").commit("one");
    project.write("metrics/a.md", "# Two\n").commit("two");
    project.write("metrics/a.md", "# Three\n").write("metrics/b.md", "# B\n").commit("three");
    project.repository.config().unwrap().set_bool("uploadpack.allowFilter", true).unwrap();
    project
}

pub fn clone(project: &Project, how: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", project.path().display());
    git(folder.path(), &[&["clone", "-q"], how, &[&url, "clone"]].concat());
    let path = folder.path().join("clone");
    (folder, path)
}

fn completeness(path: &Path) -> (usize, ChainCompleteness, bool) {
    let chain = chain_of(&discover(path, Some("HEAD")).unwrap());
    (chain.steps.len(), chain.completeness, chain.partial)
}

#[test]
fn a_shallow_clone_says_so_and_never_first() {
    let project = origin();
    let (_folder, path) = clone(&project, &["--depth", "1"]);
    assert_eq!(completeness(&path), (1, ChainCompleteness::Shallow, false));
    let lives = lives_of(&path);
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:Three"]);
    assert!(!lives.has_beginning(lives.of(Kind::Metric, "b").unwrap()));
    assert_eq!(lives.command(), Some("git fetch --unshallow"));

    let (_folder, path) = clone(&project, &["--depth", "2"]);
    assert_eq!(completeness(&path), (2, ChainCompleteness::Shallow, false));
    let lives = lives_of(&path);
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:Two", "1:Three"]);
    assert!(!lives.has_beginning(lives.of(Kind::Metric, "a").unwrap()));
    assert!(lives.has_beginning(lives.of(Kind::Metric, "b").unwrap()));
}

#[test]
fn a_clone_of_all_is_full() {
    let (_folder, path) = clone(&origin(), &[]);
    assert_eq!(completeness(&path), (3, ChainCompleteness::Full, false));
    let lives = lives_of(&path);
    assert_eq!(told(lives.of(Kind::Metric, "a").unwrap()), ["0:One", "1:Two", "2:Three"]);
    assert!(lives.has_beginning(lives.of(Kind::Metric, "a").unwrap()));
    assert_eq!((lives.command(), lives.lacking), (None, 0));
}

#[test]
fn what_a_partial_clone_left_out_is_unknown_and_not_absent() {
    let (_folder, path) = clone(&origin(), &["--filter=blob:none"]);
    assert_eq!(completeness(&path), (3, ChainCompleteness::Full, true));
    let place = discover(&path, Some("HEAD")).unwrap();
    let first = chain_of(&place).steps[0].changes[0].after.unwrap();
    assert_eq!(blobs(&place).unwrap().read(first), Err(ReadProblem::Lacking));
    let lives = lives_of(&path);
    let life = lives.of(Kind::Metric, "a").unwrap();
    assert_eq!(told(life), ["0:unknown", "1:unknown", "2:Three"]);
    assert!(!lives.has_beginning(life));
    assert!(!lives.reaches(life, 1) && lives.reaches(life, 2));
    assert_eq!(told(lives.of(Kind::Metric, "b").unwrap()), ["2:B"]);
    assert!(lives.has_beginning(lives.of(Kind::Metric, "b").unwrap()));
    assert_eq!((lives.command(), lives.lacking), (Some("git fetch --refetch --no-filter"), 2));
}

#[test]
fn a_clone_without_folders_ends_where_they_do() {
    let (_folder, path) = clone(&origin(), &["--filter=tree:0"]);
    assert_eq!(completeness(&path), (1, ChainCompleteness::WithoutFolders, true));
    assert_eq!(told(lives_of(&path).of(Kind::Metric, "a").unwrap()), ["0:Three"]);
}
