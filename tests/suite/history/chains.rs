use std::time::Instant;

use pm::source::{ChainCompleteness, FileChange, IgnoredRevisions, chain, discover};

use super::chain_of;
use super::long_history::repository;
use super::project::{DAY, FIRST, Project};

/// `+` added, `-` removed, `~` changed.
fn shown(changes: &[FileChange]) -> Vec<String> {
    let sign = |change: &FileChange| match (change.before, change.after) {
        (None, Some(_)) => '+',
        (Some(_), None) => '-',
        (Some(before), Some(after)) if before != after => '~',
        _ => '?',
    };
    changes.iter().map(|change| format!("{}{}", sign(change), change.path)).collect()
}

#[test]
fn steps_say_what_changed_the_oldest_first() {
    let mut project = Project::new();
    project
        .write("vision.md", "v")
        .write("a/b/c.md", "c")
        .write("logo.png", "x")
        .write(".github/x.md", "")
        .commit("one");
    project.write("a/b/c.md", "d").write("a/d.yaml", "d").write("logo.png", "y").commit("two\n\nwhy");
    project.commit("three\u{1b}[31m");
    project.remove("a/b/c.md").remove("a/d.yaml").write("a.md/x.md", "").remove("vision.md").commit("four");
    let chain = chain_of(&discover(&project.path(), Some("HEAD")).unwrap());
    let changes: Vec<_> = chain.steps.iter().map(|step| shown(&step.changes)).collect();
    assert_eq!(changes[0], ["+a/b/c.md", "+pm.yaml", "+vision.md"]);
    assert_eq!(changes[1], ["~a/b/c.md", "+a/d.yaml"]);
    assert!(changes[2].is_empty());
    assert_eq!(changes[3], ["+a.md/x.md", "-a/b/c.md", "-a/d.yaml", "-vision.md"]);
    let subjects: Vec<_> = chain.steps.iter().map(|step| step.subject.as_str()).collect();
    assert_eq!(subjects, ["one", "two", "three[31m", "four"]);
    assert_eq!(chain.steps[1].time, FIRST + DAY);
    assert_eq!((&chain.completeness, chain.partial, chain.ignored), (&ChainCompleteness::Full, false, 0));
    let head = project.repository.head().unwrap().target().unwrap().to_string();
    assert_eq!(chain.steps[3].commit.hex, head);
    assert!(head.starts_with(&chain.steps[3].commit.short));
}

#[test]
fn a_merged_branch_is_one_step() {
    let mut project = Project::new();
    let base = project.commit("base");
    project.write("a.md", "1");
    let aside = project.commit_aside(&[base], "on the branch");
    project.write("a.md", "2");
    let aside = project.commit_aside(&[aside], "on the branch too");
    project.remove("a.md").write("b.md", "b");
    let main = project.commit_on(&[base], "meanwhile");
    project.write("a.md", "2");
    project.commit_on(&[main, aside], "merge");
    let chain = chain_of(&discover(&project.path(), Some("HEAD")).unwrap());
    let steps: Vec<_> = chain.steps.iter().map(|step| (step.subject.as_str(), step.is_merge)).collect();
    assert_eq!(steps, [("base", false), ("meanwhile", false), ("merge", true)]);
    assert_eq!(shown(&chain.steps[2].changes), ["+a.md"]);
}

#[test]
fn a_workspace_in_a_folder_begins_where_the_folder_does() {
    let mut project = Project::new();
    project.remove("pm.yaml").write("teams/a", "a file then").write("vision.md", "").commit("one");
    project.remove("teams/a").write("teams/a/pm.yaml", "").write("teams/a/x/y.md", "y").write("z.md", "").commit("two");
    project.write("teams/a/x/pm.yaml", "").write("teams/a/k.md", "k").commit("three");
    project.remove("teams/a/x/pm.yaml").write("teams/b/pm.yaml", "").commit("four");
    let place = discover(&project.path().join("teams/a"), Some("HEAD")).unwrap();
    let changes: Vec<_> = chain_of(&place).steps.iter().map(|step| shown(&step.changes)).collect();
    assert!(changes[0].is_empty());
    assert_eq!(changes[1], ["+pm.yaml", "+x/y.md"]);
    // A folder with a `pm.yaml` of its own is another workspace.
    assert_eq!(changes[2], ["+k.md", "-x/y.md"]);
    assert_eq!(changes[3], ["+x/y.md"]);
}

