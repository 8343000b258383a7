use std::rc::Rc;

use git2::{Oid, Repository};

use super::comparison::{holds_workspace, workspaces};

/// The folder of the workspace in each commit, the newest first, as the newest calls it `prefix`: it may have been
/// renamed on the way. Where the one step has a workspace that the other lost, and only one, that is it.
pub(super) fn prefixes(repository: &Repository, prefix: &str, commits: &[Oid]) -> Vec<Rc<str>> {
    let mut prefix: Rc<str> = prefix.into();
    let mut newer = None;
    let mut found = Vec::with_capacity(commits.len());
    for id in commits {
        let root = repository.find_commit(*id).and_then(|commit| commit.tree()).ok();
        if let (Some(newer), Some(root)) = (&newer, &root)
            && !holds_workspace(root, &prefix)
        {
            let there = workspaces(repository, root.id()).ok().flatten().unwrap_or_default();
            let gone: Vec<&String> = there.iter().filter(|other| !holds_workspace(newer, other)).collect();
            if let [old] = gone.as_slice() {
                prefix = old.as_str().into();
            }
        }
        found.push(prefix.clone());
        newer = root.filter(|root| holds_workspace(root, &prefix));
    }
    found
}
