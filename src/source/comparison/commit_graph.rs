use std::collections::HashSet;
use std::fs;

use git2::{Commit, ErrorCode, Oid, Repository, Sort};

use crate::source::git_refusal::refusal;
use crate::source::{Failure, Place};

/// The commits that the clone has, and where a shallow one is cut off.
///
/// A linked worktree shares both with its main clone, and libgit2 looks for the cut only there: so that one is opened.
pub(super) struct CommitGraph {
    pub repository: Repository,
    /// Commits whose parents were left out.
    boundary: HashSet<Oid>,
}

impl CommitGraph {
    pub(super) fn of(place: &Place, repository: &Repository) -> Result<CommitGraph, Failure> {
        let main = repository.commondir();
        let opened = match repository.is_worktree() {
            true => Repository::open(main).map_err(|error| refusal(&error, Some(main)))?,
            false => place.open()?,
        };
        Ok(CommitGraph { boundary: boundary(repository), repository: opened })
    }

    pub(super) fn is_shallow(&self) -> bool {
        !self.boundary.is_empty()
    }

    /// A commit with the parents that this clone knows of.
    pub(super) fn commit(&self, id: Oid) -> Result<Commit<'_>, Failure> {
        self.repository.find_commit(id).map_err(|error| refusal(&error, None))
    }

    /// The merge-bases of two commits as far as this clone shows.
    pub(super) fn merge_bases(&self, one: Oid, two: Oid) -> Result<Vec<Oid>, git2::Error> {
        match self.repository.merge_bases(one, two) {
            Ok(found) => Ok(found.iter().copied().collect()),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Whether the commits that this clone lacks could hold a later merge-base than `base`.
    ///
    /// A tip that is an ancestor of the other is their merge-base whatever is missing. Else all that either tip has
    /// beyond `base` must be here: then whatever lies behind a cut is older than `base`.
    pub(super) fn may_lack_a_later(&self, base: Oid, one: Oid, two: Oid) -> Result<bool, git2::Error> {
        if !self.is_shallow() || base == one || base == two {
            return Ok(false);
        }
        let mut walk = self.repository.revwalk()?;
        walk.set_sorting(Sort::NONE)?;
        walk.push(one)?;
        walk.push(two)?;
        walk.hide(base)?;
        for id in walk {
            if self.boundary.contains(&id?) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether a clone is cut off; libgit2 does not see it in a linked worktree.
pub(in crate::source) fn is_shallow(repository: &Repository) -> bool {
    !boundary(repository).is_empty()
}

/// The commits at which a shallow clone is cut off; none in a full one.
fn boundary(repository: &Repository) -> HashSet<Oid> {
    let text = fs::read_to_string(repository.commondir().join("shallow")).unwrap_or_default();
    text.lines().filter_map(|line| Oid::from_str(line.trim()).ok()).collect()
}
