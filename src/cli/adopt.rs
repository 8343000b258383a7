use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::Answer;
use super::global::Global;
use crate::adopt::{Look, Proposal, Reading, as_config, as_records, look, propose, readings};
use crate::config::{FILE, Loaded, read_config};
use crate::graph::{Strategy, load_config};
use crate::model::reading::{Place, classify};
use crate::output::adopt::{AdoptReport, human, json};
use crate::source::{Failure, Mode, Tree, discover_or_here, work_tree, write_all};

/// Look at a repository that was written without pm, and propose how pm could read it
#[derive(Debug, Args)]
#[command(
    after_help = "The numbers are those of what is proposed, put to use. Nothing is written without `--write`, and a\n\
    pm.yaml that is there is never touched: then what to add to it is shown."
)]
pub struct Adopt {
    /// Write the proposal as pm.yaml, where there is none
    #[arg(long)]
    write: bool,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
}

impl Adopt {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let place = discover_or_here(&global.start())?;
        let tree = work_tree(&place)?;
        let (loaded, existing) = load_config(&tree)?;
        let own = Strategy::build(&tree, loaded.clone(), existing.clone()).records.len();
        let proposal = propose(&looks(&tree, &loaded));
        let (proposal, readings) = put_to_use(&tree, proposal, &loaded);
        let text = match (proposal.mappings.is_empty(), existing.is_some()) {
            // Layout folders are read as they stand once something says where the workspace begins.
            (true, false) if own > 0 && !has_vision(&tree) => "version: 1\n".to_owned(),
            (true, _) => String::new(),
            (false, true) => as_records(&proposal, &readings),
            (false, false) => as_config(&proposal, &readings),
        };
        let writes = self.write && existing.is_none() && !text.is_empty();
        if let (true, Some(root)) = (writes, &place.workspace) {
            write_all(root, &[(PathBuf::from(FILE), text.clone().into_bytes(), Mode::CreateNew)])?;
        }
        let report = AdoptReport {
            proposal: &proposal,
            readings: &readings,
            text: &text,
            existing: existing.is_some(),
            written: writes,
            own,
        };
        let printed = if self.format == "json" { json(&report) } else { human(&report, &global.style()) };
        // What was asked for could not be done: nothing is written over a file that is there.
        let code = if self.write && existing.is_some() && !text.is_empty() { 2 } else { 0 };
        Ok(Answer { text: printed, code })
    }
}

/// Whether a vision in the root says where the workspace begins, so that no `pm.yaml` is needed.
fn has_vision(tree: &Tree) -> bool {
    ["vision.md", "vision.yaml"].iter().any(|path| tree.entry(path).is_some())
}

/// What can be seen of the files that are no records yet.
fn looks(tree: &Tree, loaded: &Loaded) -> Vec<Look> {
    let is_free = |path: &str| classify(path, &loaded.settings) == Place::Elsewhere;
    let entries = tree.files.par_iter().filter(|entry| is_free(&entry.path));
    let looks = entries.filter_map(|entry| Some(look(&entry.path, &tree.read_entry(entry).ok()?)));
    looks.filter(|look| !look.says_kind()).collect()
}

/// Reads the repository with what is proposed. A mapping that reads nothing is no proposal.
fn put_to_use(tree: &Tree, mut proposal: Proposal, loaded: &Loaded) -> (Proposal, Vec<Reading>) {
    let Ok(proposed) = read_config(&as_config(&proposal, &[])) else { return (Proposal::default(), Vec::new()) };
    let before = loaded.settings.mappings.len();
    let mut both = loaded.clone();
    both.settings.mappings.extend(proposed.settings.mappings);
    let strategy = Strategy::build(tree, both, None);
    let unreadable = tree.unreadable.iter().map(|(path, _)| path.as_str());
    let paths: Vec<&str> = tree.files.iter().map(|entry| entry.path.as_str()).chain(unreadable).collect();
    let mut read: Vec<Reading> = readings(&strategy, &paths).into_iter().skip(before).collect();
    let useful: Vec<bool> = read.iter().map(|reading| reading.records > 0).collect();
    let keep = |number: usize| useful.get(number).copied().unwrap_or(false);
    let mut number = 0..;
    proposal.mappings.retain(|_| number.next().is_some_and(keep));
    let mut number = 0..;
    read.retain(|_| number.next().is_some_and(keep));
    (proposal, read)
}
