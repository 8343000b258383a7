use crate::finding::Span;

/// What a region's first line begins with, as pm writes it. The blank may be missing.
pub const BEGIN: &str = "<!-- pm:begin";
/// What its last line begins with.
pub const END: &str = "<!-- pm:end";

/// `<!-- pm:begin NAME on=DATE sha256=HEX -->` or `<!-- pm:end NAME -->`, on a line of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marker<'t> {
    pub is_begin: bool,
    /// The marker, without what is blank around it.
    pub span: Span,
    /// The start of its line, and of the next one.
    pub line: Span,
    pub name: &'t str,
    pub on: Option<&'t str>,
    pub sha256: Option<&'t str>,
    /// The language of what stands there: `language=de`.
    pub language: Option<&'t str>,
    pub flaw: Option<Flaw>,
}

/// What is wrong with a marker by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// `-->` is missing, or stands on another line.
    Open,
    /// Something else stands behind it.
    NotAlone,
    /// The other marker stands behind it.
    OneLine,
    NoName,
    /// A checksum that has not 64 hexadecimal digits.
    Checksum,
    /// Something other than `language=`, `on=` and `sha256=`.
    Unknown,
    /// A comment that began further up ends with it.
    InComment,
}

/// Whether a text can have markers at all: a quick look before anything else.
pub(super) fn has_mark(text: &str) -> bool {
    // One byte is found quicker than a word, and few texts have that one.
    let mut opened = memchr::memchr_iter(b'<', text.as_bytes());
    opened.any(|at| text.get(at..).is_some_and(|rest| kind(rest).is_some()))
}

/// Whether a text goes on with a marker, which it is, and how long the words are that say so. `pm:beginning` is another
/// word.
pub(super) fn kind(text: &str) -> Option<(bool, usize)> {
    let within = text.strip_prefix("<!--")?.trim_start_matches([' ', '\t']);
    let (is_begin, rest) = match within.strip_prefix("pm:begin") {
        Some(rest) => (true, rest),
        None => (false, within.strip_prefix("pm:end")?),
    };
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n', '-']);
    ends.then(|| (is_begin, text.len() - rest.len()))
}

/// The word that a marker names a document by, and where it begins in the marker.
pub fn name_in_marker(marker: &str) -> Option<(usize, &str)> {
    let (_, length) = kind(marker)?;
    let behind = marker.get(length..)?;
    let name = behind.trim_start();
    let word = name.split_whitespace().next().unwrap_or_default().trim_end_matches("-->");
    (!word.is_empty()).then(|| (marker.len() - name.len(), word))
}

/// The markers among the lines of a text from `from` on, whatever stands around them.
pub(super) fn markers(text: &str, from: usize) -> Vec<Marker<'_>> {
    let mut at = from;
    let mut found = Vec::new();
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        let content = line.trim_start();
        if let Some((is_begin, length)) = kind(content) {
            let start = at + (line.len() - content.len());
            let marker = content.trim_end();
            let rest = marker.get(length..).unwrap_or_default();
            let line = Span::new(at, at + line.len());
            found.push(read(rest, is_begin, Span::new(start, start + marker.len()), line));
        }
        at += line.len();
    }
    found
}

fn read(rest: &str, is_begin: bool, span: Span, line: Span) -> Marker<'_> {
    let (within, behind) = rest.split_once("-->").map_or((rest, None), |(within, behind)| (within, Some(behind)));
    let mut words = within.split_whitespace();
    let name = words.next().unwrap_or_default();
    let mut marker = Marker { is_begin, span, line, name, on: None, sha256: None, language: None, flaw: None };
    for word in words {
        match word.split_once('=') {
            Some(("on", day)) if is_begin && marker.on.is_none() => marker.on = Some(day),
            Some(("sha256", sum)) if is_begin && marker.sha256.is_none() => marker.sha256 = Some(sum),
            Some(("language", code)) if is_begin && marker.language.is_none() => marker.language = Some(code),
            _ => marker.flaw = Some(Flaw::Unknown),
        }
    }
    let is_sum = |sum: &str| sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
    if marker.sha256.is_some_and(|sum| !is_sum(sum)) {
        marker.flaw = Some(Flaw::Checksum);
    }
    if name.is_empty() {
        marker.flaw = Some(Flaw::NoName);
    }
    match behind {
        None => marker.flaw = Some(Flaw::Open),
        Some(behind) if is_begin && has_mark(behind) => marker.flaw = Some(Flaw::OneLine),
        Some(behind) if !behind.is_empty() => marker.flaw = Some(Flaw::NotAlone),
        Some(_) => {}
    }
    marker
}
