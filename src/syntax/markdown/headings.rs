use crate::finding::Span;

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text without markup.
    pub text: String,
    /// The whole heading, `#` and underline included.
    pub span: Span,
    /// The words themselves.
    pub text_span: Span,
    /// An anchor given by hand: `## Title {#anchor}`.
    pub id: Option<String>,
}
