/// How far back a clone can tell what happened. What is not known is never taken for absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChainCompleteness {
    /// The oldest step is the project's first commit.
    Full,
    /// The commits before the oldest step are not in this clone: what stands in it may be older.
    Shallow,
    /// The commits before the oldest step are here, and what they held is not (`git clone --filter=tree:0`).
    WithoutFolders,
    /// There are two states and nothing before them: what lies further back is not asked for.
    TwoStates,
}

impl ChainCompleteness {
    /// Whether the oldest step is where the project began.
    pub fn is_full(&self) -> bool {
        *self == ChainCompleteness::Full
    }

    /// The command that brings what is missing; none where nothing is.
    pub fn command(&self) -> Option<&'static str> {
        match self {
            ChainCompleteness::Full | ChainCompleteness::TwoStates => None,
            ChainCompleteness::Shallow => Some("git fetch --unshallow"),
            ChainCompleteness::WithoutFolders => Some("git fetch --refetch --no-filter"),
        }
    }
}
