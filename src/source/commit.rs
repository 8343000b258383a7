use git2::{ErrorCode, Repository};

use super::comparison::is_shallow;
use super::git_refusal::refusal;
use super::nearest_branch::nearest_branch;
use super::{Failure, Place};

/// A commit, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitId {
    pub hex: String,
    /// As many digits as make it unique here, at least seven.
    pub short: String,
}

/// The commit that a revision means: a branch, a tag, `HEAD~1`, `@{upstream}`, an id.
pub fn commit_of(place: &Place, rev: &str) -> Result<CommitId, Failure> {
    let repository = place.open()?;
    Ok(CommitId::of(&resolve(&repository, rev)?))
}

/// The branch that is checked out; nothing where a commit is.
pub fn current_branch(place: &Place) -> Option<String> {
    let repository = place.open().ok()?;
    let head = repository.head().ok().filter(git2::Reference::is_branch)?;
    head.shorthand().ok().map(str::to_owned)
}

/// When a commit was made, as its committer's clock had it: seconds since 1970 (UTC).
pub fn time_of(place: &Place, rev: &str) -> Result<i64, Failure> {
    let repository = place.open()?;
    Ok(resolve(&repository, rev)?.committer().when().seconds())
}

impl CommitId {
    pub(super) fn of(commit: &git2::Commit<'_>) -> CommitId {
        let hex = commit.id().to_string();
        let short = commit.as_object().short_id().ok().and_then(|short| short.as_str().ok().map(String::from));
        CommitId { short: short.unwrap_or_else(|| hex.chars().take(7).collect()), hex }
    }
}

pub(super) fn resolve<'a>(repository: &'a Repository, rev: &str) -> Result<git2::Commit<'a>, Failure> {
    let object = repository.revparse_single(rev).map_err(|error| unknown(repository, rev, &error))?;
    object.peel_to_commit().map_err(|_| {
        let kind = object.kind().map_or("object", |kind| kind.str());
        Failure::new(format!("`{rev}` is a {kind}, not a commit")).help("name a commit, a branch or a tag")
    })
}

fn unknown(repository: &Repository, rev: &str, error: &git2::Error) -> Failure {
    let nothing_yet = repository.head().is_err_and(|error| error.code() == ErrorCode::UnbornBranch);
    match error.code() {
        ErrorCode::NotFound if nothing_yet && (rev.starts_with("HEAD") || rev.starts_with('@')) => {
            Failure::new("there is no commit yet")
                .help("`git commit` makes the first; until then there are only the files themselves to look at")
        }
        ErrorCode::NotFound => {
            let failure = Failure::new(format!("there is no revision `{rev}`"));
            match nearest_branch(repository, rev) {
                Some(branch) => failure.help(format!("did you mean `{branch}`?")),
                None if is_shallow(repository) => failure.help(
                    "this clone is shallow: `git fetch --unshallow` brings the rest (in GitHub Actions `fetch-depth: 0`)",
                ),
                // So many commits back there may be none.
                None if rev.contains(['~', '^', '@']) => failure,
                None => failure.help("`git branch -a` and `git tag` list what there is"),
            }
        }
        ErrorCode::Ambiguous => {
            Failure::new(format!("`{rev}` could be several objects")).help("give more of its digits")
        }
        ErrorCode::InvalidSpec => Failure::new(format!("`{rev}` is not how a revision is written"))
            .help("a branch, a tag, a commit's id, `HEAD~1`"),
        _ => refusal(error, None),
    }
}
