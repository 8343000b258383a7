use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use git2::{ErrorCode, Repository, RepositoryOpenFlags};

use super::git_refusal::refusal;
use super::{Failure, Place};

/// The repository that a folder is in.
pub(super) enum Found {
    Nothing,
    /// `bool`: it is the one of `GIT_DIR`.
    Usable(Box<Repository>, bool),
    /// Git's data is there and libgit2 will not have it.
    Unusable(Failure),
}

/// Looks upwards from an existing folder, after `GIT_DIR`, which hooks set. A `GIT_DIR` whose work tree the folder is
/// not in belongs to somebody else: `pm -C elsewhere` in a hook.
pub(super) fn find_repository(folder: &Path) -> Found {
    // Like Git, which hashes no object that it reads: that took an eighth of `pm lint --at`. What is damaged does not
    // unpack.
    git2::opts::strict_hash_verification(false);
    if env::var_os("GIT_DIR").is_some() {
        match Repository::open_from_env() {
            Ok(repository) => {
                let top = repository.workdir().and_then(|top| top.canonicalize().ok());
                let within = |top: PathBuf| folder.starts_with(top);
                let bare =
                    repository.is_bare() && (bare_root(&repository).is_some_and(within) || here().is_some_and(within));
                if bare || top.is_some_and(within) {
                    return Found::Usable(Box::new(repository), true);
                }
            }
            Err(error) => return Found::Unusable(refusal(&error, None)),
        }
    }
    let ceilings = env::var_os("GIT_CEILING_DIRECTORIES").unwrap_or_default();
    let ceilings: Vec<PathBuf> = env::split_paths(&ceilings).collect();
    match Repository::open_ext(folder, RepositoryOpenFlags::empty(), &ceilings) {
        Ok(repository) => Found::Usable(Box::new(repository), false),
        Err(error) if error.code() == ErrorCode::NotFound => match git_root_by_name(folder) {
            // As in Git, a folder `.git` that is no repository is passed over, a file that leads nowhere is not.
            Some(root) if root.join(".git").is_file() => Found::Unusable(
                Failure::new(format!("`{}` does not lead to a Git repository", root.join(".git").display()))
                    .help("`git worktree repair`, run in the main clone, mends a worktree that was moved"),
            ),
            _ => Found::Nothing,
        },
        Err(error) => Found::Unusable(refusal(&error, git_root_by_name(folder).as_deref())),
    }
}

/// The folder of a bare repository.
pub(super) fn bare_root(repository: &Repository) -> Option<PathBuf> {
    repository.path().canonicalize().ok()
}

/// The current folder.
pub(super) fn here() -> Option<PathBuf> {
    env::current_dir().ok()?.canonicalize().ok()
}

/// The nearest folder upwards with a `.git`: where libgit2 will not say, this is where a workspace's search ends.
pub(super) fn git_root_by_name(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok()).map(Path::to_path_buf)
}

pub(super) fn open_again(folder: &Path, from_environment: bool) -> Result<Repository, Failure> {
    let opened = if from_environment { Repository::open_from_env() } else { Repository::open(folder) };
    opened.map_err(|error| refusal(&error, Some(folder)))
}

/// One repository opened several times: libgit2's handle serves one thread at a time.
pub(super) struct Repositories {
    place: Place,
    idle: Mutex<Vec<Repository>>,
}

impl Repositories {
    pub(super) fn new(place: &Place, first: Repository) -> Repositories {
        Repositories { place: place.clone(), idle: Mutex::new(vec![first]) }
    }

    /// Lends a handle, opening another where all are out.
    pub(super) fn with<T>(&self, work: impl FnOnce(&Repository) -> T) -> Result<T, Failure> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let repository = idle.map_or_else(|| self.place.open(), Ok)?;
        let result = work(&repository);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(repository);
        Ok(result)
    }
}
