use std::borrow::Cow;
use std::collections::HashMap;

use pulldown_cmark::{Event, Parser, Tag};

use super::OPTIONS;
use super::marker::{Flaw, Marker, has_mark, kind, markers};
use crate::finding::Span;
use crate::syntax::front_matter;

/// A part of a page that pm writes: what stands between `<!-- pm:begin NAME … -->` and `<!-- pm:end NAME -->`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region<'t> {
    /// `DOCUMENT` or `DOCUMENT:ARGUMENT`.
    pub name: &'t str,
    /// The day as of which it was written.
    pub on: Option<&'t str>,
    /// The checksum of what was written; none before the first time.
    pub sha256: Option<&'t str>,
    /// The code of the language that it is to be in; none for that of the workspace.
    pub language: Option<&'t str>,
    /// The marker before it.
    pub begin: Span,
    /// From the line after that marker to the line of the other one.
    pub inner: Span,
    /// The marker after it.
    pub end: Span,
}

/// Why markers make no region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault<'t> {
    pub why: Why,
    pub name: &'t str,
    /// The marker at fault.
    pub at: Span,
    /// The marker that it does not agree with.
    pub other: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The marker by itself.
    Flaw(Flaw),
    /// It begins and never ends.
    NoEnd,
    /// It ends and never began.
    NoBegin,
    /// It ends by another name than it began.
    OtherName,
    /// It begins within another one.
    Nested,
    /// There is one of that name before it.
    Twice,
}

/// The regions of a text, and what is wrong with its markers, as they stand.
#[derive(Clone, Debug, Default)]
pub struct Regions<'t> {
    pub all: Vec<Region<'t>>,
    pub faults: Vec<Fault<'t>>,
    /// What is not to be read: the regions, and what begins and never ends.
    generated: Vec<Span>,
}

/// Whether a text can have regions at all: a quick look before anything else.
pub fn has_marker(text: &str) -> bool {
    has_mark(text)
}

/// Finds the regions of a Markdown file. Markers in code or in front matter are none.
pub fn regions(text: &str) -> Regions<'_> {
    if has_marker(text) { found(text, front_matter(text).body()) } else { Regions::default() }
}

/// The text with every region made blank, byte for byte, so that offsets still hold.
pub(super) fn without_generated(text: &str) -> Cow<'_, str> {
    if !has_mark(text) {
        return Cow::Borrowed(text);
    }
    blanked(text, &found(text, 0).generated)
}

fn found(text: &str, from: usize) -> Regions<'_> {
    let all = markers(text, from);
    let blank_within = |pairs: &[Span]| in_code(&blanked(text, pairs), from, &all);
    // What stands in a region can open no code: two markers that follow each other by one name hold it together.
    let pairs: Vec<(usize, Span)> = all
        .windows(2)
        .enumerate()
        .filter_map(|(number, two)| match two {
            [one, two] if one.is_begin && !two.is_begin && one.name == two.name => {
                Some((number, Span::new(one.line.end(), two.line.start())))
            }
            _ => None,
        })
        .collect();
    let spans = |keep: &dyn Fn(usize) -> bool| -> Vec<Span> {
        pairs.iter().filter(|(number, _)| keep(*number)).map(|(_, span)| *span).collect()
    };
    let mut code = blank_within(&spans(&|_| true));
    // Unless they are themselves shown as code.
    let is_code = |number: usize| code.get(number).copied().unwrap_or(false);
    if pairs.iter().any(|(number, _)| is_code(*number)) {
        code = blank_within(&spans(&|number| !is_code(number)));
    }
    let markers = all.into_iter().zip(code).filter(|(_, is_code)| !is_code).map(|(marker, _)| marker);
    let mut markers: Vec<_> = markers.collect();
    for marker in &mut markers {
        if is_in_comment(text, from, marker) {
            marker.flaw = Some(Flaw::InComment);
        }
    }
    paired(&markers, text.len())
}

