use crate::finding::{Position, Span};

/// Where the lines of a text begin, so that a byte offset becomes a line and a column in logarithmic time.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Lines end at LF; the CR of a CRLF belongs to the end of its line.
    pub fn of(text: &str) -> Lines {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(ends.map(|end| Span::at(end + 1).start)).collect();
        Lines { starts }
    }

    /// Line and column, both from 1, the column in characters. A byte-order mark takes no column.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start as usize <= offset).max(1);
        let start = self.starts.get(line - 1).map_or(0, |start| *start as usize);
        let before = text.get(start..offset).unwrap_or("");
        let before = if line == 1 { before.strip_prefix(super::BOM).unwrap_or(before) } else { before };
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: Span::at(before.chars().count() + 1).start }
    }

    /// The bytes of one line, counted from 1, without its line end.
    pub fn line<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let at = |n: u32| self.starts.get(n as usize).map_or(text.len(), |start| *start as usize);
        let line = line.max(1);
        text.get(at(line - 1)..at(line)).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// How many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The offset at which a line, counted from 1, begins.
    pub fn start(&self, line: u32) -> usize {
        self.starts.get(line.max(1) as usize - 1).map_or(0, |start| *start as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "id: 日本\r\nb: x";
        let lines = Lines::of(text);
        let at = |needle: &str| {
            let position = lines.position(text, text.find(needle).unwrap_or(0));
            (position.line, position.column)
        };
        assert_eq!(at("本"), (1, 6));
        assert_eq!(at("x"), (2, 4));
        assert_eq!(lines.line(text, 1), "id: 日本");
        assert_eq!(lines.position(text, 10_000).line, 2);
    }
}
