//! The small workspace of `tests/base/`, in which nothing is found, and what `pm lint` says of one that is only in memory.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::Path;

use pm::finding::Finding;
use pm::graph::{Strategy, load_config};
use pm::output::{Format, LintReport, Style, render};
use pm::rules::{Example, Facts, Selection};
use pm::source::Tree;
use pm::values::Date;

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of `tests/base/`.
pub fn base() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
    let mut files = Files::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

/// Lints an example laid over the small workspace, and shows what is found as `pm lint` does.
pub fn lint(example: &Example, selection: &Selection) -> (Vec<Finding>, String) {
    let mut files = base();
    files.extend(example.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    files.retain(|path, _| !example.absent.contains(path));
    lint_files(files, selection)
}

/// The findings, and how they are shown; where nothing can be done, why.
pub fn lint_files(files: Files, selection: &Selection) -> (Vec<Finding>, String) {
    let tree = Tree::from_texts(files);
    let (loaded, text) = match load_config(&tree) {
        Ok(loaded) => loaded,
        Err(failure) => {
            return (Vec::new(), format!("failure: {failure}\n  help: {}\n", failure.help.as_deref().unwrap_or("")));
        }
    };
    let today = loaded.settings.today.unwrap_or(Date::new(2026, 11, 22).unwrap());
    let strategy = Strategy::build(&tree, loaded, text);
    let outcome = pm::rules::run(&Facts::new(&strategy, today), selection);
    let report = LintReport {
        findings: &outcome.findings,
        summary: &outcome.summary,
        rules: &[],
        text_of: &|path| strategy.text_of(path),
        not_evaluated: &[],
        from_git_root: "",
        from_here: "",
        command: "lint",
    };
    // The last line, with the totals, is left out.
    let shown = render(Format::Human, &report, &Style::PLAIN, None);
    let shown = shown.trim_end().rsplit_once('\n').map_or("", |(findings, _)| findings).to_owned();
    (outcome.findings, shown)
}

/// Findings as words and places, without the lines of the file.
pub fn told(findings: &[Finding]) -> String {
    let mut shown = String::new();
    for finding in findings {
        let place = finding.place().unwrap();
        shown += &format!("{}[{}]: {}\n", finding.severity, finding.rule, finding.message);
        shown += &format!(" --> {}:{}:{}\n", place.path, place.start.line, place.start.column);
        for other in finding.labels.iter().skip(1) {
            shown += &format!("     {}:{}:{} {}\n", other.path, other.start.line, other.start.column, other.message);
        }
        if let Some(help) = &finding.help {
            shown += &format!("  help: {help}\n");
        }
        shown += "\n";
    }
    shown
}
