//! A repository that grows commit by commit, a day each, without a work tree.

use std::collections::BTreeMap;
use std::path::PathBuf;

use git2::{Index, IndexEntry, IndexTime, Oid, Repository, Signature, Time};
use tempfile::TempDir;

/// The day of the first commit: 2026-01-01, noon.
pub const FIRST: i64 = 1_767_268_800;
pub const DAY: i64 = 86_400;

pub struct Project {
    folder: TempDir,
    pub repository: Repository,
    /// The files that the next commit holds.
    pub files: BTreeMap<String, String>,
    pub clock: i64,
}

impl Project {
    pub fn new() -> Project {
        let folder = tempfile::tempdir().unwrap();
        let mut options = git2::RepositoryInitOptions::new();
        let repository = Repository::init_opts(folder.path(), options.initial_head("main")).unwrap();
        let files = [("pm.yaml".to_owned(), String::new())].into();
        Project { folder, repository, files, clock: FIRST }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub fn write(&mut self, path: &str, text: &str) -> &mut Project {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    pub fn remove(&mut self, path: &str) -> &mut Project {
        assert!(self.files.remove(path).is_some(), "{path}");
        self
    }

    /// Commits what `files` holds to `main`.
    pub fn commit(&mut self, subject: &str) -> Oid {
        let head = self.repository.head().ok().and_then(|head| head.target());
        let parents: Vec<Oid> = head.into_iter().collect();
        self.commit_on(&parents, subject)
    }

    /// Commits to `main` with other parents.
    pub fn commit_on(&mut self, parents: &[Oid], subject: &str) -> Oid {
        let id = self.commit_aside(parents, subject);
        self.repository.reference("refs/heads/main", id, true, "").unwrap();
        id
    }

    /// Commits to no branch.
    pub fn commit_aside(&mut self, parents: &[Oid], subject: &str) -> Oid {
        let mut index = Index::new().unwrap();
        for (path, text) in &self.files {
            index.add(&entry(path, self.repository.blob(text.as_bytes()).unwrap())).unwrap();
        }
        let tree = index.write_tree_to(&self.repository).unwrap();
        let tree = self.repository.find_tree(tree).unwrap();
        let who = Signature::new("Ada", "ada@example.org", &Time::new(self.clock, 120)).unwrap();
        self.clock += DAY;
        let parents: Vec<_> = parents.iter().map(|id| self.repository.find_commit(*id).unwrap()).collect();
        let parents: Vec<_> = parents.iter().collect();
        self.repository.commit(None, &who, &who, subject, &tree, &parents).unwrap()
    }
}

fn entry(path: &str, id: Oid) -> IndexEntry {
    let never = IndexTime::new(0, 0);
    IndexEntry {
        ctime: never,
        mtime: never,
        dev: 0,
        ino: 0,
        mode: 0o100_644,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags: 0,
        flags_extended: 0,
        path: path.into(),
    }
}
