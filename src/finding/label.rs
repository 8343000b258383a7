use super::Span;

/// A line and a column, both from 1; columns count characters, not bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

impl Default for Position {
    fn default() -> Self {
        Position { line: 1, column: 1 }
    }
}

/// A place in a file and what this place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Relative to the workspace, with `/`.
    pub path: String,
    pub span: Span,
    pub start: Position,
    pub end: Position,
    /// May be empty where the finding's message says it all.
    pub message: String,
}
