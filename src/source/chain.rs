use std::collections::BTreeSet;
use std::rc::Rc;

use git2::{Commit, ErrorCode, Oid, Repository};

use super::chain_folder::prefixes;
use super::commit::resolve;
use super::comparison::is_partial;
use super::folders_held::{FoldersHeld, NotCompared};
use super::git_refusal::refusal;
use super::revision::{no_folders, workspace_folder};
use super::{BlobId, ChainCompleteness, CommitId, Failure, IgnoredRevisions, Place};

/// What a branch accepted, step by step: its first-parent chain. What a merged branch did on the way is one step, that
/// of the merge. Order comes from here, never from dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The oldest first. In the first every file that it has is a change.
    pub steps: Vec<Step>,
    pub completeness: ChainCompleteness,
    /// The clone leaves contents out (`git clone --filter`): reading a blob may say that it is lacking.
    pub partial: bool,
    /// How many of the steps are revisions to ignore.
    pub ignored: usize,
    /// The files whose changes are here; nothing where all are. Made by `of_files`.
    pub files: Option<BTreeSet<String>>,
}

/// A commit of the chain, as seen from the commit before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub commit: CommitId,
    /// Seconds since 1970 (UTC) at which it was committed, as its committer's clock had it. May lie before an earlier
    /// step's.
    pub time: i64,
    /// The latest `time` up to here: it never goes backwards, and is what durations are counted with. One commit from
    /// the future makes those after it look as young as itself, so that rules say too little rather than too much.
    pub clock: i64,
    /// The first line of its message, without control characters.
    pub subject: String,
    pub is_merge: bool,
    /// Named among the revisions to ignore: its changes happen, and no rule judges them.
    pub is_ignored: bool,
    /// By path.
    pub changes: Vec<FileChange>,
}

/// A file of the workspace that a step added, removed, or changed. A file that moved is two of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Relative to the workspace, with `/`.
    pub path: String,
    /// None: it was not there.
    pub before: Option<BlobId>,
    /// None: it is gone.
    pub after: Option<BlobId>,
}

/// Walks from a revision along first parents to the first commit, or to where this clone ends. `progress` is told how
/// many commits have been looked at, and of how many.
pub fn chain(
    place: &Place,
    rev: &str,
    ignore: &IgnoredRevisions,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Chain, Failure> {
    let repository = place.open()?;
    let (commits, mut completeness) = first_parents(&repository, rev)?;
    let prefixes = prefixes(&repository, &place.prefix, &commits);
    let mut held = FoldersHeld::default();
    let mut steps: Vec<Step> = Vec::with_capacity(commits.len());
    for (number, id) in commits.iter().enumerate().rev() {
        progress(commits.len() - number, commits.len());
        let commit = &repository.find_commit(*id).map_err(|error| refusal(&error, None))?;
        let changes = match root_of(&prefixes, number, commit).and_then(|root| held.move_on(&repository, root)) {
            Ok(changes) => changes,
            Err(NotCompared::Refused(failure)) => return Err(failure),
            Err(NotCompared::Lacking) if number == 0 => {
                return Err(no_folders());
            }
            Err(NotCompared::Lacking) => {
                completeness = ChainCompleteness::WithoutFolders;
                (steps, held) = (Vec::with_capacity(number), FoldersHeld::default());
                continue;
            }
        };
        let name = CommitId::of(commit);
        let time = commit.committer().when().seconds();
        steps.push(Step {
            time,
            clock: steps.last().map_or(time, |last| last.clock.max(time)),
            subject: subject(commit),
            is_merge: parents_named(commit) > 1,
            is_ignored: ignore.contains(&name.hex),
            commit: name,
            changes,
        });
    }
    let ignored = steps.iter().filter(|step| step.is_ignored).count();
    Ok(Chain { steps, completeness, partial: is_partial(&repository), ignored, files: None })
}

/// The commits from a revision back, the newest first; only their ids, since there may be a million.
pub(super) fn first_parents(repository: &Repository, rev: &str) -> Result<(Vec<Oid>, ChainCompleteness), Failure> {
    let mut commit = resolve(repository, rev)?;
    let mut commits = Vec::new();
    loop {
        let parent = commit.parent(0);
        let names_one = parents_named(&commit) > 0;
        commits.push(commit.id());
        commit = match parent {
            Ok(parent) => parent,
            Err(error) if error.code() != ErrorCode::NotFound => return Err(refusal(&error, None)),
            Err(_) if names_one => return Ok((commits, ChainCompleteness::Shallow)),
            Err(_) => return Ok((commits, ChainCompleteness::Full)),
        };
    }
}

/// How many parents the commit itself names: where a clone is cut off libgit2 reports none.
fn parents_named(commit: &Commit<'_>) -> usize {
    commit.raw_header_bytes().split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"parent ")).count()
}

/// The folder of the workspace in a commit.
fn root_of(prefixes: &[Rc<str>], number: usize, commit: &Commit<'_>) -> Result<Option<Oid>, NotCompared> {
    let prefix = prefixes.get(number).map_or("", |prefix| prefix);
    if prefix.is_empty() {
        return Ok(Some(commit.tree_id()));
    }
    match commit.tree() {
        Ok(root) => Ok(workspace_folder(&root, prefix)),
        Err(error) if error.code() == ErrorCode::NotFound => Err(NotCompared::Lacking),
        Err(error) => Err(NotCompared::Refused(refusal(&error, None))),
    }
}

fn subject(commit: &Commit<'_>) -> String {
    let line = String::from_utf8_lossy(commit.summary_bytes().unwrap_or_default());
    line.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}
