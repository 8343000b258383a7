use git2::Repository;

/// What follows every line that ends a clone's being shallow.
pub(super) const IN_PIPELINES: &str = "in GitHub Actions `fetch-depth: 0`, in GitLab `GIT_DEPTH: 0`";

/// The line that brings all commits of all branches into a shallow clone.
pub(super) fn unshallow(repository: &Repository) -> String {
    let remote = remote(repository);
    match fetches(repository, &remote, None) {
        true => format!("git fetch --unshallow {remote}"),
        false => format!("git fetch --unshallow {remote} '+refs/heads/*:refs/remotes/{remote}/*'"),
    }
}

/// The line that brings a branch of the remote, also into a clone that was made of another branch only.
pub(super) fn branch(repository: &Repository, branch: &str) -> String {
    let remote = remote(repository);
    match fetches(repository, &remote, Some(branch)) {
        true => format!("git fetch {remote} {branch}"),
        false => format!("git fetch {remote} {branch}:refs/remotes/{remote}/{branch}"),
    }
}

/// The remote that is asked: `origin`, else the first.
pub(super) fn remote(repository: &Repository) -> String {
    let remotes = repository.remotes().ok();
    let mut names: Vec<&str> = remotes.iter().flat_map(|names| names.iter()).flatten().flatten().collect();
    names.sort_unstable_by_key(|name| (*name != "origin", *name));
    names.first().map_or_else(|| "origin".to_owned(), |name| (*name).to_owned())
}

pub(super) fn has_remote(repository: &Repository) -> bool {
    repository.remotes().is_ok_and(|names| !names.is_empty())
}

/// The lines after which the default branch of `origin` is known, also in a clone that was made of one branch only: what
/// no branch is kept for cannot be pointed to.
pub(super) fn default_branch(repository: &Repository) -> String {
    let first = match fetches(repository, "origin", None) {
        true => "",
        false => "`git remote set-branches origin '*'`, ",
    };
    format!("{first}`git fetch origin` and `git remote set-head origin --auto`")
}

/// Whether a plain `git fetch` keeps that branch of the remote, or all of them.
fn fetches(repository: &Repository, remote: &str, branch: Option<&str>) -> bool {
    let Ok(remote) = repository.find_remote(remote) else { return true };
    let Ok(lines) = remote.fetch_refspecs() else { return true };
    lines.iter().flatten().flatten().any(|line| {
        let from = line.trim_start_matches('+').split(':').next().unwrap_or("");
        let name = from.strip_prefix("refs/heads/");
        name.is_some_and(|name| name == "*" || Some(name) == branch)
    })
}
