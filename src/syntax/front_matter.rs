use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::finding::Span;

/// The YAML at the head of a Markdown file, and where the text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontMatter {
    /// The file does not begin with `---`; its text begins at `body`.
    None { body: usize },
    /// The YAML lies at `yaml`, the text begins at `body`.
    Closed { yaml: Span, body: usize },
    /// The line `---` at `opening` has no second one.
    Unclosed { opening: Span },
}

impl FrontMatter {
    /// Where the text begins; front matter that is never closed is taken for text.
    pub fn body(self) -> usize {
        match self {
            FrontMatter::None { body } | FrontMatter::Closed { body, .. } => body,
            FrontMatter::Unclosed { .. } => 0,
        }
    }
}

/// Splits a Markdown file by hand: pulldown-cmark's own option misses a byte-order mark, an empty block and a first
/// line that is blank, and swallows later pairs of `---`.
pub fn front_matter(text: &str) -> FrontMatter {
    let start = if text.starts_with(super::BOM) { super::BOM.len() } else { 0 };
    let yaml_start = line_end(text, start);
    if !text.get(start..yaml_start).is_some_and(is_fence) {
        return FrontMatter::None { body: start };
    }
    match [&DASHES, &DOTS].into_iter().filter_map(|mark| closing(text, yaml_start, mark)).min() {
        Some((at, body)) => FrontMatter::Closed { yaml: Span::new(yaml_start, at), body },
        None => FrontMatter::Unclosed { opening: Span::new(start, start + 3) },
    }
}

/// What ends front matter. Both are rare: to search for them is quicker than to go from line to line.
static DASHES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\n---"));
static DOTS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\n..."));

/// The first line from `from`, the start of one, that consists of the mark: where it begins, and where the next one does.
fn closing(text: &str, from: usize, mark: &Finder<'_>) -> Option<(usize, usize)> {
    // The line feed before it is part of the mark.
    let before = from.checked_sub(1)?;
    let found = mark.find_iter(text.as_bytes().get(before..)?).map(|found| before + found + 1);
    let mut lines = found.map(|at| (at, line_end(text, at)));
    lines.find(|(at, end)| text.get(*at..*end).is_some_and(|line| line.trim_end().len() == 3))
}

/// The start of the line after the one in which that byte stands, or the end of the text.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |end| at + end + 1)
}

/// `---`, perhaps with blanks and a comment after it.
fn is_fence(line: &str) -> bool {
    let Some(rest) = line.trim_end().strip_prefix("---") else { return false };
    rest.is_empty() || (rest.starts_with([' ', '\t']) && matches!(rest.trim_start().chars().next(), None | Some('#')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_where_a_reader_would() {
        let none = |body| FrontMatter::None { body };
        let closed = |start, end, body| FrontMatter::Closed { yaml: Span::new(start, end), body };
        let table = [
            ("", none(0)),
            ("text\n---\n", none(0)),
            ("----\na: 1\n---\n", none(0)),
            ("---\n---\n", closed(4, 4, 8)),
            ("---\na: 1\n---\nbody", closed(4, 9, 13)),
            ("---   # a comment\na: 1\n---\n", closed(18, 23, 27)),
            ("\u{feff}---\r\na: 1\r\n---\r\nbody", closed(8, 14, 19)),
            ("---\na: 1\n", FrontMatter::Unclosed { opening: Span::new(0, 3) }),
            ("---", FrontMatter::Unclosed { opening: Span::new(0, 3) }),
        ];
        for (text, expected) in table {
            assert_eq!(front_matter(text), expected, "{text:?}");
        }
    }
}
