use crate::finding::Span;

/// A region of a file that does not hold what it should, as whoever rendered its document found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentState {
    /// The number of the file.
    pub file: usize,
    /// What its marker calls it.
    pub name: String,
    /// The name in its marker; the marker where it has none.
    pub place: Span,
    pub flaw: DocumentFlaw,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFlaw {
    /// The records say something else by now.
    Stale,
    /// It says what the records say, and its checksum is that of another text.
    Unsigned,
    /// Nobody has written it yet.
    Empty,
    /// Somebody has changed what pm wrote.
    Edited,
    /// There is no such document, or no such record any more.
    Gone { message: String, help: Option<String> },
    /// Its markers make no region; with the other one and what that is.
    Broken { message: String, help: String, other: Option<(Span, &'static str)> },
    /// The document cannot be made: nothing is known of the region.
    NotRendered { reason: String },
}
