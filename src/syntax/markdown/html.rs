use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html::push_html};

use super::OPTIONS;
use super::regions::without_generated;

/// How deep lists and quotations are shown inside each other; what lies deeper stands at that depth.
const DEEPEST: usize = 12;

/// What becomes of a link in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// An address that may be followed.
    Address(String),
    /// It leads nowhere from here: its words are shown, and nothing more.
    Words,
}

/// Markdown as HTML for a page that runs and loads nothing of it: HTML in the text is shown as text, a picture as the words
/// that stand for it. Headings begin at `level`. What a link becomes says `link_to`; whether it is a wiki link stands beside
/// the target.
pub fn html(text: &str, level: u8, link_to: &dyn Fn(&str, bool) -> LinkTo) -> String {
    let text = without_generated(text);
    let events = Parser::new_ext(&text, OPTIONS);
    let mut writer = Writer { level, link_to, depth: 0, links: Vec::new(), footnotes: HashMap::new() };
    let safe = events.filter_map(|event| writer.safe(event));
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    push_html(&mut out, safe);
    // What is written is escaped, so such a tag is that of a table's head.
    out.replace("<th>", "<th scope=\"col\">")
}

/// Whether an address may be followed: to the web or to write a mail. `javascript:` and `data:` are not links.
pub fn is_web_address(address: &str) -> bool {
    let starts = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["https://", "http://", "mailto:"].into_iter().any(starts)
}

struct Writer<'w> {
    level: u8,
    link_to: &'w dyn Fn(&str, bool) -> LinkTo,
    /// How many lists, entries and quotations are open.
    depth: usize,
    /// Whether each of the links and pictures that are open is written as a link.
    links: Vec<bool>,
    footnotes: HashMap<String, usize>,
}

