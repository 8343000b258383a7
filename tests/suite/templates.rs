//! Templates of documents: what a person wrote stays text, and whoever writes a template is told what is wrong with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pm::config::Language;
use pm::output::templates::{BUILT_IN, Own, Setting, document, titles};
use pm::values::{FundingStage, Vocabulary, Work};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

fn own(text: &str) -> Setting<'_> {
    Setting { own: Some(Own { path: "docs/templates/north-star.md", text }), ..Setting::default() }
}

fn made(template: &str, data: &Value) -> String {
    document("north-star", data, &own(template)).unwrap_or_else(|failure| panic!("{failure}"))
}

fn failure(template: &str, data: &Value) -> (String, String) {
    let failure = document("north-star", data, &own(template)).unwrap_err();
    assert_eq!(failure.exit, 2);
    (failure.message, failure.help.unwrap())
}

fn parsed(text: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(text, options).collect()
}

/// The text that a reader sees, without marks that are not seen.
fn seen(text: &str) -> String {
    let mut seen = String::new();
    for event in parsed(text) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::SoftBreak | Event::HardBreak => seen.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => seen.push(' '),
            _ => {}
        }
    }
    seen.replace('\u{200b}', "")
}

/// What must never arise from what somebody wrote.
const HOSTILE: [&str; 30] = [
    "<script>alert(1)</script>",
    "]]> </script> --> <!--",
    "<!-- pm:begin x sha256=1 -->",
    "<!-- pm:end x -->",
    "# heading",
    "####### seven",
    "- entry",
    "+ entry",
    "* entry",
    "12. entry",
    "3) entry",
    "=====",
    "-----",
    "---",
    "***",
    ":-: | :-:",
    "> quote",
    "```\ncode",
    "~~~\ncode",
    "    four blanks",
    "a | b | c",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "[x]: https://example.org",
    "[^1]: note",
    "*a* _b_ **c** `d` ~~e~~ \\",
    "\u{202e}turned\u{202c} \u{1b}[31mred",
    "=cmd()|'/c calc'!A0",
    "👩‍👩‍👧 é 日本",
    "ends with a number sign #",
];

#[test]
fn a_printed_value_is_text_wherever_it_stands() {
    let template = "# {{ x }}\n\n{{ x }}\n\nafter\n{{ x }}\n\n- {{ x }}\n\n> {{ x }}\n\n| a | b |\n|---|---|\n| {{ x }} | {{ x }} |\n";
    for hostile in HOSTILE {
        let text = made(template, &json!({ "x": hostile }));
        let events = parsed(&text);
        let count = |is: fn(&Event<'_>) -> bool| events.iter().filter(|event| is(event)).count();
        assert_eq!(count(|event| matches!(event, Event::Start(Tag::Heading { .. }))), 1, "{text}");
        assert_eq!(count(|event| matches!(event, Event::Start(Tag::List(_)))), 1, "{text}");
        assert_eq!(count(|event| matches!(event, Event::Start(Tag::Item))), 1, "{text}");
        assert_eq!(count(|event| matches!(event, Event::Start(Tag::BlockQuote(_)))), 1, "{text}");
        assert_eq!(count(|event| matches!(event, Event::Start(Tag::Table(_)))), 1, "{text}");
        assert_eq!(count(|event| matches!(event, Event::Start(Tag::TableCell))), 4, "{text}");
        let is_markup = |event: &Event<'_>| {
            matches!(
                event,
                Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule | Event::FootnoteReference(_)
            ) || matches!(
                event,
                Event::Start(
                    Tag::CodeBlock(_)
                        | Tag::Link { .. }
                        | Tag::Image { .. }
                        | Tag::Emphasis
                        | Tag::Strong
                        | Tag::Strikethrough
                        | Tag::FootnoteDefinition(_)
                )
            )
        };
        let wrong: Vec<_> = events.iter().filter(|event| is_markup(event)).collect();
        assert!(wrong.is_empty(), "{hostile}: {wrong:?}\n{text}");
        // Nothing of it is lost either: seven times the same words.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown =
            hostile.replace('\u{202e}', "\\u{202e}").replace('\u{202c}', "\\u{202c}").replace('\u{1b}', "\\u{1b}");
        assert_eq!(words(&seen(&text)).matches(&words(&shown)).count(), 7, "{hostile}\n{text}");
    }
}

