use crate::finding::Span;

/// A link as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written: a path, an address, or an id.
    pub target: String,
    /// The bytes of the target; the whole link where they cannot be told apart.
    pub span: Span,
    pub kind: LinkKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](target)`, `![picture](target)` or `<https://…>`.
    Inline,
    /// `[label]: target`, which any number of links may use.
    Definition,
    /// `[[id]]` or `[[id|text]]`.
    Wiki,
}

impl Link {
    /// A link whose target is looked for, from its end, within `range` of `text`.
    pub fn within(text: &str, range: std::ops::Range<usize>, target: &str, kind: LinkKind) -> Link {
        let whole = text.get(range.clone()).unwrap_or("");
        let span = match whole.rfind(target).filter(|_| !target.is_empty()) {
            Some(at) => Span::new(range.start + at, range.start + at + target.len()),
            None => Span::new(range.start, range.start + whole.trim_end().len()),
        };
        Link { target: target.to_owned(), span, kind }
    }
}
