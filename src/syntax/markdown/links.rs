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
    /// A link whose target is looked for within `range` of `text`, where a link of its kind has it.
    pub fn within(text: &str, range: std::ops::Range<usize>, target: &str, kind: LinkKind) -> Link {
        let whole = text.get(range.clone()).unwrap_or("");
        let found = whole.match_indices(target).map(|(at, _)| at).filter(|_| !target.is_empty());
        let is_there = |at: &usize| {
            // A title, or what is shown of a link, may repeat it.
            let before = whole.get(..*at).unwrap_or("").trim_end();
            let before = before.strip_suffix('<').unwrap_or(before);
            match kind {
                LinkKind::Inline => before.ends_with("]("),
                LinkKind::Definition => before.ends_with("]:"),
                LinkKind::Wiki => before == "[[" || before == "![[",
            }
        };
        let span = match found.clone().filter(is_there).last().or_else(|| found.last()) {
            Some(at) => Span::new(range.start + at, range.start + at + target.len()),
            None => Span::new(range.start, range.start + whole.trim_end().len()),
        };
        Link { target: target.to_owned(), span, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::{Link, LinkKind};

    #[test]
    fn the_target_is_told_from_what_repeats_it() {
        for (text, kind, start) in [
            ("[a.md](a.md \"a.md\")", LinkKind::Inline, 7),
            ("[a.md](<a.md> (a.md))", LinkKind::Inline, 8),
            ("[![a.md](b.md)](a.md)", LinkKind::Inline, 16),
            ("<a.md>", LinkKind::Inline, 1),
            ("[a.md]: a.md 'a.md'", LinkKind::Definition, 8),
            ("[[a.md|a.md]]", LinkKind::Wiki, 2),
            ("![[a.md]]", LinkKind::Wiki, 3),
        ] {
            assert_eq!(Link::within(text, 0..text.len(), "a.md", kind).span.start(), start, "{text}");
        }
    }
}
