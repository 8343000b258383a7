use std::path::PathBuf;

use git2::ErrorCode;

use super::Failure;
use super::repository::open_again;

/// Where a workspace is: on disk, and in its Git repository if there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The workspace folder on disk; none in a bare repository. With a revision it may not exist today.
    pub workspace: Option<PathBuf>,
    /// The folder that Git calls the top level; none in a bare repository and without Git.
    pub git_root: Option<PathBuf>,
    /// The `.git` folder, or the bare repository. None without Git, and where Git's data cannot be used: see `note`.
    pub repository: Option<PathBuf>,
    pub bare: bool,
    /// The workspace folder relative to the Git root (without Git: to itself): "" or "teams/a/".
    pub prefix: String,
    /// The revision that was asked for; in a bare repository HEAD when none was. None means the work tree.
    pub at: Option<String>,
    /// Why there is a repository that cannot be used: what needs only the files works, what needs Git will fail so.
    pub note: Option<Failure>,
    /// The repository is the one that `GIT_DIR` and its companions name.
    pub(super) from_environment: bool,
}

impl Place {
    /// The repository, to look something up in; a failure that says why where there is none to use.
    pub(super) fn open(&self) -> Result<git2::Repository, Failure> {
        match (&self.repository, &self.note) {
            (Some(folder), _) => open_again(folder, self.from_environment),
            (None, Some(note)) => Err(note.clone()),
            (None, None) => Err(Failure::new("this folder is not in a Git repository")
                .help("`git init` makes one; without Git there are no revisions to look at")),
        }
    }

    /// Whether there is a repository that can be used, with a commit: before the first there is no history.
    pub fn has_commit(&self) -> bool {
        self.open()
            .is_ok_and(|repository| !repository.head().is_err_and(|error| error.code() == ErrorCode::UnbornBranch))
    }
}