#[test]
fn the_clock_never_goes_backwards_and_the_order_is_the_chains() {
    let mut project = Project::new();
    project.commit("one");
    project.clock = FIRST - 10 * DAY;
    project.commit("two");
    project.clock = FIRST + 2 * DAY;
    project.commit("three");
    let chain = chain_of(&discover(&project.path(), Some("HEAD")).unwrap());
    let days: Vec<_> = chain.steps.iter().map(|step| ((step.time - FIRST) / DAY, (step.clock - FIRST) / DAY)).collect();
    assert_eq!(days, [(0, 0), (-10, 0), (2, 2)]);
}

#[test]
fn revisions_to_ignore_are_marked() {
    let mut project = Project::new();
    project.commit("one");
    let second = project.write("a.md", "a").commit("two");
    let ignore = IgnoredRevisions::parse("f", &format!("# moved\n{second}\n")).unwrap();
    let place = discover(&project.path(), Some("HEAD")).unwrap();
    let mut told = Vec::new();
    let chain = chain(&place, "HEAD", &ignore, &mut |done, all| told.push((done, all))).unwrap();
    let marked: Vec<_> = chain.steps.iter().map(|step| step.is_ignored).collect();
    assert_eq!((marked, chain.ignored), (vec![false, true], 1));
    assert_eq!(shown(&chain.steps[1].changes), ["+a.md"]);
    assert_eq!(told, [(1, 2), (2, 2)]);
}

#[test]
fn thousands_of_steps_are_compared_where_they_differ() {
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<_> = (0..600).map(|n| (format!("metrics/{}/{n}.md", n % 60), format!("unit {n} %"))).collect();
    files.push(("pm.yaml".to_owned(), String::new()));
    repository(folder.path(), files, 2_000, false);
    let place = discover(folder.path(), Some("HEAD")).unwrap();
    let begun = Instant::now();
    let chain = chain_of(&place);
    assert_eq!(chain.steps.len(), 2_000);
    assert_eq!(chain.steps[0].changes.len(), 601);
    assert!(chain.steps.iter().all(|step| step.changes.len() <= 3 || step.commit == chain.steps[0].commit));
    // A hundred times what it takes: only going through all files at each step takes so long.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn a_workspace_that_was_renamed_is_followed_back() {
    let mut project = Project::new();
    project
        .remove("pm.yaml")
        .write("plans/pm.yaml", "")
        .write("plans/a.md", "a")
        .write("other/vision.md", "")
        .commit("one");
    project.write("plans/a.md", "b").commit("two");
    for path in ["plans/pm.yaml", "plans/a.md"] {
        project.remove(path);
    }
    project.write("product/strategy/pm.yaml", "").write("product/strategy/a.md", "b").commit("renamed");
    project.write("product/strategy/a.md", "c").commit("four");
    let here = project.path().join("product/strategy");
    let chain = chain_of(&discover(&here, Some("HEAD")).unwrap());
    let changes: Vec<_> = chain.steps.iter().map(|step| shown(&step.changes)).collect();
    assert_eq!(changes, [vec!["+a.md", "+pm.yaml"], vec!["~a.md"], vec![], vec!["~a.md"]]);
}

/// One that is still there is another one, and of two that went nobody knows which it was.
#[test]
fn a_workspace_is_not_taken_for_another() {
    let mut project = Project::new();
    project.remove("pm.yaml").write("a/pm.yaml", "").write("b/pm.yaml", "").commit("one");
    project.write("c/pm.yaml", "").commit("new");
    let chain = chain_of(&discover(&project.path().join("c"), Some("HEAD")).unwrap());
    let changes: Vec<_> = chain.steps.iter().map(|step| shown(&step.changes)).collect();
    assert_eq!(changes, [vec![], vec!["+pm.yaml"]]);
    project.remove("a/pm.yaml").remove("b/pm.yaml").write("d/pm.yaml", "").commit("two are gone");
    let chain = chain_of(&discover(&project.path().join("d"), Some("HEAD")).unwrap());
    assert_eq!(shown(&chain.steps[2].changes), ["+pm.yaml"]);
}
