#![allow(clippy::unwrap_used)]
use super::clones::{choose, commit, git, ranged};
use super::*;
use crate::source::fixture::{Folder, paths};

fn repository() -> Folder {
    let folder = Folder::new();
    git(&folder.path(), "init -q -b main");
    commit(&folder, "README.md", "");
    folder
}

/// The base of `HEAD`, or of `HEAD~1..HEAD`: its folder, its files and the notes.
fn base(folder: &Folder, start: &str, range: &str) -> (String, Vec<String>, Vec<String>) {
    let around = Surroundings::default();
    let asked = Asked { range: Some(range), configured: None, surroundings: &around };
    let (place, chosen) = choose(&folder.path().join(start), &asked).unwrap();
    let tree = chosen.base_tree(&place).unwrap();
    assert_eq!(tree.prefix, chosen.base_prefix);
    (chosen.base_prefix, paths(&tree).into_iter().map(String::from).collect(), chosen.notes)
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_folder_that_was_renamed_is_found_by_its_old_name() {
    let folder = repository();
    commit(&folder, "teams/b/pm.yaml", "");
    commit(&folder, "strategy/vision.md", "v");
    commit(&folder, "strategy/intents/a.md", "a");
    let expected = |now: &str| {
        let note = format!("the workspace was `strategy/` in the base, and is {now} now");
        ("strategy/".to_owned(), owned(&["intents/a.md", "vision.md"]), vec![note])
    };
    git(&folder.path(), "mv strategy product");
    assert_eq!(base(&folder, "product", "HEAD"), expected("`product/`"));
    git(&folder.path(), "commit -q -m renamed");
    assert_eq!(base(&folder, "product/intents", "HEAD~1..HEAD"), expected("`product/`"));
    // Up to the top, where the base has files that are none of it.
    git(&folder.path(), "mv product/vision.md product/intents .");
    assert_eq!(base(&folder, "", "HEAD~1"), expected("the repository's top folder"));
}

#[test]
fn a_workspace_at_the_top_that_moved_down_is_found() {
    let folder = Folder::new();
    git(&folder.path(), "init -q");
    commit(&folder, "pm.yaml", "");
    folder.write("strategy/x", "");
    git(&folder.path(), "mv pm.yaml strategy");
    let note = "the workspace was the repository's top folder in the base, and is `strategy/` now";
    assert_eq!(base(&folder, "strategy", "HEAD"), (String::new(), owned(&["pm.yaml"]), owned(&[note])));
}

#[test]
fn a_workspace_that_is_still_there_is_never_taken_for_a_new_one() {
    let folder = repository();
    commit(&folder, "teams/a/pm.yaml", "");
    commit(&folder, "teams/b/pm.yaml", "");
    let new = "the workspace is new: the base does not have it, so everything was added";
    assert_eq!(base(&folder, "teams/b", "HEAD~1"), ("teams/b/".to_owned(), vec![], owned(&[new])));
    assert_eq!(base(&folder, "teams/a", "HEAD~2"), ("teams/a/".to_owned(), vec![], owned(&[new])));
}

#[test]
fn of_several_folders_that_are_gone_none_is_taken() {
    let folder = repository();
    commit(&folder, "a/pm.yaml", "");
    commit(&folder, "b/pm.yaml", "");
    git(&folder.path(), "mv a c");
    git(&folder.path(), "rm -q -r b");
    let note = "the base does not have this workspace, and several of its workspaces are gone (`a/`, `b/`): none was \
                taken for it, so everything counts as added";
    assert_eq!(base(&folder, "c", "HEAD"), ("c/".to_owned(), vec![], owned(&[note])));
}

#[test]
fn records_that_were_there_before_the_vision_are_the_base() {
    let folder = repository();
    commit(&folder, "strategy/intents/a.md", "");
    folder.write("strategy/vision.md", "");
    assert_eq!(base(&folder, "strategy", "HEAD"), ("strategy/".to_owned(), owned(&["intents/a.md"]), vec![]));
    assert!(ranged(&folder.path().join("strategy"), "HEAD..HEAD").is_err(), "HEAD has no strategy yet");
}

#[test]
fn a_vision_within_a_workspace_makes_no_workspace() {
    let folder = repository();
    commit(&folder, "old/pm.yaml", "");
    commit(&folder, "old/products/x/vision.md", "");
    commit(&folder, ".hidden/pm.yaml", "");
    git(&folder.path(), "mv old new");
    git(&folder.path(), "rm -q -r .hidden");
    let (prefix, files, _) = base(&folder, "new", "HEAD");
    assert_eq!((prefix.as_str(), files), ("old/", owned(&["pm.yaml", "products/x/vision.md"])));
}
