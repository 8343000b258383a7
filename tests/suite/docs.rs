//! Documentation is run: every `console` block of README.md and docs/ gives exactly what it shows.
//! `UPDATE_DOCS=1 cargo test --test suite docs` writes the outputs anew; read the difference before you commit it.

use crate::support::world;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use world::copy;

const AUTHOR: [(&str, &str); 6] = [
    ("GIT_AUTHOR_NAME", "Ada"),
    ("GIT_AUTHOR_EMAIL", "ada@example.org"),
    ("GIT_AUTHOR_DATE", "2026-11-20T12:00:00Z"),
    ("GIT_COMMITTER_NAME", "Ada"),
    ("GIT_COMMITTER_EMAIL", "ada@example.org"),
    ("GIT_COMMITTER_DATE", "2026-11-20T12:00:00Z"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the commands of a block one after the other in a folder that has the examples; each sees where the last one left.
fn run(block: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples"), &folder.path().join("examples"));
    let bin = Path::new(env!("CARGO_BIN_EXE_pm")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut here = folder.path().to_owned();
    let mut shown = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let script = format!("{command}\ncode=$?\nprintf '\\n\\001%s\\001%s' \"$code\" \"$PWD\"");
        let output = Command::new("bash")
            .arg("-c")
            .arg(format!("exec 2>&1\n{script}"))
            .current_dir(&here)
            .env("PATH", &path)
            .env("HOME", folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env_remove("GIT_DIR")
            // A page shows what somebody sees at a desk, and its commits have the same names everywhere.
            .env_remove("CI")
            .env_remove("GITHUB_BASE_REF")
            .env_remove("GITHUB_SHA")
            .env_remove("CI_MERGE_REQUEST_DIFF_BASE_SHA")
            .envs(AUTHOR)
            .output()
            .unwrap();
        // Lines of CSV end in CR LF; a page's do not.
        let text = String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n");
        let (text, rest) = text.split_once("\n\u{1}").unwrap();
        let (code, place) = rest.split_once('\u{1}').unwrap();
        here = PathBuf::from(place);
        shown += &format!("$ {command}\n");
        shown += text.trim_end();
        if !text.trim_end().is_empty() {
            shown.push('\n');
        }
        if code != "0" {
            shown += &format!("(exit {code})\n");
        }
    }
    shown
}

#[test]
fn every_console_block_gives_what_it_shows() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut pages = vec![root().join("README.md")];
    pages.extend(fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path()));
    pages.retain(|page| page.extension().is_some_and(|ending| ending == "md"));
    pages.sort();
    let (mut blocks, mut wrong) = (0, Vec::new());
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        let mut written = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("```console\n") {
            let (block, behind) = after.split_once("```").unwrap();
            let shown = run(block);
            blocks += 1;
            if shown != block {
                wrong.push(format!("{}: the page shows\n{block}\nand it gives\n{shown}", page.display()));
            }
            written += &format!("{before}```console\n{shown}```");
            rest = behind;
        }
        written += rest;
        if update && written != text {
            fs::write(&page, written).unwrap();
        }
    }
    assert!(blocks > 0, "there is a console block at least in the README");
    assert!(update || wrong.is_empty(), "{}", wrong.join("\n"));
}
