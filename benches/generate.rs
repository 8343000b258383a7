//! Writes a large workspace for measurements: `generate DIR RECORDS [SEED] [--history COMMITS]`. No crate is needed, so that
//! `rustc --edition 2024 -O benches/generate.rs` makes it in a second.
//! With a history it is a Git repository, whose first commit has all records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::Path;

#[path = "../tests/suite/support/long_history.rs"]
mod long_history;
#[path = "../tests/suite/support/workspace.rs"]
mod workspace;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let history = arguments.iter().position(|argument| argument == "--history").map(|at| {
        let commits = arguments.get(at + 1).and_then(|commits| commits.parse().ok());
        arguments.truncate(at);
        commits.expect("--history COMMITS")
    });
    let mut arguments = arguments.into_iter();
    let (Some(dir), Some(records)) = (arguments.next(), arguments.next().and_then(|n| n.parse().ok())) else {
        eprintln!("generate DIR RECORDS [SEED] [--history COMMITS]");
        return;
    };
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let files = workspace::workspace(records, seed);
    if let Some(commits) = history {
        fs::create_dir_all(&dir).unwrap();
        long_history::repository(Path::new(&dir), files, commits, true);
        return;
    }
    for (path, text) in files {
        let path = Path::new(&dir).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}
