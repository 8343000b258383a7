use crate::finding::Span;
use crate::syntax::markdown::{Link, LinkKind};

/// Whether there are links or code in a text; nothing where it holds a byte that only the full parser reads: a control
/// character, an escape.
pub fn marks(text: &str) -> Option<bool> {
    // Without a branch in it, so that many bytes are compared at once.
    let look = |(odd, marks): (bool, bool), byte: u8| {
        let is_odd = (byte < b' ') & (byte != b'\n') | (byte == b'\\');
        let is_mark = (byte == b'[') | (byte == b']') | (byte == b'`') | (byte == b'<');
        (odd | is_odd, marks | is_mark)
    };
    let (odd, marks) = text.bytes().fold((false, false), look);
    (!odd).then_some(marks)
}

/// Adds the links of the line from `at` to the end of the text; nothing where one is of another kind than `[words](target)`
/// and `[[target|words]]`, or does not end on its line.
pub fn links(text: &str, mut at: usize, links: &mut Vec<Link>) -> Option<()> {
    while let Some((found, byte)) = next_mark(text, at) {
        at = match byte {
            b'[' => link(text, found, links)?,
            b']' => return None,
            _ => past(text, found, byte)?,
        };
    }
    Some(())
}

fn next_mark(text: &str, from: usize) -> Option<(usize, u8)> {
    let rest = text.as_bytes().get(from..)?;
    let is_mark = |byte: &u8| matches!(byte, b'[' | b']' | b'`' | b'<');
    let at = rest.iter().position(is_mark)?;
    Some((from + at, *rest.get(at)?))
}

/// Behind code, or an angle bracket that opens nothing.
fn past(text: &str, at: usize, mark: u8) -> Option<usize> {
    let behind = text.as_bytes().get(at + 1..)?;
    if mark == b'<' {
        let opens = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?');
        return (!behind.first().is_some_and(opens)).then_some(at + 1);
    }
    let length = memchr::memchr(b'`', behind)?;
    // Code in more than one backtick may hold others.
    (length > 0 && behind.get(length + 1) != Some(&b'`')).then_some(at + length + 2)
}

/// Behind what the bracket opens.
fn link(text: &str, open: usize, links: &mut Vec<Link>) -> Option<usize> {
    let byte = |at: usize| text.as_bytes().get(at).copied();
    // A picture, a footnote.
    if byte(open.wrapping_sub(1)) == Some(b'!') || byte(open + 1) == Some(b'^') {
        return None;
    }
    if byte(open + 1) == Some(b'[') {
        let start = open + 2;
        let end = target_end(text, start, true);
        let mut close = end;
        if byte(end) == Some(b'|') {
            let (at, _) = next_mark(text, end)?;
            close = at;
        }
        if end == start || byte(close) != Some(b']') || byte(close + 1) != Some(b']') {
            return None;
        }
        links.push(Link {
            target: text.get(start..end)?.to_owned(),
            span: Span::new(start, end),
            kind: LinkKind::Wiki,
        });
        return Some(close + 2);
    }
    let mut at = open + 1;
    let close = loop {
        at = match next_mark(text, at)? {
            (close, b']') => break close,
            (_, b'[') => return None,
            (at, mark) => past(text, at, mark)?,
        };
    };
    match byte(close + 1) {
        Some(b'(') => {
            let start = close + 2;
            let end = target_end(text, start, false);
            if end == start || byte(end) != Some(b')') {
                return None;
            }
            let target = text.get(start..end)?.to_owned();
            links.push(Link { target, span: Span::new(start, end), kind: LinkKind::Inline });
            Some(end + 1)
        }
        // The definition of a link.
        Some(b':') => None,
        _ => Some(close + 1),
    }
}

/// Where a target ends that begins here, as far as it is made of what stands for itself in all of them.
fn target_end(text: &str, start: usize, blanks: bool) -> usize {
    let is_part = |byte: &u8| match byte {
        b'/' | b'.' | b'-' | b'_' | b'#' | b':' | b'%' | b'?' | b'=' | b'~' | b'+' | b',' | b'@' => true,
        b' ' => blanks,
        _ => byte.is_ascii_alphanumeric() || !byte.is_ascii(),
    };
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| is_part(byte)).count()
}
