//! Where text comes from (work tree, revision, index, buffers), and the one door through which files are written.

mod accepted_on;
mod blob_id;
mod blob_reader;
mod buffers;
mod chain;
mod chain_files;
mod chain_folder;
mod commit;
mod comparison;
mod completeness;
mod discover;
mod disk;
mod failure;
mod file_names;
mod folder;
mod folders_held;
mod git_refusal;
mod ignore_rules;
mod ignored_revisions;
mod index;
mod nearest_branch;
mod place;
mod read_file;
mod read_problem;
mod repository;
mod revision;
mod text_diff;
mod tree;
mod work_tree;
mod write;

#[cfg(test)]
mod fixture;

pub use accepted_on::{Accepted, accepted_before};
pub use blob_id::BlobId;
pub use blob_reader::{BlobReader, blobs};
pub use buffers::buffers;
pub use chain::{Chain, FileChange, Step, chain};
pub use commit::{CommitId, commit_of, current_branch, time_of};
pub use comparison::{Asked, Comparison, Completeness, Side, Surroundings, comparison, head_of, since};
pub use completeness::ChainCompleteness;
pub use discover::{discover, discover_or_here};
pub use failure::Failure;
pub use file_names::CONFIG_FILE;
pub use ignored_revisions::IgnoredRevisions;
pub use index::index;
pub use place::Place;
pub use read_file::read_text;
pub use read_problem::{MAX_BYTES, ReadProblem};
pub use revision::revision;
pub use text_diff::{Hunk, TextDiff, content, text_diff};
pub use tree::{Entry, Target, Tree};
pub use work_tree::work_tree;
pub use write::{Mode, write_all};
