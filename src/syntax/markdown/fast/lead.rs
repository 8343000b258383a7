/// What a line begins with, behind its blanks.
#[derive(Clone, Copy)]
pub enum Lead {
    /// `#` to `######`.
    Heading(u8),
    Mark(Mark),
    /// Words that can be nothing but a line of a paragraph.
    Words,
}

/// The mark of a list's entry, with words behind it.
#[derive(Clone, Copy)]
pub struct Mark {
    /// What tells lists from each other: `-`, `*`, `+`, or what stands behind a number.
    pub sign: u8,
    /// Its length with the blanks behind it.
    pub width: usize,
    /// Whether a list that begins with it may follow on a paragraph's line: unless it is numbered from 2 on.
    pub interrupts: bool,
}

impl Lead {
    /// Nothing where that is for the full parser to say: quotations, tables, fences, HTML, rules, underlines.
    pub fn of(line: &[u8]) -> Option<Lead> {
        if let Some((length, sign)) = sign(line) {
            return mark(line, length, sign).map(Lead::Mark);
        }
        if byte(line, 0) == b'#' {
            let level = run(line, b'#');
            return (is_gap(line, level) && level <= 6).then_some(Lead::Heading(u8::try_from(level).ok()?));
        }
        begins_words(line).then_some(Lead::Words)
    }
}

fn mark(line: &[u8], length: usize, sign: u8) -> Option<Mark> {
    let behind = line.get(length..)?;
    let blanks = run(behind, b' ');
    let words = behind.get(blanks..)?;
    // Further to the right they are code; and another list may begin on the line.
    let is_plain = blanks <= 4 && !words.is_empty() && self::sign(words).is_none() && begins_words(words);
    let interrupts = !line.first()?.is_ascii_digit() || line.get(..length - 1)? == b"1";
    is_plain.then_some(Mark { sign, width: length + blanks, interrupts })
}

/// The length of the mark that a line begins with, and its sign.
fn sign(line: &[u8]) -> Option<(usize, u8)> {
    let at = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = byte(line, at);
    let is_sign = match at {
        0 => matches!(sign, b'-' | b'*' | b'+'),
        // A longer number is no mark.
        1..=9 => matches!(sign, b'.' | b')'),
        _ => false,
    };
    (is_sign && is_gap(line, at + 1)).then_some((at + 1, sign))
}

/// Whether a line without a mark can be nothing but a line of a paragraph.
fn begins_words(line: &[u8]) -> bool {
    match byte(line, 0) {
        // Unless there is nothing else on the line: then it is a rule.
        sign @ (b'*' | b'_') => !is_gap(line, run(line, sign)),
        b'#' | b'-' | b'+' | b'>' | b'<' | b'|' | b':' | b'=' | b'~' => false,
        _ => true,
    }
}

fn byte(line: &[u8], at: usize) -> u8 {
    line.get(at).copied().unwrap_or(b'\n')
}

fn is_gap(line: &[u8], at: usize) -> bool {
    matches!(byte(line, at), b' ' | b'\n')
}

fn run(line: &[u8], byte: u8) -> usize {
    line.iter().take_while(|other| **other == byte).count()
}
