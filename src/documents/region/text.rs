use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::config::Language;
use crate::finding::Span;
use crate::syntax::BOM;
use crate::syntax::markdown::{BEGIN, END, Region, has_marker};
use crate::values::Date;

/// What two texts have in common that say the same: neither line ends nor blanks before them count, which Git and
/// editors change by themselves, nor empty lines around it all.
fn essence(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.trim_matches(['\n', '\r', ' ', '\t']).lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The checksum of a region's text.
pub fn checksum(text: &str) -> String {
    let digest = Sha256::digest(essence(text).as_bytes());
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether a text says what a document would say.
pub fn holds(text: &str, document: &str) -> bool {
    essence(text) == essence(&without_markers(document))
}

/// The text of a file with documents in these regions, each with the day as of which it was made, and with the language
/// that somebody asked for.
pub fn filled(text: &str, documents: &[(Region<'_>, &str, Date, Option<Language>)]) -> String {
    let mut all: Vec<_> = documents.iter().collect();
    all.sort_by_key(|(region, ..)| region.begin);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (region, document, on, language) in all {
        let line_end = Span::new(region.begin.start(), region.inner.start()).of(text);
        let line_end = if line_end.ends_with("\r\n") { "\r\n" } else { "\n" };
        out.push_str(text.get(at..region.begin.start()).unwrap_or_default());
        out.push_str(&body((region.name, *language), document, *on, line_end));
        at = region.inner.end();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The text of a file with a new region at its end.
pub fn appended(text: &str, (name, language): (&str, Option<Language>), document: &str, on: Date) -> String {
    let line_end = if text.lines().next().is_some() && text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = text.to_owned();
    if !text.is_empty() && text != BOM {
        while !out.ends_with(&[line_end, line_end].concat()) {
            out.push_str(line_end);
        }
    }
    format!("{out}{}{END} {name} -->{line_end}", body((name, language), document, on, line_end))
}

/// The first marker and the document.
fn body((name, language): (&str, Option<Language>), document: &str, on: Date, line_end: &str) -> String {
    let document = without_markers(document);
    let spoken = language.map_or(String::new(), |language| format!(" language={}", language.code()));
    let mut out = format!("{BEGIN} {name}{spoken} on={on} sha256={} -->{line_end}{line_end}", checksum(&document));
    for line in document.trim_matches(['\n', '\r', ' ', '\t']).lines() {
        out.push_str(line.trim_end_matches('\r'));
        out.push_str(line_end);
    }
    out.push_str(line_end);
    out
}

/// What somebody wrote into a record must not end the region, nor begin another.
fn without_markers(document: &str) -> String {
    let mut out = String::with_capacity(document.len());
    for line in document.split_inclusive('\n') {
        match has_marker(line) {
            true => out.push_str(&line.replace("<!--", "&lt;!--")),
            false => out.push_str(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::markdown::regions;

    const DAY: Date = Date::EPOCH;

    #[test]
    fn the_checksum_is_that_of_the_text_as_a_unix_file() {
        // As `printf 'a\n\nb\n' | sha256sum` says.
        let sum = "770423513bd0765c18e500000baec91976bcd8267a245437b32572665c6ac370";
        assert_eq!(checksum("a\n\nb\n"), sum);
        for other in ["a\r\n\r\nb\r\n", "\n\na\n\nb\n\n", "a \n\t\nb", "\r\na\r\n\r\nb"] {
            assert_eq!(checksum(other), checksum("a\n\nb\n"), "{other:?}");
        }
        assert_ne!(checksum("a\nb\n"), checksum("a\n\nb\n"));
        assert_ne!(checksum(" x\n  a"), checksum(" x\na"));
    }

    #[test]
    fn what_is_written_is_found_again() {
        for (text, document) in [
            ("", "1"),
            ("\u{feff}", "1\n2\n"),
            ("# Page\r\n", "1\n\n2"),
            ("no line end", "1\r\n2"),
            ("a\n\n", ""),
            ("a\n", "<!--pm:end x -->\n<!-- pm:begin y-->"),
            ("a\n", "<!-- pm:end x -->\n<!-- pm:begin x -->\n```\nnever closed"),
            ("```\nnever closed\n```\n", "- a\n  - b"),
        ] {
            let once = appended(text, ("x", None), document, DAY);
            assert!(once.starts_with(text));
            let found = regions(&once);
            assert!(found.faults.is_empty() && found.all.len() == 1, "{once}");
            for region in found.all {
                let inner = region.inner.of(&once);
                assert!(holds(inner, document), "{once}");
                assert_eq!(region.sha256, Some(checksum(inner).as_str()));
                assert_eq!(filled(&once, &[(region, document, DAY, None)]), once);
            }
            let with_return = once.matches("\r\n").count();
            assert_eq!(with_return, if text.contains('\r') { once.matches('\n').count() } else { 0 }, "{once:?}");
        }
    }

    #[test]
    fn what_stands_around_stays_byte_for_byte() {
        let text = "a \r\n  <!-- pm:begin x -->\r\n  <!-- pm:end x --> \r\nb\n<!-- pm:begin y -->\n<!-- pm:end y -->";
        let found = regions(text).all;
        let documents: Vec<_> = found.iter().map(|region| (*region, "1\n2", DAY, None)).collect();
        let new = filled(text, &documents);
        let sum = checksum("1\n2");
        assert_eq!(
            new,
            format!(
                "a \r\n  <!-- pm:begin x on=1970-01-01 sha256={sum} -->\r\n\r\n1\r\n2\r\n\r\n  <!-- pm:end x --> \r\nb\n\
                 <!-- pm:begin y on=1970-01-01 sha256={sum} -->\n\n1\n2\n\n<!-- pm:end y -->"
            )
        );
    }
}
