use memchr::memchr;

use crate::finding::Span;

/// Longer texts, in bytes, are left to the full parser and its limits.
const LONGEST: usize = 500_000;

/// A place in a YAML text, always at the first character of something or at the end of a line's content.
pub struct Reader<'a> {
    text: &'a str,
    /// Where the text begins in its file.
    offset: usize,
    /// Bytes into the text.
    pub at: usize,
    /// The column (from 0) of the line that comes next, once a line is ended; nothing at the end of the text.
    pub column: Option<usize>,
    /// Whether a comment stood between the last line and the next.
    pub commented: bool,
    /// Where the last value ended, in bytes of the file: the place of a value that is not there.
    pub last_end: usize,
}

impl<'a> Reader<'a> {
    /// At the first line with content; nothing where the text holds what only the full parser judges.
    pub fn new(text: &'a str, offset: usize) -> Option<Reader<'a>> {
        let mut reader = Reader { text, offset, at: 0, column: None, commented: false, last_end: offset };
        reader.next_line();
        (text.len() <= LONGEST && !has_odd_characters(text)).then_some(reader)
    }

    pub fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    /// The bytes from there to the end.
    pub fn rest(&self, at: usize) -> &'a [u8] {
        self.text.as_bytes().get(at..).unwrap_or_default()
    }

    /// Bytes of the text as bytes of the file.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.offset + start, self.offset + end)
    }

    pub fn slice(&self, start: usize, end: usize) -> Option<&'a str> {
        self.text.get(start..end)
    }

    /// Where the line ends that this byte stands in: at its line feed or at the end of the text.
    pub fn line_end(&self, at: usize) -> usize {
        memchr(b'\n', self.rest(at)).map_or(self.text.len(), |length| at + length)
    }

    /// The first byte from there on that is no blank.
    pub fn blanks_end(&self, at: usize) -> usize {
        at + self.rest(at).iter().take_while(|byte| **byte == b' ').count()
    }

    pub fn skip_blanks(&mut self) {
        self.at = self.blanks_end(self.at);
    }

    /// Whether a list's dash stands here.
    pub fn is_dash(&self) -> bool {
        self.peek() == Some(b'-') && self.is_gap(self.at + 1)
    }

    /// Whether a blank or the end of the line stands at a byte.
    pub fn is_gap(&self, at: usize) -> bool {
        matches!(self.byte(at), None | Some(b' ' | b'\n'))
    }

    /// Goes past blanks and a comment to the next line with content. Nothing where more stands on this line.
    pub fn end_line(&mut self) -> Option<()> {
        self.skip_blanks();
        match self.peek() {
            None | Some(b'\n') => self.at += 1,
            Some(b'#') if self.byte(self.at.wrapping_sub(1)) == Some(b' ') => self.at = self.line_end(self.at) + 1,
            _ => return None,
        }
        self.next_line();
        Some(())
    }

    /// From the start of a line to the first character that is neither blank nor in a comment.
    pub fn next_line(&mut self) {
        self.commented = false;
        loop {
            let line = self.at;
            self.skip_blanks();
            match self.peek() {
                None => return self.column = None,
                Some(b'\n') => self.at += 1,
                Some(b'#') => {
                    self.commented = true;
                    self.at = self.line_end(self.at) + 1;
                }
                Some(_) => return self.column = Some(self.at - line),
            }
        }
    }
}

/// Tabs, carriage returns, control characters and what Unicode takes for a line's end: YAML has rules for each.
fn has_odd_characters(text: &str) -> bool {
    let byte = |byte: u8| (byte < b' ') & (byte != b'\n') | (byte == 0x7f);
    let odd =
        |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    text.bytes().fold(false, |any, next| any | byte(next)) || !text.is_ascii() && text.chars().any(odd)
}
