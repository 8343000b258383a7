//! What the parts of a lint cost, each alone: `cargo bench --bench parts [-- NAME]`; quicker to build with `--profile profiling`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use pm::graph::{Strategy, load_config};
use pm::model::Body;
use pm::rules::{Facts, Selection, run};
use pm::source::Tree;
use pm::syntax::{FrontMatter, documents, front_matter, markdown, yaml};
use pm::typed::Context;
use pm::values::{Date, Kind};

#[path = "../tests/suite/support/workspace.rs"]
mod workspace;

// As in `main.rs`: what is measured is what runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// An initiative as the large workspaces have them: about 1,300 bytes, half of them front matter.
fn initiative() -> String {
    let files = workspace::workspace(100, 1);
    files.into_iter().find(|(path, _)| path.ends_with("initiative-20.md")).unwrap().1
}

/// The front matter of a page, and the number of the byte at which the rest begins.
fn parts(page: &str) -> (&str, usize) {
    let FrontMatter::Closed { yaml, body } = front_matter(page) else { panic!("it has no front matter") };
    (yaml.of(page), body)
}

#[divan::bench]
fn yaml_fast(bencher: Bencher) {
    let page = initiative();
    let (text, _) = parts(&page);
    let parse = || yaml::fast::parse(black_box(text), 0).unwrap();
    bencher.counter(BytesCount::of_str(text)).bench_local(parse);
}

#[divan::bench]
fn yaml_full(bencher: Bencher) {
    let page = initiative();
    let (text, _) = parts(&page);
    bencher.counter(BytesCount::of_str(text)).bench_local(|| yaml::full::document(black_box(text), 0));
}

#[divan::bench]
fn markdown_page(bencher: Bencher) {
    let page = initiative();
    let body = &page[parts(&page).1..];
    bencher.counter(BytesCount::of_str(body)).bench_local(|| markdown::page(black_box(body), 0));
}

#[divan::bench]
fn typing(bencher: Bencher) {
    let page = initiative();
    let document = documents(parts(&page).0, 0).pop().unwrap();
    let node = document.root.unwrap();
    bencher.bench_local(|| Body::read(Kind::Initiative, black_box(&node), &Context::default()));
}

fn strategy(records: usize) -> Strategy {
    let tree = Tree::from_texts(workspace::workspace(records, 1));
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}

/// All that stands before the rules: reading, typing, and the graph.
#[divan::bench(sample_count = 20)]
fn strategy_of_1000(bencher: Bencher) {
    let tree = Tree::from_texts(workspace::workspace(1000, 1));
    bencher.bench_local(|| {
        let (loaded, text) = load_config(&tree).unwrap();
        Strategy::build(&tree, loaded, text)
    });
}

#[divan::bench(sample_count = 20)]
fn rules_over_1000(bencher: Bencher) {
    let strategy = strategy(1000);
    let facts = Facts::new(&strategy, Date::new(2026, 11, 22).unwrap());
    bencher.bench_local(|| run(black_box(&facts), &Selection::default()));
}
