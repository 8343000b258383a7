//! The fast path reads Markdown exactly as the full parser does, or leaves it to that: the same blocks, links and spans.

use std::path::Path;

use crate::support::memory::files_under;
use crate::support::mutants::{mutated, pick, rounds};
use crate::support::workspace;
use pm::rank::Random;
use pm::syntax::front_matter;
use pm::syntax::markdown::{fast, full};

/// Whether the fast path took the text; where it did, it has to agree.
fn agrees(text: &str, offset: usize) -> bool {
    let Some(fast) = fast::page(text, offset) else { return false };
    let full = full::page(text, offset);
    if fast == full {
        return true;
    }
    panic!("{text:?}\nfast {fast:#?}\nfull {full:#?}");
}

/// The pages of `examples/` and of a generated workspace, without their front matter.
fn real() -> Vec<String> {
    let mut pages = workspace::workspace(40, 3);
    for (path, text) in files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")) {
        pages.push((path, String::from_utf8(text).unwrap()));
    }
    pages.retain(|(path, _)| path.ends_with(".md"));
    pages.into_iter().map(|(_, text)| text[front_matter(&text).body()..].to_owned()).collect()
}

/// What is thrown into real text, and what odd texts are made of.
const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n \n",
    "\n  ",
    "\n   ",
    "\n    ",
    "\n     ",
    "\n- ",
    "\n- ",
    "\n* ",
    "\n+ ",
    "\n1. ",
    "\n2. ",
    "\n1) ",
    "\n10. ",
    "\n123456789. ",
    "\n1234567890. ",
    "\n  - ",
    "\n    - ",
    "\n      - ",
    "\n   - ",
    "\n-\n",
    "\n-   ",
    "\n-     ",
    "\n- - ",
    "- [ ] ",
    "[x] ",
    "\n---\n",
    "\n***\n",
    "\n===\n",
    "\n--\n",
    "\n# ",
    "\n## ",
    "\n####### ",
    "#",
    " #\n",
    "##\n",
    "{#id}",
    "{.a}",
    "\n> ",
    "\n```\n",
    "\n~~~\n",
    "\n<div>\n",
    "\n<!-- c -->\n",
    "\n<!-- pm:begin x -->\n",
    "\n<!-- pm:end x -->\n",
    "<!-- c",
    "-->",
    "<b>",
    "<",
    "< ",
    "<https://x.y>",
    ">",
    "\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "|",
    "\n|-\n",
    "\n-|-\n",
    "\n:-\n",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "` `",
    "`a`",
    "\\",
    "\\`",
    "\\[",
    "\\\n",
    "  \n",
    "[",
    "]",
    "[[",
    "]]",
    "(",
    ")",
    "](",
    "[a](b.md)",
    "[a](b.md#c)",
    "[a](<b c>)",
    "[a](b \"t\")",
    "[a](b(c))",
    "[a][b]",
    "[a][]",
    "[a]",
    "\n[a]: b.md\n",
    "[a]: ",
    "[^1]",
    "\n[^1]: note\n",
    "![a](b.png)",
    "![[a]]",
    "!",
    "[[a]]",
    "[[a|b]]",
    "[[a b]]",
    "[[a|b",
    "[[|a]]",
    "[[]]",
    "[]",
    "[](a)",
    "[a]()",
    "[`a`](b)",
    "[*a*](b)",
    "[a\nb](c)",
    "&",
    "&amp;",
    "&#35;",
    "a",
    "b c",
    "\t",
    "\r\n",
    "\u{a0}",
    "\u{feff}",
    "\u{2028}",
    "\u{b}",
    "é",
    "日本",
    "😀",
    "1",
    "1.",
    ":",
    "x_y_z",
    "https://x.y",
    "  ",
    " ",
    "\n word\n",
    "\n  word\n",
    "\n\n  word\n",
    "\n\n    word\n",
];

