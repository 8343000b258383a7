use super::Span;

/// How a finding can be mended without asking anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// The text at the finding's place is another one, without the quotes around it: what stands there, as it was read,
    /// and what was meant.
    Text { written: String, meant: String },
    /// The waiver of that number, as the record's are counted, goes.
    Waiver(usize),
}

impl Mend {
    pub fn text(written: impl Into<String>, meant: impl Into<String>) -> Mend {
        Mend::Text { written: written.into(), meant: meant.into() }
    }
}

/// A replacement for some bytes of a file; safe enough to be made without asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Relative to the workspace.
    pub path: String,
    pub span: Span,
    pub replacement: String,
    /// What it does, in a few words: "`taget` → `target`".
    pub told: String,
}
