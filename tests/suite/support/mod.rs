//! Folders, repositories and runs of `pm` that tests share.

pub mod common;
pub mod long_history;
pub mod memory;
pub mod mutants;
pub mod project;
pub mod random_strategy;
pub mod small_workspace;
pub mod workspace;
pub mod world;