/// Lines that could be Markdown: an indentation, a mark, words, something behind them.
fn lines(random: &mut Random) -> String {
    const INDENT: &[&str] = &["", "", "", "", "", "", "", "  ", "  ", "   ", "    ", " "];
    const LEAD: &[&str] = &[
        "", "", "", "- ", "- ", "* ", "+ ", "1. ", "2. ", "1) ", "# ", "## ", "- - ", "-   ", "- [ ] ", "> ", "1.",
        "-", "#",
    ];
    const WORDS: &[&str] = &[
        "",
        "text",
        "two words",
        "[a](b.md)",
        "see [a b](c/d.md#e), and",
        "[[id]]",
        "[[id|words]]",
        "**bold** word",
        "*",
        "***",
        "---",
        "===",
        "text",
        "words, too",
        "Text.",
        "`code`",
        "`[a](b)`",
        "[`a`](b)",
        "a < b",
        "[a] b",
        "[a](b)[c](d)",
        "[[a]][b](c)",
        "snake_case",
        "日本",
        "3.5 %",
        "a|b",
        "|-|",
        "x #",
        "R&D",
        "a: b",
        "[x]: y",
        "!",
        "~~a~~",
        "1. a",
        "- a",
    ];
    const TAIL: &[&str] = &["", "", "", "", "", " ", "  ", "#", " [[b]]", "\\"];
    let mut text = String::new();
    for _ in 0..=random.below(5) {
        for part in [INDENT, LEAD, WORDS, TAIL] {
            text += pick(random, part);
        }
        text += pick(random, &["\n", "\n", "\n", "\n\n", "\n\n", "\n \n", "\n\n\n"]);
    }
    if random.below(4) == 0 {
        text.pop();
    }
    text
}

#[test]
fn most_real_text_takes_the_fast_path_and_agrees() {
    let pages = real();
    let taken = pages.iter().filter(|text| agrees(text, 4)).count();
    assert!(pages.len() > 100 && taken * 10 > pages.len() * 9, "{taken} of {} pages took the fast path", pages.len());
}

#[test]
fn mutants_of_real_text_agree() {
    let pages = real();
    let mut random = Random::new(20_261_122);
    let mut taken = 0;
    for _ in 0..100_000 * rounds() {
        let text = mutated(&pages[random.below(pages.len())], PIECES, &mut random);
        taken += usize::from(agrees(&text, random.below(9)));
    }
    assert!(taken > 40_000, "only {taken} of the mutants took the fast path");
}

#[test]
fn odd_texts_agree() {
    let mut random = Random::new(7);
    let mut taken = 0;
    for turn in 0..200_000 * rounds() {
        let text = match turn % 4 {
            0 => (0..1 + random.below(14)).map(|_| pick(&mut random, PIECES)).collect(),
            _ => lines(&mut random),
        };
        taken += usize::from(agrees(&text, 0));
    }
    assert!(taken > 12_000, "only {taken} of the odd texts took the fast path");
}

/// What the fast path is for, and what it leaves to the full parser.
#[test]
fn what_is_plain_is_taken_and_what_is_not_is_left() {
    let taken = [
        "",
        "# A\n\nText\nand more.\n\n## B & C\n- one\n- two",
        "- one\n  and more\n\n  below\n  - inner\n    - innermost\n  1. other\n- [ ] two\n\n\nText",
        "1. one\n2. two\n\n   - inner\n\n3. three\n# B",
        "**Bold** and *not*, [a](b.md#c), [[d]], [[d|e f]] and [x] `[g](h)`, [`i`](j) < 5 %.\n",
        "   \n# A  \n*a\n12.5 %\n1234567890. a\n",
    ];
    let left = [
        "A\n=\n",
        "A\n-\n",
        "# A *b*\n",
        "# A {#b}\n",
        "# A #\n",
        "a\\\nb",
        "---\n",
        "***\n",
        "> a\n",
        "```\na\n```\n",
        "    a\n",
        "- a\nlazy\n",
        "- a\n* b\n",
        "-\n",
        "- - a\n",
        "-     a\n",
        "a\n2. b\n",
        "a | b\n--|--\n",
        "a\n| b\n",
        "<b>a</b>\n",
        "a <https://b.c>\n",
        "<!-- pm:begin a -->\n",
        "[a]: b\n",
        "[a\nb](c)\n",
        "`a\nb`\n",
        "``a``\n",
        "![a](b)\n",
        "[a](b \"c\")\n",
        "[a](b(c))\n",
        "[a](b&amp;c)\n",
        "[a [b](c)](d)\n",
        "a[^1]\n",
        "a\r\n",
    ];
    taken.iter().for_each(|text| assert!(agrees(text, 0), "{text:?}"));
    left.iter().for_each(|text| assert!(!agrees(text, 0), "{text:?}"));
    assert!(!agrees(&"- ".repeat(100_000), 0), "marks without end");
}
