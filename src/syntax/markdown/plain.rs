use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::OPTIONS;

/// The first line of a Markdown text without its markup, and where it ends in the text: at a hard line break or with the
/// paragraph. The definitions of links may stand elsewhere.
pub fn first_line(text: &str) -> (String, usize) {
    let mut defined = |link: BrokenLink<'_>| {
        let named = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        named.then(|| (CowStr::from(""), CowStr::from("")))
    };
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS;
    let events = Parser::new_with_broken_link_callback(text, options, Some(&mut defined)).into_offset_iter();
    let (mut line, mut end) = (String::new(), 0);
    for (event, range) in events {
        match event {
            Event::Text(text) | Event::Code(text) => line.push_str(&text),
            Event::InlineHtml(html) if !is_tag(&html) => line.push_str(&html),
            Event::SoftBreak => line.push(' '),
            Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock) => break,
            Event::Start(_) => continue,
            _ => {}
        }
        end = end.max(range.end);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    (words.join(" "), end)
}

/// The first paragraph of a Markdown text without its markup, on one line; a heading, or the words of a table or of code,
/// only where there is no paragraph.
pub fn first_paragraph(text: &str) -> String {
    let (mut line, mut other) = (String::new(), String::new());
    let mut apart = 0;
    for event in Parser::new_ext(text, OPTIONS) {
        let into = if apart > 0 { &mut other } else { &mut line };
        match event {
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_) | Tag::FootnoteDefinition(_)) => {
                apart += 1
            }
            Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table | TagEnd::FootnoteDefinition) => {
                apart -= 1
            }
            Event::Text(text) | Event::Code(text) => into.push_str(&text),
            Event::InlineHtml(html) if !is_tag(&html) => into.push_str(&html),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => into.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item) if !line.trim().is_empty() => break,
            _ => {}
        }
    }
    let read = if line.trim().is_empty() { other } else { line };
    read.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tags that stand in a paragraph.
const TAGS: [&str; 26] = [
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "u", "var", "wbr",
];

/// Whether what stands in angle brackets is markup: a comment or a tag that HTML has. `<Enter>`, `List<String>` and
/// `x <y and z>` are what somebody wrote.
fn is_tag(html: &str) -> bool {
    let inside = html.trim_start_matches('<').trim_end_matches('>');
    if inside.starts_with(['!', '?']) {
        return true;
    }
    let inside = inside.trim_matches('/').trim();
    let name = inside.split(char::is_whitespace).next().unwrap_or_default();
    TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)) && (name.len() == inside.len() || inside.contains('='))
}

#[cfg(test)]
mod tests {
    use super::{first_line, first_paragraph};

    #[test]
    fn reads_the_first_paragraph() {
        let table = [
            ("## Since\n\nNew admins\ngive up ([why](a.md)).\n\nMore", "New admins give up (why)."),
            ("- **one** of two\n- two\n", "one of two"),
            ("Everyone has [[three-doors|three doors]].", "Everyone has three doors."),
            ("# Only a heading", "Only a heading"),
            ("| a | b |\n|---|---|\n| c | d |\n", "a b c d"),
            ("```\ncode\n```\n", "code"),
            ("<div>x</div>\n", ""),
            (
                "Press <Enter>, or <b>wait</b><br/>for <a href=\"x\">it</a> <!-- hm -->.",
                "Press <Enter>, or waitfor it .",
            ),
            ("If x <y and z> 3, take List<String>.", "If x <y and z> 3, take List<String>."),
            ("", ""),
        ];
        for (text, paragraph) in table {
            assert_eq!(first_paragraph(text), paragraph, "{text:?}");
        }
    }

    #[test]
    fn reads_what_a_person_would_see() {
        let table = [
            ("**Grow** the `core`", "Grow the core"),
            ("Reach [_N<sub>0</sub>_][n0] users", "Reach N0 users"),
            ("[Admins](a.md) first\nof all\n\nmore", "Admins first of all"),
            ("**One.** \\\nKR: two", "One."),
            ("[Not sure] yet", "[Not sure] yet"),
            ("", ""),
        ];
        for (text, line) in table {
            assert_eq!(first_line(text).0, line, "{text:?}");
        }
        let text = "**One.** \\\nKR: two";
        assert_eq!(text.get(first_line(text).1..), Some("\\\nKR: two"));
    }
}