#[test]
fn markdown_that_is_let_through_changes_nothing_around_it() {
    let template = "# Title\n\n{{ x|prose }}\n\n## Table\n\n| a | b |\n|---|---|\n| {{ x|cell }} | {{ x|line }} |\n\n- {{ x|line }}\n- end\n\nlast\n";
    for hostile in HOSTILE {
        let text = made(template, &json!({ "x": hostile }));
        assert_frame(&text);
    }
}

/// Two headings, our table last but one of the blocks, nothing that is HTML, and no mark of ours.
fn assert_frame(text: &str) {
    let events = parsed(text);
    let headings = events.iter().filter(|event| matches!(event, Event::Start(Tag::Heading { .. }))).count();
    assert_eq!(headings, 2, "{text}");
    assert!(!events.iter().any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_))), "{text}");
    assert!(!text.contains("<!--"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}', '\r']), "{text:?}");
    let below = text.split_once("\n## Table\n").unwrap().1;
    let below = parsed(below);
    let cells = below.iter().filter(|event| matches!(event, Event::Start(Tag::TableCell))).count();
    assert_eq!(cells, 4, "{text}");
    assert_eq!(below.iter().filter(|event| matches!(event, Event::Start(Tag::Item))).count(), 2, "{text}");
    let links = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    for link in links {
        let is_safe = link.starts_with("http://") || link.starts_with("https://") || link.starts_with("mailto:");
        assert!(is_safe || !link.contains(':'), "{link}\n{text}");
    }
    assert!(below.ends_with(&[Event::Text("last".into()), Event::End(TagEnd::Paragraph)]), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_let_through(text in r"([#>*+\-_`~|\[\]()<!\\/:=&;.0-9a-c \n\t]|https://|<!--|-->|pm:end|\n\n|    ){0,60}") {
        let template = "# Title\n\n{{ x|prose }}\n\n## Table\n\n| a | b |\n|---|---|\n| {{ x|cell }} | {{ x }} |\n\n- {{ x|line }}\n- end\n\nlast\n";
        assert_frame(&made(template, &json!({ "x": text })));
    }
}

#[test]
fn paragraphs_lists_tables_code_and_links_are_kept() {
    let written = "# Heading\n\nFirst *line*\nand **second** with `co|de`.\n\n1. one\n   - two\n2. three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sql\nselect 1;\n```\n\nSee [the interviews](/research/sofa.md), https://example.org/a_b and <mailto:x@example.org>, not [this](../b.md).\n";
    let setting = Setting { into: Some("documents/x.md"), ..own("{{ x|prose }}") };
    let text = document("north-star", &json!({ "x": written }), &setting).unwrap();
    assert_eq!(
        text,
        "**Heading**\n\nFirst *line* and **second** with `co|de`.\n\n1. one\n\n   - two\n2. three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sql\nselect 1;\n```\n\nSee [the interviews](../research/sofa.md), <https://example.org/a_b> and <mailto:x@example.org>, not this.\n"
    );
    assert_eq!(
        made("| {{ x|cell }} |", &json!({ "x": "a\n\n- b\n- `c|d`" })),
        "| a b; `c\\|d` |\n",
        "blocks in a cell are one line"
    );
}

#[test]
fn what_is_not_written_prints_nothing() {
    assert_eq!(made("[{{ a }}{{ a|prose }}{{ a|cell }}{{ a|day }}]", &json!({ "a": null })), "[]\n");
}

#[test]
fn a_wrong_template_is_told_by_file_and_line() {
    let data = json!({ "title": "T", "problem": "P", "outcomes": [{ "metric": "m", "target": "5 %" }] });
    let table = [
        ("{{ title }}\n\n{{ ptoblem }}", "3: there is no `ptoblem` here", "did you mean `problem`?"),
        ("{{ ptoblem|prose }}", "1: there is no `ptoblem` here", "did you mean `problem`?"),
        (
            "{% for outcome in outcomes %}\n{{ outcome.taget }}\n{% endfor %}",
            "2: there is no `outcome.taget` here",
            "did you mean `target`?",
        ),
        ("{{ title.name }}", "1: there is no `title.name` here", "pm template north-star"),
        (
            "{% if wholly %}x{% endif %}",
            "1: there is no `wholly` here",
            "there is `language`, `outcomes`, `problem`, `title`, `titles`",
        ),
        (
            "a\n{% for x in outcomes %}",
            "2: this cannot be read as a template: unexpected end of input",
            "pm template north-star",
        ),
        ("{{ title", "1: this cannot be read as a template", "pm template north-star"),
        ("{{ title|prosa }}", "1: there is no such filter", "`prose`"),
        ("{{ title|safe }}", "1: there is no such filter", "`prose`"),
        ("\n{{ outcomes }}", "2: this is a list and no text", "pm template north-star"),
        ("{{ outcomes[0] }}", "1: this is a group of values", "pm template north-star"),
        ("{% include \"/etc/passwd\" %}", "1: a template reads no other file", "{% macro %}"),
        ("x\n<!-- pm:end x -->", "2: a template has no `pm:begin`", "take them out"),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
            "1: this template takes too many steps",
            "a loop",
        ),
        ("{{ 'x' * 99999999999 }}", "1: this template takes too many steps", "a loop"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "1: ", ""),
    ];
    for (template, message, help) in table {
        let (told, way_out) = failure(template, &data);
        assert!(told.starts_with(&format!("docs/templates/north-star.md:{message}")), "{template}\n{told}\n{way_out}");
        assert!(way_out.contains(help), "{template}\n{told}\n{way_out}");
    }
}

