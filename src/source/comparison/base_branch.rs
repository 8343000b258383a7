use git2::{Oid, Repository};

use super::{Asked, fetch};
use crate::source::Failure;
use crate::source::commit::resolve;
use crate::source::nearest_branch::nearest_branch;

/// The branch that a change is meant for.
pub(super) struct BaseBranch {
    pub rev: String,
    /// Who says so.
    pub from: Source,
    /// None where it is not in this clone.
    pub tip: Option<Oid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    GitHub,
    GitLab,
    Config,
    /// The default branch of the remote.
    Remote,
}

impl Source {
    /// As a reader knows it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Source::GitHub => "GITHUB_BASE_REF",
            Source::GitLab => "CI_MERGE_REQUEST_DIFF_BASE_SHA",
            Source::Config => "`base` of pm.yaml",
            Source::Remote => "the remote's default branch",
        }
    }
}

/// Asked in this order: GitHub, GitLab, `pm.yaml`, the remote. The first that says anything is taken at its word.
pub(super) fn base_branch(repository: &Repository, asked: &Asked<'_>) -> BaseBranch {
    let surroundings = asked.surroundings;
    if let Some(name) = &surroundings.github_base_ref {
        let tip = |full: String| Some(repository.find_reference(&full).ok()?.peel_to_commit().ok()?.id());
        let of_remote = tip(format!("refs/remotes/origin/{name}")).map(|id| (format!("origin/{name}"), id));
        let found = of_remote.or_else(|| tip(format!("refs/heads/{name}")).map(|id| (name.clone(), id)));
        let (rev, tip) = found.map_or_else(|| (name.clone(), None), |(rev, id)| (rev, Some(id)));
        return BaseBranch { rev, from: Source::GitHub, tip };
    }
    let (rev, from) = match (&surroundings.gitlab_base_sha, asked.configured) {
        (Some(sha), _) => (sha.as_str(), Source::GitLab),
        (None, Some(name)) => (name, Source::Config),
        (None, None) => ("origin/HEAD", Source::Remote),
    };
    let tip = resolve(repository, rev).ok().map(|commit| commit.id());
    // `origin/HEAD` is a sign-post; people know the branch that it points to.
    let shown = Some(rev).filter(|_| from == Source::Remote && tip.is_some()).and_then(|_| pointed_to(repository));
    BaseBranch { rev: shown.unwrap_or_else(|| rev.to_owned()), from, tip }
}

fn pointed_to(repository: &Repository) -> Option<String> {
    let reference = repository.find_reference("refs/remotes/origin/HEAD").ok()?;
    let target = reference.symbolic_target().ok()??;
    target.strip_prefix("refs/remotes/").map(str::to_owned)
}

impl BaseBranch {
    /// Why nothing can be compared with it: exit code 3.
    pub(super) fn not_there(&self, repository: &Repository, is_shallow: bool) -> Failure {
        let rev = &self.rev;
        let failure = match self.from {
            Source::GitHub => Failure::new(format!("the base branch `{rev}` is not in this clone (GITHUB_BASE_REF)"))
                .help(bring_branch(repository, rev, is_shallow)),
            Source::GitLab => {
                Failure::new(format!("the base commit `{rev}` is not in this clone (CI_MERGE_REQUEST_DIFF_BASE_SHA)"))
                    .help(match is_shallow {
                        _ if !fetch::has_remote(repository) => no_remote(),
                        true => whole(repository),
                        false => format!("`git fetch {} {rev}` brings it", fetch::remote(repository)),
                    })
            }
            Source::Config => {
                let failure = Failure::new(format!("`base: {rev}` of pm.yaml is no commit of this clone"));
                let remote = format!("{}/", fetch::remote(repository));
                match (nearest_branch(repository, rev), rev.strip_prefix(&remote)) {
                    (Some(near), _) => failure.help(format!("did you mean `{near}`?")),
                    (None, Some(branch)) => failure.help(bring_branch(repository, branch, is_shallow)),
                    (None, None) if !fetch::has_remote(repository) => failure.help("`git branch` lists what there is"),
                    (None, None) => failure.help(bring_branch(repository, rev, is_shallow)),
                }
            }
            Source::Remote => no_branch_known(repository),
        };
        failure.exit(3)
    }
}

fn bring_branch(repository: &Repository, branch: &str, is_shallow: bool) -> String {
    match is_shallow {
        _ if !fetch::has_remote(repository) => no_remote(),
        true => whole(repository),
        false => format!("`{}` brings it (in GitHub Actions `fetch-depth: 0`)", fetch::branch(repository, branch)),
    }
}

fn no_remote() -> String {
    "this repository has no remote that it could come from; `git branch` lists what there is".to_owned()
}

fn whole(repository: &Repository) -> String {
    format!("`{}` brings all branches ({})", fetch::unshallow(repository), fetch::IN_PIPELINES)
}

fn no_branch_known(repository: &Repository) -> Failure {
    let failure = Failure::new("which branch this change is meant for is not known");
    let has_remote = repository.find_remote("origin").is_ok();
    failure.help(match has_remote {
        true => format!(
            "{} ask the remote for its default branch; `base: origin/main` in pm.yaml names one for everybody; \
             `pm diff main` names one now",
            fetch::default_branch(repository)
        ),
        false => {
            "this repository has no remote `origin`: `pm diff main...` compares with a branch, `pm diff HEAD` with \
                  the last commit; `base: main` in pm.yaml names a branch for everybody"
                .to_owned()
        }
    })
}
