use crate::finding::Span;

/// The first line that a merge left behind: `<<<<<<< ` at the start of a line, with a `=======` line after it.
/// (Seven signs alone can be a heading's underline or a quotation of a quotation.)
pub fn conflict_marker(text: &str) -> Option<Span> {
    // One byte is found quicker than eight, and few texts have that one.
    let mut from = memchr::memchr(b'<', text.as_bytes())?;
    while let Some(found) = memchr::memmem::find(text.as_bytes().get(from..)?, b"<<<<<<< ") {
        let start = from + found;
        let end = text.get(start..)?.find('\n').map_or(text.len(), |end| start + end);
        let begins_line = start == 0 || text.get(..start)?.ends_with(['\n', '\u{feff}']);
        let rest = text.get(end..)?;
        let divided = rest.lines().any(|line| line.trim_end() == "=======" || line.starts_with(">>>>>>> "));
        if begins_line && divided {
            let line = text.get(start..end)?.trim_end();
            return Some(Span::new(start, start + line.len()));
        }
        from = end.max(start + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::conflict_marker;
    use crate::finding::Span;

    #[test]
    fn needs_both_halves_of_a_conflict() {
        let merged = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n";
        assert_eq!(conflict_marker(merged), Some(Span::new(5, 17)));
        assert_eq!(conflict_marker("a: 1\n<<<<<<< quoted eight times\n"), None);
        assert_eq!(conflict_marker("text <<<<<<< HEAD\n=======\n"), None);
    }
}
