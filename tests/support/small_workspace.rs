//! A small workspace without findings, on which examples are laid.

use std::collections::BTreeMap;
use std::path::Path;

use pm::finding::Finding;
use pm::graph::{Strategy, load_config};
use pm::output::{Format, LintReport, Style, render};
use pm::rules::{Example, Facts, Selection};
use pm::source::Tree;
use pm::values::Date;

/// The files of `tests/base/`.
pub fn base() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

/// Lints an example, and shows what is found as the pages do.
pub fn lint(example: &Example, selection: &Selection) -> (Vec<Finding>, String) {
    let mut files = base();
    files.extend(example.files.iter().cloned());
    files.retain(|path, _| !example.absent.contains(path));
    let tree = Tree::from_texts(files);
    let (loaded, text) = load_config(&tree).unwrap();
    let today = loaded.settings.today.unwrap_or(Date::new(2026, 11, 22).unwrap());
    let strategy = Strategy::build(&tree, loaded, text);
    let outcome = pm::rules::run(&Facts { strategy: &strategy, today }, selection);
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
    // What `pm lint` prints, its last line with the totals left out.
    let shown = render(Format::Human, &report, &Style::PLAIN, None);
    let shown = shown.trim_end().rsplit_once('\n').map_or("", |(findings, _)| findings).to_owned();
    (outcome.findings, shown)
}