#[test]
fn a_template_that_takes_too_long_or_too_much_is_stopped() {
    let data = json!({ "title": "Faster onboarding", "all": "a".repeat(200_000) });
    for template in [
        "{{ title|replace(\"a\", \"b\"*100000000) }}",
        "{{ title|replace(\"a\", \"b\"*10000000)|prose }}",
        "{% set ns = namespace(a=\"xxxxxxxxxx\") %}{% for i in range(40) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}",
        "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
        "{{ \"a\"|indent(1000000000, true) }}",
        "{{ (\"a\\n\"*100000)|indent(10000) }}",
        "{% for a in range(100000) %}{{ all }}{% endfor %}",
        "{% for a in range(100000) %}{{ all|prose }}{% endfor %}",
        "{% for a in range(100000) %}{{ title|link(all) }}{% endfor %}",
        "{% set all = all|cell %}{% for a in range(10000000) %}{{ all }}{% endfor %}",
    ] {
        let begin = std::time::Instant::now();
        let (told, help) = failure(template, &data);
        let took = begin.elapsed();
        assert!(told.starts_with("docs/templates/north-star.md:1: "), "{template}\n{told}");
        assert!(!help.is_empty(), "{template}");
        assert!(took.as_secs() < 10, "{template} took {took:?}");
        eprintln!("{took:?} {told} {template}");
    }
}

#[test]
fn every_title_is_used_and_every_used_title_is_there() {
    let mut used = BTreeSet::new();
    let mut folders = vec![
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/output"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/documents"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            // The page of the report calls its own by `t` and without their prefix.
            let (mark, prefix) = match path.extension().and_then(|ending| ending.to_str()) {
                Some("md") => ("titles.", ""),
                Some("html") => (" t.", "report_"),
                _ => ("title(\"", ""),
            };
            used.extend(text.split(mark).skip(1).map(|rest| {
                let key = rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap();
                format!("{prefix}{key}")
            }));
        }
    }
    // Stages and sorts of work are titles by their own words: `titles[part.name]`.
    let words = FundingStage::WORDS.iter().map(|(word, _)| *word).chain(Work::WORDS.iter().map(|(word, _)| *word));
    used.extend(words.map(str::to_owned));
    let there: Vec<&str> = titles::all().map(|title| title.0).collect();
    let unique: BTreeSet<String> = there.iter().map(|key| (*key).to_owned()).collect();
    assert_eq!(there.len(), unique.len(), "a key stands in two tables");
    assert_eq!(used, unique, "left: used; right: in titles/");
    for (key, english, german) in titles::all() {
        assert!(!english.trim().is_empty() && !german.trim().is_empty(), "{key}");
    }
}

#[test]
fn titles_speak_the_language_of_the_document() {
    let setting = |language| Setting { language, ..own("{{ titles.as_of }} {{ on|day }} {{ language }}") };
    let text = |language| document("north-star", &json!({ "on": "2026-10-04" }), &setting(language)).unwrap();
    assert_eq!(text(Language::English), "as of 4 Oct 2026 en\n");
    assert_eq!(text(Language::German), "Stand 4.\u{a0}Okt. 2026 de\n");
}

#[test]
fn the_mark_at_the_beginning_of_a_file_is_no_text() {
    let text = document("north-star", &json!({ "on": "2026-10-04" }), &own("\u{feff}# {{ on }}")).unwrap();
    assert_eq!(text, "# 2026-10-04\n");
}

#[test]
fn built_in_templates_have_names_of_their_own() {
    let names: BTreeSet<&str> = BUILT_IN.iter().map(|template| template.name).collect();
    assert_eq!(names.len(), BUILT_IN.len());
}
