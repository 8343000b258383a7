//! The comment of `pm diff` on a pull request, read as Markdown by the parser of another library: nothing that a record
//! says is more than text in it, and it is never longer than a comment may be.

use std::cell::RefCell;

use pm::diff::{ChangeSide, Compared, diff};
use pm::finding::Summary;
use pm::graph::{Place, Places, Strategy, load_config};
use pm::output::LintReport;
use pm::output::diff::{DiffReport, SideShown, github, markdown};
use pm::source::Tree;
use pm::values::Date;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

type Files<'f> = &'f [(&'f str, &'f str)];

fn strategy(files: Files<'_>) -> Strategy {
    let tree = Tree::from_texts(files.iter().map(|(path, text)| (*path, text.as_bytes().to_vec())));
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}

/// What a format makes of two states; `said` is what the command itself says in every place where it can.
fn told(base: Files<'_>, head: Files<'_>, said: &str, format: fn(&DiffReport<'_>) -> String) -> String {
    let (base, head) = (strategy(base), strategy(head));
    let today = Date::new(2026, 11, 22).unwrap();
    let found = diff(&Compared { base: &base, head: &head, today, made: today }, &mut |_| Ok(None)).unwrap();
    let places = RefCell::new((Places::of(&base), Places::of(&head)));
    format(&DiffReport {
        diff: &found,
        base: SideShown { rev: Some(said), commit: None },
        head: SideShown { rev: None, commit: None },
        chosen: said,
        history: "full",
        notes: &[said.to_owned()],
        today,
        place: &|side: ChangeSide, place: &Place| {
            let mut places = places.borrow_mut();
            if side == ChangeSide::Base { places.0.label(place, "") } else { places.1.label(place, "") }
        },
        principles: &[said.to_owned()],
        findings: LintReport {
            findings: &found.consequences.findings_new,
            summary: &Summary::default(),
            rules: &[],
            text_of: &|path| head.text_of(path),
            not_evaluated: &[],
            from_git_root: "",
            from_here: "",
            command: "diff",
            since: None,
            statistics: None,
        },
    })
}

/// All elements of the comment that are our own, and nothing else.
const OWN: [&str; 8] =
    ["<!-- pm diff -->", "<sub>", "</sub>", "<br>", "<code>", "</code>", "</details>", "<details><summary>"];

/// What a reader's software would make of the comment besides text; blocks of code are left out.
fn beyond_text(comment: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    let mut found = Vec::new();
    let (mut in_block, mut in_code) = (false, false);
    for event in Parser::new_ext(comment, options) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if &*language == "yaml" => in_block = true,
            Event::End(TagEnd::CodeBlock) => in_block = false,
            Event::Start(
                Tag::Paragraph
                | Tag::Strong
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::HtmlBlock,
            )
            | Event::End(_)
            | Event::SoftBreak => {}
            Event::Text(_) if in_block => {}
            Event::Text(text) => {
                let word =
                    |mark: char| text.split(mark).skip(1).any(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
                let is_live = text.contains("://") || text.contains("www.") || text.contains("GH-");
                if is_live || (!in_code && (word('@') || word('#'))) {
                    found.push(format!("{text:?}"));
                }
            }
            Event::InlineHtml(element) | Event::Html(element) => {
                in_code = (in_code || &*element == "<code>") && &*element != "</code>";
                let rest = OWN.iter().fold(element.to_string(), |rest, own| rest.replace(own, ""));
                let rest = rest.replace("</summary>", "");
                if rest.contains(['<', '@', '#']) && !rest.contains('\u{200b}') {
                    found.push(rest);
                }
            }
            other => found.push(format!("{other:?}")),
        }
    }
    found
}

const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "a` b `c``` d",
    "| x | y |",
    "](https://evil.example) ![i](https://evil.example/i.png)",
    "@maria and @org/team",
    "#123 GH-12 www.evil.example",
    "</summary></details><img src=x>",
    "```\n# heading\n---",
    "$x$ ~~gone~~ **bold** __it__",
    "<!-- pm diff -->",
    "1. one\n2. two",
    "- [ ] task",
    "\n\n<div>\n\n    code\n\n***\n",
    "&lt;b&gt; &#35; \\",
];

/// The sections that are opened and closed; in blocks of code these words are text, and begin no line.
fn opened(comment: &str) -> usize {
    comment.lines().filter(|line| line.starts_with("<details>")).count()
}

fn closed(comment: &str) -> usize {
    comment.lines().filter(|line| *line == "</details>").count()
}

