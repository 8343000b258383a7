//! The house style, held by an ordinary test: who may import whom, who may use which library, how long files are.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages, in the order in which data flows through them: a module imports only what stands above it.
const STAGES: [&str; 17] = [
    "finding",
    "source",
    "syntax",
    "values",
    "typed",
    "config",
    "model",
    "graph",
    "compare",
    "history",
    "rank",
    "rules",
    "adopt",
    "diff",
    "documents",
    "output",
    "cli",
];

/// Which module may use which library. serde, schemars and rayon may be used anywhere.
const LIBRARIES: [(&str, &[&str]); 27] = [
    ("mimalloc", &["main"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("git2", &["source"]),
    ("sha1", &["source"]),
    ("walkdir", &["source"]),
    ("ignore", &["source"]),
    ("tempfile", &["source"]),
    ("granit_parser", &["syntax"]),
    ("pulldown_cmark", &["syntax"]),
    ("jiff", &["values"]),
    ("strsim", &["values"]),
    ("unicode_normalization", &["values"]),
    ("percent_encoding", &["graph"]),
    ("blake3", &["finding"]),
    ("dashu_int", &["rank"]),
    ("dashu_ratio", &["rank"]),
    ("libm", &["rank", "documents"]),
    ("miette", &["output"]),
    ("comfy_table", &["output"]),
    ("unicode_width", &["output"]),
    ("csv", &["syntax", "output"]),
    ("indicatif", &["output"]),
    ("minijinja", &["output"]),
    ("rusqlite", &["output"]),
    ("sha2", &["documents"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

/// The stage that a file belongs to; none for `main.rs` and `lib.rs`.
fn stage(path: &Path) -> Option<usize> {
    let inside = path.strip_prefix(root().join("src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    STAGES.iter().position(|stage| *stage == first)
}

/// The program's own lines: without comments and unit tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn the_table_of_contents_lists_the_stages() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let listed: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(listed, STAGES);
}

#[test]
fn a_module_imports_only_what_stands_above_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let Some(own) = stage(&path) else { continue };
        for line in code(&text) {
            for (number, other) in STAGES.iter().enumerate().filter(|(number, _)| *number > own) {
                if line.contains(&format!("crate::{other}::")) || line.contains(&format!("crate::{other};")) {
                    wrong.push(format!("{}: {} imports {other}, number {number}", path.display(), STAGES[own]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_library_has_one_module() {
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let own = stage(&path).map_or("main", |stage| STAGES[stage]);
        for line in code(&text) {
            for (library, modules) in LIBRARIES.iter().filter(|(_, modules)| !modules.contains(&own)) {
                if line.contains(&format!("{library}::")) && !line.contains(&format!("_{library}::")) {
                    wrong.push(format!("{}: `{library}` belongs to {modules:?}\n  {line}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn between_source_and_output_nothing_touches_the_world() {
    let outside = [
        "std::fs",
        "std::env",
        "std::io",
        "std::process",
        "std::net",
        "SystemTime",
        "Instant::",
        "println!",
        "eprintln!",
        "print!(",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let Some(own) = stage(&path) else { continue };
        if !["source", "output", "cli"].contains(&STAGES[own]) {
            for line in code(&text) {
                wrong.extend(
                    outside
                        .iter()
                        .filter(|word| line.contains(**word))
                        .map(|word| format!("{}: {word}", path.display())),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_output_prints() {
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        if stage(&path).is_none_or(|stage| STAGES[stage] != "output") {
            let prints =
                |line: &str| ["println!", "print!(", "eprintln!", "eprint!("].iter().any(|word| line.contains(word));
            wrong.extend(code(&text).filter(|line| prints(line)).map(|line| format!("{}: {line}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_know_places_and_not_syntax() {
    for (path, text) in sources(&root().join("src/rules")) {
        assert!(!code(&text).any(|line| line.contains("crate::syntax")), "{} imports syntax/", path.display());
    }
}

#[test]
fn every_rule_has_its_page_and_is_listed() {
    let mut files: Vec<String> = Vec::new();
    for (path, text) in sources(&root().join("src/rules")) {
        if text.contains("pub static RULE: Rule") {
            let name = path.file_stem().unwrap().to_str().unwrap().replace('_', "-");
            assert!(path.with_file_name(format!("{name}.md")).exists(), "{name} has no page");
            assert!(text.contains(&format!("name: \"{name}\"")), "{} is not named after its file", path.display());
            files.push(name);
        }
    }
    let mut listed: Vec<&str> = pm::rules::all().map(|rule| rule.name).collect();
    listed.sort_unstable();
    files.sort_unstable();
    assert_eq!(files, listed, "every rule's file is in its group's list");
    listed.dedup();
    assert_eq!(files.len(), listed.len(), "no two rules share a name");
}

#[test]
fn yields_name_rules_of_the_catalogue() {
    // Rules that later issues bring; each leaves this list when it comes.
    const TO_COME: [&str; 14] = [
        "achieved-below-target",
        "endless-experiment",
        "missed-target",
        "no-leading-metric",
        "numbers-only-evidence",
        "order-taking",
        "scaled-before-validated",
        "shipped-unmeasured",
        "single-option",
        "stale-metric",
        "unresearched-initiative",
        "untested-option",
        "usability-only-evidence",
        "ignored-result",
    ];
    for line in pm::rules::YIELDS {
        for name in line.winners.iter().chain(line.losers) {
            let known = pm::rules::named(name).is_some() || TO_COME.contains(name);
            assert!(known, "`{name}` in the table of yields is no rule");
        }
    }
}

#[test]
fn files_are_short() {
    let mut lengths: Vec<(usize, PathBuf)> = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        lengths.push((text.lines().count(), path));
    }
    lengths.sort();
    let median = lengths[lengths.len() / 2].0;
    assert!(median <= 120, "the median file has {median} lines");
    let (longest, path) = lengths.last().unwrap();
    assert!(*longest <= 500, "{} has {longest} lines", path.display());
}

#[test]
fn no_path_of_this_machine_is_in_the_tree() {
    for folder in ["src", "tests", "docs", "examples", "schema"] {
        let mut folders = vec![root().join(folder)];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            for entry in entries {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    // The packages that npm puts beside the browser's tests are not ours.
                    if !path.ends_with("node_modules") {
                        folders.push(path);
                    }
                } else if let Ok(text) = fs::read_to_string(&path) {
                    let here = ["/wo", "rk/"].concat();
                    let home = ["/ro", "ot/"].concat();
                    assert!(
                        !text.contains(&here) && !text.contains(&home),
                        "{} names a path of one machine",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn the_architecture_page_lists_every_module_with_its_own_sentence() {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    for stage in STAGES {
        let text = fs::read_to_string(root().join(format!("src/{stage}/mod.rs"))).unwrap();
        let sentence = text
            .lines()
            .next()
            .unwrap()
            .strip_prefix("//! ")
            .unwrap_or_else(|| panic!("{stage}/mod.rs has no `//!` line"));
        assert!(
            page.contains(&format!("| `{stage}/` | {sentence} |")),
            "docs/architecture.md lacks: | `{stage}/` | {sentence} |"
        );
    }
}