impl Writer<'_> {
    /// The event as it may be written; nothing where it is left out.
    fn safe<'t>(&mut self, event: Event<'t>) -> Option<Event<'t>> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
            Event::FootnoteReference(name) => Some(Event::Text(format!("[{}]", self.footnote(&name)).into())),
            other => Some(other),
        }
    }

    fn start<'t>(&mut self, tag: Tag<'t>) -> Option<Event<'t>> {
        Some(Event::Start(match tag {
            Tag::Heading { level, .. } => {
                Tag::Heading { level: self.demoted(level), id: None, classes: Vec::new(), attrs: Vec::new() }
            }
            // An alignment would be a style attribute, which a strict policy forbids.
            Tag::Table(columns) => Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()]),
            // The language of code becomes a class of the reader's choosing.
            Tag::CodeBlock(_) => Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Indented),
            Tag::Link { link_type, dest_url, .. } => {
                let is_wiki = matches!(link_type, pulldown_cmark::LinkType::WikiLink { .. });
                let mail = matches!(link_type, pulldown_cmark::LinkType::Email);
                let to = match mail {
                    true => LinkTo::Address(format!("mailto:{dest_url}")),
                    false => (self.link_to)(&dest_url, is_wiki),
                };
                // A link inside a link is no HTML.
                let is_inside = self.links.contains(&true);
                let LinkTo::Address(address) = to else { return self.words() };
                if is_inside {
                    return self.words();
                }
                self.links.push(true);
                let link_type = pulldown_cmark::LinkType::Inline;
                Tag::Link { link_type, dest_url: address.into(), title: CowStr::from(""), id: CowStr::from("") }
            }
            // Pictures are not loaded; their words stand between the tags.
            Tag::Image { .. } => return self.words(),
            Tag::FootnoteDefinition(name) => {
                let number = self.footnote(&name);
                return Some(Event::Text(format!("[{number}] ").into()));
            }
            Tag::HtmlBlock => Tag::Paragraph,
            Tag::BlockQuote(_) => {
                self.depth += 1;
                return (self.depth <= DEEPEST).then_some(Event::Start(Tag::BlockQuote(None)));
            }
            tag @ (Tag::List(_) | Tag::Item) => {
                self.depth += 1;
                return (self.depth <= DEEPEST).then_some(Event::Start(tag));
            }
            tag => tag,
        }))
    }

    fn end<'t>(&mut self, tag: TagEnd) -> Option<Event<'t>> {
        match tag {
            TagEnd::Link | TagEnd::Image => self.links.pop().unwrap_or(false).then_some(Event::End(TagEnd::Link)),
            TagEnd::FootnoteDefinition => None,
            TagEnd::HtmlBlock => Some(Event::End(TagEnd::Paragraph)),
            TagEnd::Heading(level) => Some(Event::End(TagEnd::Heading(self.demoted(level)))),
            TagEnd::BlockQuote(_) => self.closed(TagEnd::BlockQuote(None)),
            TagEnd::List(_) | TagEnd::Item => self.closed(tag),
            tag => Some(Event::End(tag)),
        }
    }

    fn closed<'t>(&mut self, tag: TagEnd) -> Option<Event<'t>> {
        let is_shown = self.depth <= DEEPEST;
        self.depth = self.depth.saturating_sub(1);
        is_shown.then_some(Event::End(tag))
    }

    fn words<'t>(&mut self) -> Option<Event<'t>> {
        self.links.push(false);
        None
    }

    fn footnote(&mut self, name: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(name.to_owned()).or_insert(next)
    }

    fn demoted(&self, level: HeadingLevel) -> HeadingLevel {
        let number = (level as usize).max(2) - 2 + usize::from(self.level);
        HeadingLevel::try_from(number.min(6)).unwrap_or(HeadingLevel::H6)
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkTo, html, is_web_address};

    fn shown(text: &str) -> String {
        let link_to = |target: &str, _: bool| match is_web_address(target) {
            true => LinkTo::Address(target.to_owned()),
            false => LinkTo::Words,
        };
        html(text, 4, &link_to).trim().to_owned()
    }

    #[test]
    fn what_is_written_cannot_run_or_load() {
        let table = [
            ("a <b onclick=x()>b</b>", "<p>a &lt;b onclick=x()&gt;b&lt;/b&gt;</p>"),
            ("<script>\nalert(1)\n</script>\n", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;\n</p>"),
            ("[x](javascript:alert(1))", "<p>x</p>"),
            ("[x](JaVaScRiPt:alert(1)) [y](data:text/html,z)", "<p>x y</p>"),
            ("![a picture](https://example.org/x.png)", "<p>a picture</p>"),
            ("[![a](b.png) c](https://example.org)", "<p><a href=\"https://example.org\">a c</a></p>"),
            ("<ada@example.org>", "<p><a href=\"mailto:ada@example.org\">ada@example.org</a></p>"),
            ("# One\n\n### Three {#x .y onclick=z}", "<h4>One</h4>\n<h5>Three</h5>"),
        ];
        for (text, written) in table {
            assert_eq!(shown(text), written, "{text:?}");
        }
    }

    #[test]
    fn tables_and_code_have_no_attributes() {
        let text = shown("| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```rust evil\nfn\n```\n");
        assert!(!text.contains("style") && !text.contains("class") && text.contains("<td>1</td>"), "{text}");
    }

    #[test]
    fn depth_is_bounded_and_tags_are_closed() {
        for text in [">".repeat(400) + " deep", (0..200).map(|n| " ".repeat(2 * n) + "- x\n").collect::<String>()] {
            let written = shown(&text);
            for tag in ["blockquote", "ul", "li", "p"] {
                let (open, closed) =
                    (written.matches(&format!("<{tag}>")).count(), written.matches(&format!("</{tag}>")).count());
                assert_eq!(open, closed, "{tag}");
            }
            assert!(written.matches("<blockquote>").count() <= 12);
        }
    }

    #[test]
    fn footnotes_need_no_ids() {
        let text = shown("One[^a].\n\n[^a]: Two.\n");
        assert!(!text.contains("id=") && text.contains("One[1]") && text.contains("[1] "), "{text}");
    }
}
