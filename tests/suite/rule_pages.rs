//! Every rule's page is its test: the failing examples give exactly the output they show, the passing ones nothing.
//! `UPDATE_PAGES=1 cargo test --test suite rule_pages` writes the outputs anew; read the difference before you commit it.

use crate::support::small_workspace;
use std::path::{Path, PathBuf};

use pm::rules::{Example, Rule, Selection};
use small_workspace::lint;

/// A plain rule is judged beside all plain rules, any other beside those and itself.
fn selection(rule: &Rule) -> Selection {
    Selection { select: vec!["plain".to_owned(), rule.name.to_owned()], ..Selection::default() }
}

fn page_file(rule: &Rule) -> PathBuf {
    let group = rule.group.name().replace('-', "_");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/rules/{group}/{}.md", rule.name))
}

#[test]
fn the_small_workspace_is_clean() {
    let (findings, shown) = lint(&Example::default(), &Selection { all: true, ..Selection::default() });
    assert!(findings.is_empty(), "{shown}");
}

#[test]
fn every_page_tells_the_truth() {
    let update = std::env::var_os("UPDATE_PAGES").is_some();
    let mut wrong = Vec::new();
    for rule in pm::rules::all() {
        let page = rule.page();
        assert_eq!(page.title, rule.name, "the page's title is the rule's name");
        assert!(!rule.summary().is_empty(), "{}: the page begins with `> one sentence`", rule.name);
        assert!(!page.fails.is_empty(), "{}: no failing example", rule.name);
        assert!(!page.passes.is_empty(), "{}: no passing example", rule.name);
        let mut text = rule.page.to_owned();
        let mut from = 0;
        for example in &page.fails {
            let (findings, shown) = lint(example, &selection(rule));
            let shown = format!("{}\n", shown.trim_end());
            let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
            if rules != [rule.name] {
                wrong.push(format!(
                    "{}: a failing example gives {rules:?}, and ought to give one finding of its own\n{shown}",
                    rule.name
                ));
            }
            if example.output.trim_end() != shown.trim_end() {
                if update {
                    let fence = from + text[from..].find("```output\n").unwrap() + "```output\n".len();
                    let end = fence + text[fence..].find("```").unwrap();
                    text.replace_range(fence..end, &shown);
                } else {
                    wrong
                        .push(format!("{}: the page shows\n{}\nand the rule says\n{shown}", rule.name, example.output));
                }
            }
            from += text[from..].find("```output\n").map_or(0, |at| at + "```output\n".len());
        }
        for example in &page.passes {
            let (findings, shown) = lint(example, &selection(rule));
            if !findings.is_empty() {
                wrong.push(format!("{}: the passing example is not clean\n{shown}", rule.name));
            }
        }
        if update && text != rule.page {
            std::fs::write(page_file(rule), text).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_says_whether_its_findings_can_be_mended() {
    for rule in pm::rules::all() {
        let level = rule.page.lines().find(|line| line.starts_with("**")).unwrap();
        assert_eq!(level.contains("mended by `--fix`"), rule.fixable, "{}: {level}", rule.name);
    }
}