/// Which of the markers stand in code.
fn in_code(text: &str, from: usize, markers: &[Marker<'_>]) -> Vec<bool> {
    let events = Parser::new_ext(text.get(from..).unwrap_or_default(), OPTIONS).into_offset_iter();
    let blocks = events.filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_))));
    let mut blocks = blocks.map(|(_, range)| range.start + from..range.end + from).peekable();
    let mut is_in_code = |marker: &Marker<'_>| {
        while blocks.next_if(|block| block.end <= marker.span.start()).is_some() {}
        blocks.peek().is_some_and(|block| block.contains(&marker.span.start()))
    };
    markers.iter().map(&mut is_in_code).collect()
}

/// Whether a comment that began further up is still open where a marker stands: then the marker ends it. What opens a
/// comment in code opens none.
fn is_in_comment(text: &str, from: usize, marker: &Marker<'_>) -> bool {
    let before = text.get(from..marker.span.start()).unwrap_or_default();
    // Only the last comment before it can be open; of a marker that never ends that itself is told.
    let behind = |open: usize| before.get(open..).unwrap_or_default();
    let is_open = |open: &usize| !behind(*open).contains("-->") && kind(behind(*open)).is_none();
    let Some(open) = before.rfind("<!--").filter(is_open) else { return false };
    let events = Parser::new_ext(text.get(from..).unwrap_or_default(), OPTIONS).into_offset_iter();
    let mut blocks = events.filter(|(event, _)| matches!(event, Event::Start(Tag::HtmlBlock)));
    blocks.any(|(_, block)| block.contains(&open) && block.contains(&before.len()))
}

/// Which markers belong together.
fn paired<'t>(markers: &[Marker<'t>], length: usize) -> Regions<'t> {
    let ends = markers.iter().enumerate().filter(|(_, marker)| !marker.is_begin);
    let last_end: HashMap<&str, usize> = ends.map(|(number, marker)| (marker.name, number)).collect();
    let ends_after = |name: &str, number: usize| last_end.get(name).is_some_and(|end| *end > number);
    let mut found = Regions::default();
    let mut open: Option<&Marker<'t>> = None;
    let mut nested: Vec<&str> = Vec::new();
    let mut firsts: HashMap<&str, Span> = HashMap::new();
    for (number, marker) in markers.iter().enumerate() {
        if let Some(flaw) = marker.flaw {
            found.fault(Why::Flaw(flaw), marker, None);
        }
        if marker.flaw == Some(Flaw::OneLine) && open.is_none() {
            found.generated.push(marker.line);
            continue;
        }
        match open {
            Some(outer) if marker.is_begin && ends_after(outer.name, number) && outer.name != marker.name => {
                found.fault(Why::Nested, marker, Some(outer.span));
                nested.push(marker.name);
            }
            Some(outer) if marker.is_begin => {
                found.fault(Why::NoEnd, outer, None);
                found.generated.push(Span::new(outer.line.start(), marker.line.start()));
                open = Some(marker);
            }
            None if marker.is_begin => open = Some(marker),
            None => found.fault(Why::NoBegin, marker, None),
            Some(outer) if outer.name == marker.name => {
                found.close(outer, marker, &mut firsts);
                (open, nested) = (None, Vec::new());
            }
            Some(_) if nested.contains(&marker.name) => {}
            Some(outer) if ends_after(outer.name, number) => found.fault(Why::NoBegin, marker, Some(outer.span)),
            Some(outer) => {
                found.fault(Why::OtherName, marker, Some(outer.span));
                found.generated.push(Span::new(outer.line.start(), marker.line.end()));
                (open, nested) = (None, Vec::new());
            }
        }
    }
    if let Some(outer) = open {
        found.fault(Why::NoEnd, outer, None);
        found.generated.push(Span::new(outer.line.start(), length));
    }
    // Of one marker one fault: what is wrong with itself, told first, explains the rest.
    found.faults.sort_by_key(|fault| fault.at);
    found.faults.dedup_by_key(|fault| fault.at);
    found
}

impl<'t> Regions<'t> {
    fn fault(&mut self, why: Why, marker: &Marker<'t>, other: Option<Span>) {
        self.faults.push(Fault { why, name: marker.name, at: marker.span, other });
    }

