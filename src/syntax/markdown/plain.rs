use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, TagEnd};

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

#[cfg(test)]
mod tests {
    use super::first_line;

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
