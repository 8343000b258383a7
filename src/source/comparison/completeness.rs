use git2::Repository;

use super::commit_graph::CommitGraph;

/// How much of the history, and of the files in it, this clone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    Full,
    /// Commits beyond a certain age are not here.
    Shallow,
    /// Contents of files may not be here.
    Partial,
    ShallowAndPartial,
}

impl Completeness {
    pub(super) fn of(graph: &CommitGraph) -> Completeness {
        match (graph.is_shallow(), is_partial(&graph.repository)) {
            (false, false) => Completeness::Full,
            (true, false) => Completeness::Shallow,
            (false, true) => Completeness::Partial,
            (true, true) => Completeness::ShallowAndPartial,
        }
    }

    /// One word or two, for machines.
    pub fn name(self) -> &'static str {
        match self {
            Completeness::Full => "full",
            Completeness::Shallow => "shallow",
            Completeness::Partial => "partial",
            Completeness::ShallowAndPartial => "shallow and partial",
        }
    }

    /// A sentence without a full stop.
    pub fn sentence(self) -> &'static str {
        match self {
            Completeness::Full => "the whole history is here",
            Completeness::Shallow => "this clone is shallow: what came before its oldest commits is unknown",
            Completeness::Partial => "this clone is partial: the contents of some files may not be in it",
            Completeness::ShallowAndPartial => {
                "this clone is shallow and partial: what came before its oldest commits is unknown, and the contents of \
                 some files may not be in it"
            }
        }
    }

    /// The command that brings the rest.
    pub fn command(self) -> Option<&'static str> {
        match self {
            Completeness::Full => None,
            Completeness::Shallow => Some("git fetch --unshallow"),
            Completeness::Partial => Some("git fetch --refetch --no-filter"),
            Completeness::ShallowAndPartial => Some("git fetch --unshallow --refetch --no-filter"),
        }
    }
}

/// libgit2 has no word for this; Git marks the remote that has promised the rest.
pub(in crate::source) fn is_partial(repository: &Repository) -> bool {
    let Ok(config) = repository.config() else { return false };
    if config.get_entry("extensions.partialclone").is_ok() {
        return true;
    }
    let Ok(mut entries) = config.entries(Some("^remote\\..*\\.promisor$")) else { return false };
    while let Some(Ok(entry)) = entries.next() {
        // `promisor` alone on its line means yes, and has no value.
        if entry
            .value()
            .map_or(true, |value| !matches!(value.to_ascii_lowercase().as_str(), "false" | "no" | "off" | "0"))
        {
            return true;
        }
    }
    false
}
