//! Which two states a review compares: never a guess, and a sentence that says how they were chosen.

mod base_branch;
mod choice;
mod commit_graph;
mod completeness;
mod fetch;
mod folder;
mod merge_base;
mod range;

#[cfg(test)]
mod clones;
#[cfg(test)]
mod folder_tests;
#[cfg(test)]
mod incomplete_clone_tests;
#[cfg(test)]
mod tests;

pub use choice::{comparison, since};
pub(in crate::source) use commit_graph::is_shallow;
pub use completeness::Completeness;
pub(in crate::source) use completeness::is_partial;
pub(in crate::source) use folder::{holds_workspace, workspaces};
pub use range::head_of;

use super::{CommitId, Failure, Place, Tree, revision, work_tree};

/// What the surroundings say about the branch that a change is meant for; the caller reads them from the environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `GITHUB_BASE_REF`: the branch that a pull request is meant for.
    pub github_base_ref: Option<String>,
    /// `GITHUB_SHA`: for a pull request the merge that GitHub made of it.
    pub github_sha: Option<String>,
    /// `CI_MERGE_REQUEST_DIFF_BASE_SHA`: the very commit to compare with.
    pub gitlab_base_sha: Option<String>,
    /// `CI`: nobody edits this work tree.
    pub is_ci: bool,
}

/// What somebody wants compared.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// `A..B`, `A...B` or `A`.
    pub range: Option<&'a str>,
    /// `base:` of `pm.yaml`.
    pub configured: Option<&'a str>,
    pub surroundings: &'a Surroundings,
}

/// One of two states that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// As named; for a merge-base the branch that it is shared with. None means the work tree.
    pub rev: Option<String>,
    /// None means the work tree.
    pub commit: Option<CommitId>,
}

/// The two states that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub base: Side,
    pub head: Side,
    /// How they were chosen: a sentence without a full stop.
    pub chosen: String,
    pub completeness: Completeness,
    /// The workspace folder in the base, relative to the Git root: "" or "teams/a/".
    pub base_prefix: String,
    /// What a reader should know besides, one sentence each, without a full stop.
    pub notes: Vec<String>,
}

impl Side {
    const WORK_TREE: Side = Side { rev: None, commit: None };

    fn at(rev: &str, commit: &git2::Commit<'_>) -> Side {
        Side { rev: Some(rev.to_owned()), commit: Some(CommitId::of(commit)) }
    }
}

impl Comparison {
    /// The files of the base. Where the workspace is new there are none.
    pub fn base_tree(&self, place: &Place) -> Result<Tree, Failure> {
        tree_of(&self.base, &self.base_place(place))
    }

    /// Where the workspace of that place is in the base.
    pub fn base_place(&self, place: &Place) -> Place {
        Place { prefix: self.base_prefix.clone(), ..place.clone() }
    }

    /// The files of the head.
    pub fn head_tree(&self, place: &Place) -> Result<Tree, Failure> {
        tree_of(&self.head, place)
    }
}

fn tree_of(side: &Side, place: &Place) -> Result<Tree, Failure> {
    match &side.commit {
        Some(commit) => revision(place, &commit.hex),
        None => work_tree(place),
    }
}
