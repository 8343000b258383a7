#![allow(clippy::unwrap_used)]
use super::clones::{choose, clone, commit, configured, git, ids, origin, parted, ranged, refused};
use super::*;
use crate::source::fixture::{Folder, paths};

/// Two branches that parted at their fourth commit, each with a merge of a side branch from the first: cut at depth 3
/// they seem to have parted at the first. Gives both commits.
fn misleading() -> (Folder, String, String) {
    let folder = origin();
    let path = folder.path();
    let first = git(&path, "rev-parse HEAD");
    for side in ["side-a", "side-b"] {
        git(&path, &format!("checkout -q -b {side} {first}"));
        commit(&folder, &format!("{side}.md"), side);
    }
    git(&path, "checkout -q main");
    commit(&folder, "two.md", "2");
    commit(&folder, "three.md", "3");
    let fourth = commit(&folder, "four.md", "4");
    git(&path, "checkout -q -b feature");
    for (branch, side) in [("feature", "side-a"), ("main", "side-b")] {
        git(&path, &format!("checkout -q {branch}"));
        commit(&folder, &format!("{branch}-1.md"), "1");
        commit(&folder, &format!("{branch}-2.md"), "2");
        git(&path, &format!("merge -q --no-edit {side}"));
    }
    git(&path, "checkout -q feature");
    (folder, first, fourth)
}

#[test]
fn a_merge_base_that_a_shallow_clone_may_have_wrong_is_exit_3() {
    let (folder, first, fourth) = misleading();
    let (_kept, path) = clone(&folder, "--depth 3 --no-single-branch");
    // What Git itself believes here is wrong.
    assert_eq!(git(&path, "merge-base origin/main HEAD"), first);
    for chosen in [ranged(&path, "origin/main...HEAD"), configured(&path, "origin/main")] {
        let (exit, message, help) = refused(chosen);
        assert_eq!(exit, 3);
        assert_eq!(message, "where `origin/main` and `HEAD` parted cannot be told in this clone, which is shallow");
        assert!(help.starts_with("`git fetch --unshallow origin` brings the rest (in GitHub Actions `fetch-depth: 0`"));
    }
    // A linked worktree is cut off where its main clone is.
    let linked = path.with_file_name("linked");
    git(&path, "worktree add -q --detach ../linked");
    assert_eq!(refused(configured(&linked, "origin/main")).0, 3);
    assert_eq!(ranged(&linked, "HEAD").unwrap().completeness, Completeness::Shallow);
    git(&path, "fetch -q --unshallow origin");
    for path in [&path, &linked] {
        let chosen = configured(path, "origin/main").unwrap();
        assert_eq!((ids(&chosen).0, chosen.completeness), (fourth.as_str(), Completeness::Full));
    }
}

#[test]
fn a_shallow_clone_without_the_merge_base_is_exit_3() {
    let (folder, start, ..) = parted();
    git(&folder.path(), "checkout -q feature");
    commit(&folder, "more.md", "");
    let (_kept, path) = clone(&folder, "--depth 1 --no-single-branch");
    let (exit, message, help) = refused(configured(&path, "origin/main"));
    assert_eq!(exit, 3);
    assert_eq!(message, "where `origin/main` and `HEAD` parted is not in this clone, which is shallow");
    assert!(help.starts_with("`git fetch --unshallow origin` brings the rest"), "{help}");
    git(&path, "fetch -q --unshallow origin");
    assert_eq!(ids(&configured(&path, "origin/main").unwrap()).0, start);
}

#[test]
fn a_shallow_clone_that_has_all_since_the_merge_base_is_good_enough() {
    let folder = origin();
    commit(&folder, "old.md", "");
    let start = commit(&folder, "start.md", "");
    git(&folder.path(), "branch stable");
    git(&folder.path(), "checkout -q -b feature");
    commit(&folder, "feature.md", "");
    git(&folder.path(), "checkout -q main");
    commit(&folder, "main.md", "");
    git(&folder.path(), "checkout -q feature");
    // The merge-base is where the clone is cut off; nothing since is missing.
    let (_kept, path) = clone(&folder, "--depth 2 --no-single-branch");
    let chosen = configured(&path, "origin/main").unwrap();
    assert_eq!((ids(&chosen).0, chosen.completeness), (start.as_str(), Completeness::Shallow));
    // One is an ancestor of the other.
    assert_eq!(ids(&configured(&path, "origin/stable").unwrap()).0, start);
    assert_eq!(chosen.completeness.command(), Some("git fetch --unshallow"));
    // A linked worktree, where libgit2 does not see the cut, has as much.
    git(&path, "worktree add -q --detach ../linked");
    let linked = configured(&path.with_file_name("linked"), "origin/main").unwrap();
    assert_eq!((ids(&linked).0, linked.completeness), (start.as_str(), Completeness::Shallow));
    // What was typed and lies behind the cut is not there.
    let (exit, _, help) = refused(ranged(&path, "HEAD~3"));
    assert!(exit == 2 && help.contains("git fetch --unshallow"), "{help}");
}

#[test]
fn a_partial_clone_is_told_and_can_be_completed() {
    let (folder, ..) = parted();
    let (_kept, path) = clone(&folder, "--filter=blob:none --no-checkout");
    let chosen = ranged(&path, "HEAD~1..HEAD").unwrap();
    assert_eq!(chosen.completeness, Completeness::Partial);
    let (place, chosen) =
        choose(&path, &Asked { range: Some("HEAD~1..HEAD"), configured: None, surroundings: &Surroundings::default() })
            .unwrap();
    let base = chosen.base_tree(&place).unwrap();
    assert_eq!(paths(&base), ["pm.yaml"]);
    // Missing is not absent: the file is there, and its content is not.
    assert!(base.read("pm.yaml").unwrap_err().to_string().contains("git fetch --refetch --no-filter"));
    git(&path, &chosen.completeness.command().unwrap()["git ".len()..]);
    assert_eq!(chosen.base_tree(&place).unwrap().read("pm.yaml").unwrap(), "");

    let (_kept, path) = clone(&folder, "--filter=blob:none --depth 1 --no-checkout");
    let chosen = ranged(&path, "HEAD..HEAD").unwrap();
    assert_eq!(chosen.completeness, Completeness::ShallowAndPartial);
    git(&path, &chosen.completeness.command().unwrap()["git ".len()..]);
    let chosen = ranged(&path, "HEAD~1..HEAD").unwrap();
    assert_eq!(chosen.completeness, Completeness::Partial);
}

#[test]
fn a_base_branch_that_head_contains_is_the_merge_base_however_much_is_missing() {
    let folder = origin();
    git(&folder.path(), "checkout -q -b side");
    for path in ["side-1.md", "side-2.md", "side-3.md"] {
        commit(&folder, path, "");
    }
    git(&folder.path(), "checkout -q main");
    commit(&folder, "main-1.md", "");
    let tip = commit(&folder, "main-2.md", "");
    git(&folder.path(), "checkout -q -b feature");
    commit(&folder, "feature.md", "");
    git(&folder.path(), "merge -q --no-edit side");
    // The side branch is cut off, and belongs to HEAD alone.
    let (_kept, path) = clone(&folder, "--depth 3 --branch feature --no-single-branch");
    git(&path, "update-ref -d refs/remotes/origin/side");
    assert_eq!(ids(&configured(&path, "origin/main").unwrap()).0, tip);
    // Nor does HEAD lack anything where it is the one that is contained.
    assert_eq!(ids(&ranged(&path, "HEAD...origin/main").unwrap()).0, tip);
}
