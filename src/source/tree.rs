use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::file_names::Chosen;
use super::read_problem::text_of;
use super::{BlobId, ReadProblem};

/// One state of a workspace's files: the work tree, a revision, the index, or an editor's buffers. All are read the
/// same way, from as many threads as wanted.
///
/// Never in it: what is hidden, ignored by Git (in the work tree), or part of a repository or workspace within this
/// one; and no symbolic link is ever followed or read.
#[derive(Clone)]
pub struct Tree {
    /// The workspace folder relative to the Git root (without Git: to itself): "" or "teams/a/", always with `/`.
    pub prefix: String,
    /// Every Markdown and YAML file under the workspace folder, by path.
    pub files: Vec<Entry>,
    /// What ought to be read and cannot be, by path relative to the workspace: pipes, folders that may not be listed,
    /// names that are not UTF-8, a `pm.yaml` that is a symbolic link.
    pub unreadable: Vec<(String, ReadProblem)>,
    /// Symbolic links with the name of a file that would be read. Not read; kept so that whoever misses a file can
    /// say why.
    pub links: Vec<String>,
    pub(super) origin: Arc<dyn Origin>,
}

/// A file of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Relative to the workspace, with `/`.
    pub path: String,
    /// Git's name for the content where it is known without reading: in a revision and in the index.
    pub blob: Option<BlobId>,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file; or something that is there and not judged: a symbolic link, what lies behind it or in a submodule.
    File,
    Folder,
    Missing,
}

/// Where the bytes of a tree come from. Paths are relative to the Git root.
pub(super) trait Origin: Send + Sync {
    /// A file that the tree lists.
    fn read_listed(&self, path: &str, blob: Option<BlobId>) -> Result<Vec<u8>, ReadProblem>;
    /// Any other file.
    fn read_other(&self, path: &str) -> Result<Vec<u8>, ReadProblem>;
    fn look_up(&self, path: &str) -> Target;
}

impl Tree {
    pub(super) fn new(prefix: String, chosen: Chosen, origin: Arc<dyn Origin>) -> Tree {
        let Chosen { files, unreadable, links } = chosen;
        Tree { prefix, files, unreadable, links, origin }
    }

    /// The whole text of a file of `files`.
    pub fn read_entry(&self, entry: &Entry) -> Result<String, ReadProblem> {
        text_of(self.origin.read_listed(&self.below_root(&entry.path), entry.blob)?)
    }

    /// The whole text of a file, by its path relative to the workspace.
    pub fn read(&self, path: &str) -> Result<String, ReadProblem> {
        match self.entry(path) {
            Some(entry) => self.read_entry(entry),
            None => text_of(self.origin.read_other(&self.below_root(path))?),
        }
    }

    /// The whole text of any file, by its path relative to the Git root. `..` is not resolved.
    pub fn read_from_root(&self, path_from_git_root: &str) -> Result<String, ReadProblem> {
        match path_from_git_root.strip_prefix(self.prefix.as_str()) {
            Some(path) => self.read(path),
            None => text_of(self.origin.read_other(path_from_git_root)?),
        }
    }

    /// What stands at a path relative to the Git root ("" is the root). Any file counts, hidden and ignored ones too,
    /// and upper and lower case differ on every disk. `..` is not resolved.
    pub fn look_up(&self, path_from_git_root: &str) -> Target {
        let path = path_from_git_root.trim_end_matches('/');
        if path.is_empty() {
            return Target::Folder;
        }
        if let Some(inside) = path.strip_prefix(self.prefix.as_str()) {
            let at = self.files.partition_point(|entry| entry.path.as_str() < inside);
            if self.files.get(at).is_some_and(|entry| entry.path == inside) {
                return Target::File;
            }
        }
        self.origin.look_up(path)
    }

    /// The file of that path, relative to the workspace.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        let at = self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    fn below_root<'a>(&self, path: &'a str) -> Cow<'a, str> {
        match self.prefix.as_str() {
            "" => Cow::Borrowed(path),
            prefix => Cow::Owned([prefix, path].concat()),
        }
    }
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tree { prefix, files, unreadable, links, origin: _ } = self;
        f.debug_struct("Tree")
            .field("prefix", prefix)
            .field("files", files)
            .field("unreadable", unreadable)
            .field("links", links)
            .finish_non_exhaustive()
    }
}