#[test]
fn nothing_that_a_record_says_is_markup() {
    for text in HOSTILE {
        let quoted = serde_json::to_string(text).unwrap();
        let before = format!(
            "---\nid: {quoted}\ntitle: {quoted}\nstatus: delivery\nby: {quoted}\nowner: {quoted}\nproblem: {quoted}\n\
             tags: [{quoted}]\noutcomes: {{{quoted}: 45 %}}\n---\n"
        );
        let after = before.replace("45 %", &quoted).replace("by:", "requested_by:");
        let gone = format!("---\ntitle: {quoted}\nstatus: delivery\nowner: {quoted}\nwork: upkeep\n---\n");
        let new = format!("---\nid: {}\n{}", serde_json::to_string(&format!("new {text}")).unwrap(), &gone[4..]);
        let base = [("pm.yaml", "version: 1\n"), ("initiatives/a.md", &before), ("initiatives/gone.md", &gone)];
        let head = [("pm.yaml", "version: 1\n"), ("initiatives/a.md", &after), ("initiatives/new.md", &new)];
        let comment = told(&base, &head, text, markdown);
        assert!(comment.starts_with("<!-- pm diff -->\n**This change "), "{comment}");
        assert_eq!(beyond_text(&comment), Vec::<String>::new(), "{text}\n{comment}");
        assert_eq!(opened(&comment), closed(&comment), "{comment}");
        for line in told(&base, &head, text, github).lines() {
            assert!(["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start)), "{line}");
        }
    }
}

/// The text of the comment as a reader sees it.
fn seen(comment: &str) -> String {
    let texts = Parser::new_ext(comment, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Text(text) => Some(text.replace('\u{200b}', "").replace('\u{2011}', "-")),
        Event::End(TagEnd::TableCell) => Some("|".to_owned()),
        Event::SoftBreak | Event::End(_) => Some("\n".to_owned()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn names_and_values_come_out_as_they_are() {
    for name in ["odd`name", "`odd` name", "``odd", "tada:tada:", "a-!5", "a-@b"] {
        let quoted = serde_json::to_string(name).unwrap();
        let before = format!(
            "---\nstatus: delivery\nowner: {quoted}\noutcomes: {{{quoted}: {{target: 45 %, baseline: 31 %}}}}\n---\n# A\n"
        );
        let after = before.replace("45 %", "40 %").replace(&format!("owner: {quoted}"), "owner: ada");
        let base = [("pm.yaml", "version: 1\n"), ("initiatives/a.md", &before)];
        let head = [("pm.yaml", "version: 1\n"), ("initiatives/a.md", &after)];
        let comment = told(&base, &head, "main", markdown);
        let seen = seen(&comment);
        assert!(seen.contains(&format!("({name} 45 % → 40 %, after it started)")), "{name}\n{seen}");
        assert!(seen.contains(&format!("|target of {name}|45 %|40 %|")), "{name}\n{seen}");
        assert!(seen.contains(&format!("owner: {name} → ada")), "{name}\n{seen}");
    }
}

#[test]
fn markup_would_be_noticed() {
    for text in HOSTILE.iter().filter(|text| !text.contains(['|', '&']) && !text.contains(OWN[0])) {
        assert!(!beyond_text(&format!("a\n\n{text}\n")).is_empty(), "{text}");
    }
}

fn borrowed(files: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
}

#[test]
fn a_comment_is_never_longer_than_it_may_be() {
    for (count, length) in [(400, 10), (30, 3_000), (2_000, 400), (1, 200_000)] {
        let word = "w@ & ".repeat(length / 5);
        let file = |n: usize, quarter: u32| {
            let text = format!(
                "---\nstatus: delivery\nby: 2026-Q{quarter}\nproblem: \"{word} {quarter}\"\nowner: o{quarter}\n---\n# I{n}\n"
            );
            (format!("initiatives/i{n:04}.md"), text)
        };
        let new = |n: usize| (format!("initiatives/n{n:04}.md"), format!("---\nproblem: \"{word}\"\n---\n# N{n}\n"));
        let base: Vec<(String, String)> = (0..count).map(|n| file(n, 1)).collect();
        let head: Vec<(String, String)> = (0..count).map(|n| file(n, 2)).chain((0..count).map(new)).collect();
        let settings = [("pm.yaml", "version: 1\n")];
        let base: Vec<(&str, &str)> = settings.into_iter().chain(borrowed(&base)).collect();
        let head: Vec<(&str, &str)> = settings.into_iter().chain(borrowed(&head)).collect();
        let comment = told(&base, &head, "origin/main", markdown);
        let characters = comment.chars().count();
        assert!(characters <= 60_000, "{count} {length}: {characters}");
        let is_cut = comment.contains("\nCut here, as a comment holds no more: ");
        assert!(is_cut, "{count} {length}: {characters}");
        assert!(comment.contains("All of it: <code>pm diff --format json origin/main</code>\n"), "{count} {length}");
        let last = comment.lines().last().unwrap();
        let promises = if count == 1 { "1 promise".to_owned() } else { format!("{count} promises") };
        assert!(last.starts_with(&format!("<sub>{promises} changed, ")) && last.ends_with("</sub>"), "{last}");
        assert_eq!(opened(&comment), closed(&comment));
        // The promises weigh most: they are there while there is room for anything.
        let rows = comment.lines().filter(|line| line.starts_with("| initiative/i")).count();
        assert_eq!(rows, count.min(rows.max(400)), "{count} {length}");
    }
}