    fn close(&mut self, begin: &Marker<'t>, end: &Marker<'t>, firsts: &mut HashMap<&'t str, Span>) {
        self.generated.push(Span::new(begin.line.start(), end.line.end()));
        if begin.flaw.is_some() || end.flaw.is_some() {
            return;
        }
        if let Some(first) = firsts.get(begin.name) {
            self.fault(Why::Twice, begin, Some(*first));
            return;
        }
        firsts.insert(begin.name, begin.span);
        let inner = Span::new(begin.line.end(), end.line.start());
        let Marker { name, on, sha256, language, .. } = *begin;
        self.all.push(Region { name, on, sha256, language, begin: begin.span, inner, end: end.span });
    }
}

/// The text with these parts made blank, byte for byte; they follow each other.
fn blanked<'t>(text: &'t str, parts: &[Span]) -> Cow<'t, str> {
    if parts.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        out.push_str(text.get(at..part.start()).unwrap_or_default());
        out.extend(part.of(text).bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        at = part.end();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{Flaw, Why, regions, without_generated};

    type Found<'t> = (Vec<(&'t str, &'t str)>, Vec<(Why, &'t str, usize)>);

    /// The regions with what they hold, and the faults with the name and line of the marker.
    fn all(text: &str) -> Found<'_> {
        let found = regions(text);
        let line = |at: usize| 1 + text.get(..at).map_or(0, |before| before.matches('\n').count());
        (
            found.all.iter().map(|region| (region.name, region.inner.of(text))).collect(),
            found.faults.iter().map(|fault| (fault.why, fault.name, line(fault.at.start()))).collect(),
        )
    }

    fn names(text: &str) -> Vec<&str> {
        let (found, faults) = all(text);
        assert_eq!(faults, []);
        found.into_iter().map(|(name, _)| name).collect()
    }

    fn faults(text: &str) -> Vec<(Why, &str, usize)> {
        all(text).1
    }

    #[test]
    fn keeps_every_byte_in_its_place() {
        let text = "before\n<!-- pm:begin status -->\nä generated\n<!-- pm:end status -->\nafter\n";
        let read = without_generated(text);
        assert_eq!(read.len(), text.len());
        assert_eq!(read.split_whitespace().collect::<Vec<_>>(), ["before", "after"]);
        let read = without_generated("a\n<!-- pm:begin x --> b <!-- pm:end x -->\nc\n");
        assert_eq!(read.split_whitespace().collect::<Vec<_>>(), ["a", "c"]);
    }

    #[test]
    fn what_a_marker_says() {
        let sum = "0123456789abcdef".repeat(4);
        let text =
            format!("\u{feff}<!-- pm:begin map:a/b on=2026-11-22 sha256={sum} -->\r\n1\r\n  <!-- pm:end map:a/b -->");
        let found = regions(&text);
        let region = found.all.first().copied();
        assert_eq!(region.and_then(|region| region.on), Some("2026-11-22"));
        assert_eq!(region.and_then(|region| region.sha256), Some(sum.as_str()));
        assert_eq!(region.map(|region| region.inner.of(&text)), Some("1\r\n"));
        assert_eq!(all("<!-- pm:begin x -->\n<!-- pm:end x -->").0, [("x", "")]);
        assert_eq!(all("<!--pm:begin x-->\n<!--\tpm:end x-->").0, [("x", "")]);
        assert_eq!(all("<!-- was: pm -->\n<!-- pm:begin x -->\n<!-- pm:end x -->").0, [("x", "")]);
        let german = regions("<!-- pm:begin x language=de -->\n<!-- pm:end x -->").all;
        assert_eq!(german.first().and_then(|region| region.language), Some("de"));
        assert_eq!(names("<!-- pm:beginning x -->\n<!-- pm:ended x -->\n`<!-- pm:begin x -->`\n"), [""; 0]);
        assert_eq!(names("---\na: |\n  x\n  <!-- pm:begin x -->\n---\ntext\n"), [""; 0]);
    }

    #[test]
    fn markers_in_code_do_not_count() {
        let region = "<!-- pm:begin x -->\n1\n<!-- pm:end x -->\n";
        for code in [
            format!("```\n{region}```\n"),
            format!("```markdown title=\"a\"\n{region}```\n"),
            format!("~~~~~ md\n~~~\n{region}```\n~~~~~\n"),
            format!("`````\n````\n{region}`````\n"),
            "- one\n\n  - two\n    ```\n    <!-- pm:begin x -->\n    <!-- pm:end x -->\n    ```\n".to_owned(),
            "text\n\n    <!-- pm:begin x -->\n    <!-- pm:end x -->\n".to_owned(),
            "> ```\n> <!-- pm:begin x -->\n> ```\n".to_owned(),
            "```\n<!-- pm:begin x -->\n```\nand\n```\n<!-- pm:end x -->\n```\n".to_owned(),
            "~~~\n<!-- pm:begin x -->\n~~~\n".to_owned(),
        ] {
            assert_eq!(names(&code), [""; 0], "{code}");
            assert_eq!(without_generated(&code), code);
            assert_eq!(names(&format!("{code}\n{region}")), ["x"], "{code}");
            assert_eq!(names(&format!("{region}\n{code}")), ["x"], "{code}");
        }
        assert_eq!(names("- one\n  ```\n  code\n\n<!-- pm:begin x -->\n<!-- pm:end x -->\n"), ["x"]);
    }

    /// An end that were taken for code would make the region run on to the end of the file.
    #[test]
    fn what_stands_in_a_region_opens_no_code() {
        let text =
            "<!-- pm:begin x -->\n```\nnever closed\n<!-- pm:end x -->\n\n<!-- pm:begin y -->\n<!-- pm:end y -->\n";
        assert_eq!(names(text), ["x", "y"]);
    }

    #[test]
    fn every_fault_at_its_marker() {
        let (begin, end) = ("<!-- pm:begin x -->\n", "<!-- pm:end x -->\n");
        let (other, other_end) = ("<!-- pm:begin y -->\n", "<!-- pm:end y -->\n");
        let of = |parts: &[&str]| parts.concat();
        assert_eq!(faults(begin), [(Why::NoEnd, "x", 1)]);
        assert_eq!(faults(end), [(Why::NoBegin, "x", 1)]);
        assert_eq!(faults(&of(&[begin, other_end])), [(Why::OtherName, "y", 2)]);
        assert_eq!(faults(&of(&[begin, other, other_end, end])), [(Why::Nested, "y", 2)]);
        assert_eq!(faults(&of(&[begin, begin, end, end])), [(Why::NoEnd, "x", 1), (Why::NoBegin, "x", 4)]);
        assert_eq!(faults(&of(&[begin, end, begin, end])), [(Why::Twice, "x", 3)]);
        let unclosed = of(&[begin, other, other_end]);
        assert_eq!((all(&unclosed).0.len(), faults(&unclosed)), (1, vec![(Why::NoEnd, "x", 1)]));
        assert_eq!(faults(&of(&[begin, other_end, end])), [(Why::NoBegin, "y", 2)]);
        for (marker, flaw) in [
            ("<!-- pm:begin -->", Flaw::NoName),
            ("<!-- pm:begin x", Flaw::Open),
            ("<!-- pm:begin x --> text", Flaw::NotAlone),
            ("<!-- pm:begin x sha256=12 -->", Flaw::Checksum),
            ("<!-- pm:begin x colour=red -->", Flaw::Unknown),
            ("<!-- was:\n<!-- pm:begin x -->", Flaw::InComment),
        ] {
            let text = format!("{marker}\n{end}");
            assert_eq!(faults(&text).first().map(|fault| fault.0), Some(Why::Flaw(flaw)), "{text}");
            let flaws = faults(&text).iter().filter(|fault| matches!(fault.0, Why::Flaw(_))).count();
            assert_eq!(flaws, 1, "{text}");
        }
    }
}
