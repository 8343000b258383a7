//! What following every record along a history costs: `cargo bench --bench history -- DIR [REV]`, for a repository that
//! `benches/generate.rs` wrote with `DIR 10000 --history 5000`. CPU and memory are the process's, from `/proc`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::Path;
use std::time::Instant;

use pm::graph::{Strategy, load_config};
use pm::history::Head;
use pm::source::{IgnoredRevisions, blobs, chain, discover, revision};
use pm::values::Date;

// As in `main.rs`: what is measured is what runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(dir) = arguments.next() else {
        eprintln!("cargo bench --bench history -- DIR [REV]");
        return;
    };
    let rev = arguments.next().unwrap_or_else(|| "HEAD".to_owned());
    let begun = Instant::now();
    let say = |what: &str| println!("{what}: {:.2?}, CPU so far {:.2} s, peak {}", begun.elapsed(), cpu(), peak());
    let place = discover(Path::new(&dir), Some(&rev)).unwrap();
    let tree = revision(&place, &rev).unwrap();
    let (loaded, text) = load_config(&tree).unwrap();
    let strategy = Strategy::build(&tree, loaded, text);
    say(&format!("head, {} records", strategy.records.len()));
    let chain = chain(&place, &rev, &IgnoredRevisions::default(), &mut |_, _| {}).unwrap();
    let changes: usize = chain.steps.iter().map(|step| step.changes.len()).sum();
    say(&format!("chain, {} steps, {changes} changes", chain.steps.len()));
    let blobs = blobs(&place).unwrap();
    let head = Head { strategy: &strategy, day: Date::EPOCH };
    let lives = pm::history::lives(&chain, head, &strategy.settings, &|blob| blobs.read(blob), &mut |_| {});
    let versions: usize = lives.lives.iter().map(|life| life.versions.len()).sum();
    say(&format!("lives, {} of {versions} versions", lives.lives.len()));
}

/// Seconds of all threads, user and system; a tick is a hundredth.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = |at: usize| after_name.split_whitespace().nth(at).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map_or("?", str::trim).to_owned()
}
