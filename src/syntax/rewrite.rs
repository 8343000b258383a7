use std::collections::{HashMap, HashSet};

use super::{FrontMatter, Node, Style, Value, documents, front_matter};
use crate::finding::Span;

/// Every scalar of a file by the bytes that it covers, so that one can be written anew in its own style.
#[derive(Debug, Default)]
pub struct Scalars {
    at: HashMap<Span, Scalar>,
    /// What an alias repeats: other bytes say the same, and mending one would mend the other.
    repeated: HashSet<Span>,
    /// The keys of each group.
    groups: Vec<HashSet<String>>,
    /// Where the YAML ends and the text of a page begins.
    prose: usize,
}

#[derive(Debug)]
struct Scalar {
    text: String,
    style: Style,
    /// For a key, the group that it belongs to.
    group: Option<usize>,
}

impl Scalars {
    pub fn of(text: &str, is_page: bool) -> Scalars {
        let mut scalars = Scalars { prose: text.len() + 1, ..Scalars::default() };
        let (yaml, start) = match is_page.then(|| front_matter(text)) {
            None => (text, 0),
            Some(FrontMatter::Closed { yaml, body }) => {
                scalars.prose = body;
                (yaml.of(text), yaml.start())
            }
            Some(parts) => {
                scalars.prose = parts.body();
                ("", 0)
            }
        };
        documents(yaml, start).iter().filter_map(|document| document.root.as_ref()).for_each(|root| scalars.add(root));
        scalars
    }

    fn add(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Scalar(text, style) => {
                self.insert(node.span, Scalar { text: text.to_string(), style: *style, group: None });
            }
            Value::Sequence(items) => items.iter().for_each(|item| self.add(item)),
            Value::Mapping(entries) => {
                let group = Some(self.groups.len());
                self.groups.push(entries.iter().map(|entry| entry.key.to_string()).collect());
                for entry in entries {
                    // A key in quotes is no plain one, and its bytes say so.
                    let key = Scalar { text: entry.key.to_string(), style: Style::Plain, group };
                    self.insert(entry.key_span, key);
                    self.add(&entry.value);
                }
            }
            Value::Null | Value::Broken => {}
        }
    }

    fn insert(&mut self, span: Span, scalar: Scalar) {
        if self.at.insert(span, scalar).is_some() {
            self.repeated.insert(span);
        }
    }

    /// The bytes to replace, and by what, so that the scalar at `span` says `meant` where it says `written`. Nothing where
    /// something else stands there, where it goes over several lines, where an alias repeats it, and where the new key
    /// would be there twice.
    pub fn rewritten(&self, text: &str, span: Span, written: &str, meant: &str) -> Option<(Span, String)> {
        let (raw, written) = (span.of(text), written.trim());
        if written.is_empty() || meant.is_empty() || meant.contains(char::is_control) || meant.trim() != meant {
            return None;
        }
        if span.start() >= self.prose {
            return (raw.trim() == written && is_plain_word(meant)).then(|| (trimmed(span, raw), meant.to_owned()));
        }
        let scalar = self.at.get(&span).filter(|scalar| scalar.text.trim() == written)?;
        if self.repeated.contains(&span) {
            return None;
        }
        if scalar.group.and_then(|group| self.groups.get(group)).is_some_and(|keys| keys.contains(meant)) {
            return None;
        }
        let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\'') && scalar.style != Style::Block);
        let Some(quote) = quote.filter(|_| scalar.style == Style::Quoted || scalar.text != raw) else {
            let is_as_read = raw.trim() == written && !raw.trim().contains('\n');
            let new =
                if scalar.style == Style::Block || is_plain(meant) { meant.to_owned() } else { quoted(meant, '\'') };
            return is_as_read.then(|| (trimmed(span, raw), new));
        };
        let inner = Span::new(span.start() + 1, span.end().saturating_sub(1));
        let within = inner.of(text);
        if within.contains('\n') || raw.len() < 2 {
            return None;
        }
        let new = escaped(meant, quote);
        // What stands between the quotes as it was read needs no more than its own bytes.
        let is_as_read = within.trim() == written && !within.contains(['\\', '\'']);
        Some((if is_as_read { trimmed(inner, within) } else { inner }, new))
    }
}

