//! What `pm adopt` proposes, for people and for programs.

mod human;
mod json;
mod schema;

pub use human::human;
pub use json::json;
pub use schema::adopt_schema;

use crate::adopt::{Proposal, Reading};

/// A proposal with what it reads.
#[derive(Clone, Copy, Debug)]
pub struct AdoptReport<'r> {
    pub proposal: &'r Proposal,
    /// By mapping, in the order of the proposal.
    pub readings: &'r [Reading],
    /// The text for `pm.yaml`: all of it, or what to add.
    pub text: &'r str,
    /// There is a `pm.yaml` already.
    pub existing: bool,
    pub written: bool,
    /// Records that are read without a mapping, by what is read there already.
    pub own: usize,
}
