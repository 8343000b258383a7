//! Clones that tests are about, made by the `git` program: libgit2 makes no shallow or partial ones.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Asked, Comparison, Surroundings, comparison, head_of};
use crate::source::fixture::Folder;
use crate::source::{Failure, Place, discover};

/// Runs `git` as it comes, without anybody's settings, and gives what it says.
pub(super) fn git(folder: &Path, arguments: &str) -> String {
    let output = Command::new("git")
        .current_dir(folder)
        .args(arguments.split_whitespace().map(|word| word.replace('_', " ")))
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "Ada")))
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "ada@example.org")))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert!(output.status.success(), "git {arguments}: {}", String::from_utf8_lossy(&output.stderr));
    said
}

/// A repository with a strategy at its top and one commit on `main`.
pub(super) fn origin() -> Folder {
    let folder = Folder::new();
    git(&folder.path(), "init -q -b main");
    git(&folder.path(), "config uploadpack.allowFilter true");
    git(&folder.path(), "config uploadpack.allowAnySHA1InWant true");
    commit(&folder, "pm.yaml", "");
    folder
}

/// `main` and `feature` that parted after the first commit: (folder, where they parted, main, feature).
pub(super) fn parted() -> (Folder, String, String, String) {
    let folder = origin();
    let start = git(&folder.path(), "rev-parse HEAD");
    git(&folder.path(), "checkout -q -b feature");
    let feature = commit(&folder, "feature.md", "f");
    git(&folder.path(), "checkout -q main");
    let main = commit(&folder, "main.md", "m");
    git(&folder.path(), "checkout -q feature");
    (folder, start, main, feature)
}

/// Commits a file under its path as the message.
pub(super) fn commit(folder: &Folder, path: &str, text: &str) -> String {
    folder.write(path, text);
    git(&folder.path(), "add -A");
    git(&folder.path(), &format!("commit -q -m {path}"));
    git(&folder.path(), "rev-parse HEAD")
}

/// `git clone` with options.
pub(super) fn clone(of: &Folder, options: &str) -> (Folder, PathBuf) {
    let folder = Folder::new();
    let url = format!("file://{}", of.path().display());
    git(&folder.path(), &format!("clone -q {options} {url} clone"));
    let path = folder.path().join("clone");
    (folder, path)
}

/// Finds the workspace and chooses, as `pm diff` does.
pub(super) fn choose(start: &Path, asked: &Asked<'_>) -> Result<(Place, Comparison), Failure> {
    let place = discover(start, head_of(asked)?)?;
    let comparison = comparison(&place, asked)?;
    Ok((place, comparison))
}

pub(super) fn ranged(start: &Path, range: &str) -> Result<Comparison, Failure> {
    let surroundings = Surroundings::default();
    choose(start, &Asked { range: Some(range), configured: None, surroundings: &surroundings })
        .map(|(_, chosen)| chosen)
}

pub(super) fn unasked(start: &Path, surroundings: &Surroundings) -> Result<Comparison, Failure> {
    choose(start, &Asked { range: None, configured: None, surroundings }).map(|(_, chosen)| chosen)
}

pub(super) fn configured(start: &Path, name: &str) -> Result<Comparison, Failure> {
    let surroundings = Surroundings::default();
    choose(start, &Asked { range: None, configured: Some(name), surroundings: &surroundings }).map(|(_, chosen)| chosen)
}

/// A pipeline of a pull request that is meant for `main`.
pub(super) fn pull_request() -> Surroundings {
    Surroundings { github_base_ref: Some("main".into()), is_ci: true, ..Surroundings::default() }
}

/// The ids of both sides; a work tree has none.
pub(super) fn ids(comparison: &Comparison) -> (&str, Option<&str>) {
    let id = |side: &'_ super::Side| side.commit.as_ref().map(|commit| commit.hex.clone());
    assert!(id(&comparison.base).is_some(), "a base is always a commit");
    (
        comparison.base.commit.as_ref().map_or("", |commit| commit.hex.as_str()),
        comparison.head.commit.as_ref().map(|commit| commit.hex.as_str()),
    )
}

/// Exit code, message and help of what could not be chosen.
pub(super) fn refused(chosen: Result<Comparison, Failure>) -> (u8, String, String) {
    let failure = chosen.unwrap_err();
    (failure.exit, failure.message, failure.help.unwrap_or_default())
}
