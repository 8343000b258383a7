//! The fast path reads YAML exactly as the full parser does, or leaves it to that: the same values, styles and spans.

use crate::support::memory::files_under;
use crate::support::mutants::{mutated, pick, rounds};
use crate::support::workspace;
use std::path::Path;

use pm::rank::Random;
use pm::syntax::{FrontMatter, front_matter, yaml};

/// Whether the fast path took the text; where it did, it has to agree.
fn agrees(text: &str, offset: usize) -> bool {
    let Some(fast) = yaml::fast::parse(text, offset) else { return false };
    let full = yaml::full::document(text, offset);
    assert!(full.problems.is_empty(), "the fast path took a text with a mistake: {text:?}\n{:?}", full.problems);
    if full.root.as_ref() == Some(&fast) {
        return true;
    }
    let (fast, full) = (format!("{fast:#?}"), full.root.map_or(String::new(), |root| format!("{root:#?}")));
    if let Some((number, (ours, theirs))) = fast.lines().zip(full.lines()).enumerate().find(|(_, (a, b))| a != b) {
        let near: Vec<&str> = full.lines().skip(number.saturating_sub(6)).take(12).collect();
        panic!("{text:?}\nfast {ours}, full {theirs} in {}", near.join("\n"));
    }
    panic!("{text:?}\nfast {fast}\nfull {full}");
}

/// The YAML of everything in `examples/` and of a generated workspace.
fn real() -> Vec<String> {
    let mut texts: Vec<String> = workspace::workspace(40, 3).into_iter().map(|(_, text)| text).collect();
    for (path, text) in files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")) {
        let text = || String::from_utf8(text).unwrap();
        match path.rsplit_once('.') {
            Some((_, "yaml")) => texts.push(text()),
            // A page without front matter has no YAML in it.
            Some((_, "md")) => {
                texts.extend(Some(text()).filter(|text| matches!(front_matter(text), FrontMatter::Closed { .. })))
            }
            _ => {}
        }
    }
    let mut texts: Vec<String> = texts.iter().flat_map(|text| documents(text)).collect();
    texts.sort();
    texts
}

fn documents(text: &str) -> Vec<String> {
    match front_matter(text) {
        FrontMatter::Closed { yaml, .. } => vec![yaml.of(text).to_owned()],
        _ => text.split("---\n").map(str::to_owned).collect(),
    }
}

/// What is thrown into real text, and what odd texts are made of.
const PIECES: [&str; 86] = [
    "\n",
    "\n\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "\n    - ",
    "  ",
    " ",
    "\r\n",
    "\t",
    ": ",
    ":",
    ":\n",
    " :",
    "- ",
    "-",
    "-\n",
    "- - ",
    "- -\n",
    "---\n",
    "...\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    ", ",
    "\"",
    "'",
    "''",
    "\\",
    "\\n",
    "\\\"",
    "\\u00e4",
    "|\n",
    "|-\n",
    "|+\n",
    ">\n",
    ">-\n",
    ">+\n",
    "|2\n",
    "| # c\n",
    "\n  text\n",
    "\n   more\n",
    "\n\n  x\n",
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    "<<: ",
    "? ",
    "# ",
    " # c\n",
    "#",
    "#c\n",
    "  # c\n",
    "%",
    "@",
    "`",
    "~",
    "null",
    "a",
    "a: ",
    "b: ",
    "a: b\n",
    "key: value\n",
    "k:\n",
    "'q'",
    "\"q\"",
    "[a, b]",
    "{a: b}",
    "{a: 1, b: [c]}",
    "[]",
    "{}",
    "日本",
    "\u{feff}",
    "é",
    "\u{85}",
    "\u{2028}",
    "😀",
    "x\n  y\n",
    "1",
    "0.5",
    "true",
    "a b",
];

#[test]
fn real_text_takes_the_fast_path_and_agrees() {
    let texts = real();
    let left: Vec<&String> = texts.iter().filter(|text| !text.is_empty() && !agrees(text, 4)).collect();
    assert!(texts.len() > 60 && left.is_empty(), "left to the full parser: {left:#?}");
}

/// What `tests/fuzz` found, each mended.
#[test]
fn what_the_fuzzer_found_agrees() {
    for text in ["#\n...    ~:", "... a: b", "a: b\n...\nc: d"] {
        agrees(text, 3);
    }
}

#[test]
fn mutants_of_real_text_agree() {
    let texts = real();
    let mut random = Random::new(20_261_122);
    let mut taken = 0;
    for _ in 0..100_000 * rounds() {
        let text = mutated(&texts[random.below(texts.len())], &PIECES, &mut random);
        taken += usize::from(agrees(&text, random.below(9)));
    }
    assert!(taken > 25_000, "only {taken} of the mutants took the fast path");
}

/// Lines that could be YAML: an indentation, a key or a dash, a value, something behind it.
fn lines(random: &mut Random) -> String {
    const INDENT: [&str; 8] = ["", "", "  ", "  ", "    ", "    ", " ", "      "];
    const LEAD: [&str; 12] = ["a: ", "b: ", "c:", "- ", "- ", "-", "- a: ", "- - ", "\"d\": ", "'e':", "", "? "];
    const VALUE: [&str; 32] = [
        "",
        "",
        "text",
        "two words",
        "\"x: y\"",
        "'it''s'",
        "\"a \\\" b\"",
        "[a, b]",
        "[a, [b], {c: d}]",
        "{a: b}",
        "{a: 'x', b: [1]}",
        "[]",
        "{}",
        "[ a , b ]",
        "{ a: 1 }",
        "|",
        ">",
        "|-",
        ">-",
        "|+",
        ">+",
        "~",
        "null",
        "a:b",
        "http://x",
        "a#b",
        "-1",
        "日本",
        "x, y",
        "[a, b",
        "{a: }",
        "'x",
    ];
    const TAIL: [&str; 8] = ["", "", "", "", " # c", "  ", "#", ": "];
    let mut text = String::new();
    for _ in 0..=random.below(7) {
        for part in [&INDENT[..], &LEAD, &VALUE, &TAIL] {
            text += pick(random, part);
        }
        text += pick(random, &["\n", "\n", "\n", "\n\n", "\n  # c\n", "\n \n"]);
    }
    if random.below(4) == 0 {
        text.pop();
    }
    text
}

#[test]
fn odd_texts_agree() {
    let mut random = Random::new(7);
    let mut taken = 0;
    for turn in 0..150_000 * rounds() {
        let text = match turn % 3 {
            0 => (0..1 + random.below(14)).map(|_| pick(&mut random, &PIECES)).collect(),
            _ => lines(&mut random),
        };
        taken += usize::from(agrees(&text, 0));
    }
    assert!(taken > 7_500, "only {taken} of the odd texts took the fast path");
}