fn trimmed(span: Span, raw: &str) -> Span {
    let start = span.start() + (raw.len() - raw.trim_start().len());
    Span::new(start, start + raw.trim().len())
}

/// Whether a text says the same in plain style, wherever it stands.
fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '('))
        && !text.contains([',', '[', ']', '{', '}', '#', ':'])
        && !matches!(text, "null" | "Null" | "NULL")
        && !text.starts_with("...")
}

/// Whether Markdown reads a text as it stands, in a table too.
fn is_plain_word(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ' ' | '#' | '%' | '?' | '='))
}

fn quoted(text: &str, quote: char) -> String {
    format!("{quote}{}{quote}", escaped(text, quote))
}

fn escaped(text: &str, quote: char) -> String {
    match quote {
        '\'' => text.replace('\'', "''"),
        _ => text.replace('\\', "\\\\").replace('"', "\\\""),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The text after the scalar between `«` and `»` was rewritten.
    fn rewritten(marked: &str, is_page: bool, written: &str, meant: &str) -> Option<String> {
        let start = marked.find('«').unwrap();
        let text = marked.replace('«', "");
        let end = text.find('»').unwrap();
        let text = text.replace('»', "");
        let scalars = Scalars::of(&text, is_page);
        let (span, new) = scalars.rewritten(&text, Span::new(start, end), written, meant)?;
        Some(format!("{}{new}{}", &text[..span.start()], &text[span.end()..]))
    }

    #[test]
    fn a_scalar_keeps_its_style() {
        for (marked, expected) in [
            ("a: «old» # c\r\n", Some("a: new # c\r\n")),
            ("a: «\"old\"»\n", Some("a: \"new\"\n")),
            ("a: «\" old \"»\n", Some("a: \" new \"\n")),
            ("a: «'old'»\n", Some("a: 'new'\n")),
            ("a: «\"\\x6fld\"»\n", Some("a: \"new\"\n")),
            ("a: [x, «old», y]\n", Some("a: [x, new, y]\n")),
            ("«old»: 1\n", Some("new: 1\n")),
            ("«'old'»: 1\n", Some("'new': 1\n")),
            ("\"b\": {«\"old\"»: 1}\n", Some("\"b\": {\"new\": 1}\n")),
            ("a: |\n  «old\n»b: 1\n", Some("a: |\n  new\nb: 1\n")),
            ("«old»: 1\nnew: 2\n", None),
            ("a: «older»\n", None),
            ("a: &x «old»\nb: *x\n", None),
            ("a: &x [«old»]\nb: *x\n", None),
            ("a: &x «old»\nb: old\n", Some("a: &x new\nb: old\n")),
        ] {
            assert_eq!(rewritten(marked, false, "old", "new").as_deref(), expected, "{marked}");
        }
    }

    #[test]
    fn quotes_come_where_the_text_would_be_read_otherwise() {
        for (meant, expected) in [
            ("null", "a: 'null'\n"),
            ("@ada", "a: '@ada'\n"),
            ("it's: so", "a: 'it''s: so'\n"),
            ("Ada (Ops)", "a: Ada (Ops)\n"),
            ("[x", "a: '[x'\n"),
        ] {
            assert_eq!(rewritten("a: «old»\n", false, "old", meant).as_deref(), Some(expected));
        }
        assert_eq!(rewritten("a: «\"old\"»\n", false, "old", "a\"b\\").as_deref(), Some("a: \"a\\\"b\\\\\"\n"));
    }

    #[test]
    fn the_text_of_a_page_is_taken_as_it_stands() {
        let page = "---\na: old\n---\n| Status | «old» |\n";
        assert_eq!(rewritten(page, true, "old", "new").as_deref(), Some("---\na: old\n---\n| Status | new |\n"));
        assert_eq!(rewritten(page, true, "old", "a|b"), None);
        assert_eq!(rewritten(page, true, "another word for it", "new"), None);
        assert_eq!(rewritten("---\na: «old»\n---\n", true, "old", "new").as_deref(), Some("---\na: new\n---\n"));
    }

    #[test]
    fn what_goes_over_several_lines_is_left() {
        assert_eq!(rewritten("a: «old\n  one»\n", false, "old one", "old-one"), None);
        assert_eq!(rewritten("a: «\"old\n  one\"»\n", false, "old one", "old-one"), None);
    }
}
