//! Folders and repositories that tests are about.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use git2::{Repository, Signature};
use tempfile::TempDir;

/// A folder that is removed again.
pub(super) struct Folder(TempDir);

impl Folder {
    pub(super) fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    /// The folder with no links in its path.
    pub(super) fn path(&self) -> PathBuf {
        self.0.path().canonicalize().unwrap()
    }

    pub(super) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub(super) fn init(&self) -> Repository {
        Repository::init(self.path()).unwrap()
    }
}

/// Stages everything that is not ignored and commits it.
pub(super) fn commit_all(repository: &Repository, message: &str) -> git2::Oid {
    let mut index = repository.index().unwrap();
    index.add_all(["*"], git2::IndexAddOption::DEFAULT, None).unwrap();
    index.write().unwrap();
    let tree = repository.find_tree(index.write_tree().unwrap()).unwrap();
    let who = Signature::now("Ada", "ada@example.org").unwrap();
    let parent = repository.head().ok().and_then(|head| head.peel_to_commit().ok());
    let parents: Vec<_> = parent.iter().collect();
    repository.commit(Some("HEAD"), &who, &who, message, &tree, &parents).unwrap()
}

/// A bare clone of it.
pub(super) fn bare_clone(of: &Path, to: &Path) -> Repository {
    git2::build::RepoBuilder::new().bare(true).clone(of.to_str().unwrap(), to).unwrap()
}

pub(super) fn paths(tree: &super::Tree) -> Vec<&str> {
    tree.files.iter().map(|entry| entry.path.as_str()).collect()
}
