//! What a repository's first-parent chain says, and what becomes of records along it.

mod chains;
mod clones;
mod files;
mod judged;
mod options;
mod records;

use crate::support::{long_history, project, world};
use pm::graph::{Strategy, load_config};
use pm::history::{Head, Life, Lives, State};
use pm::source::{Chain, IgnoredRevisions, Place, blobs, chain, discover, revision};
use pm::values::Date;

/// The chain of `main`.
fn chain_of(place: &Place) -> Chain {
    chain(place, "HEAD", &IgnoredRevisions::default(), &mut |_, _| {}).unwrap()
}

/// The lives along the chain of HEAD; the head tree is HEAD's.
fn lives_of(folder: &std::path::Path) -> Lives {
    let place = discover(folder, Some("HEAD")).unwrap();
    lives_to(&place, &chain_of(&place), "HEAD")
}

fn lives_to(place: &Place, chain: &Chain, head: &str) -> Lives {
    let tree = revision(place, head).unwrap();
    let (loaded, text) = load_config(&tree).unwrap();
    let strategy = Strategy::build(&tree, loaded, text);
    let blobs = blobs(place).unwrap();
    let head = Head { strategy: &strategy, day: Date::new(2026, 1, 1).unwrap() };
    pm::history::lives(chain, head, &strategy.settings, &|blob| blobs.read(blob), &mut |_| {})
}

/// A life as `step:state`, where the state is the record's title, `broken`, `gone` or `unknown`.
fn told(life: &Life) -> Vec<String> {
    let state = |state: &State| match state {
        State::Present(record) if record.broken => "broken".to_owned(),
        State::Present(record) => record.title.clone(),
        State::Gone => "gone".to_owned(),
        State::Unknown => "unknown".to_owned(),
    };
    life.versions.iter().map(|version| format!("{}:{}", version.step, state(&version.state))).collect()
}

/// All lives by full name.
fn names(lives: &Lives) -> Vec<String> {
    lives.lives.iter().map(Life::full_name).collect()
}
