//! Writes a large workspace for measurements: `cargo bench --bench generate -- DIR RECORDS [SEED]`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::Path;

#[path = "../tests/support/workspace.rs"]
mod workspace;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (Some(dir), Some(records)) = (arguments.next(), arguments.next().and_then(|n| n.parse().ok())) else {
        eprintln!("cargo bench --bench generate -- DIR RECORDS [SEED]");
        return;
    };
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    for (path, text) in workspace::workspace(records, seed) {
        let path = Path::new(&dir).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}
