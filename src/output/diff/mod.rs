//! What a change does to the strategy, for a reviewer, a comment on a pull request and a pipeline.

mod agreement;
mod fit;
mod file;
mod follows;
mod github;
mod groups;
pub(super) mod human;
mod json;
mod markdown;
mod markdown_findings;
mod markdown_records;
pub(super) mod phrases;
mod sarif;
pub(super) mod schema;
pub(super) mod told;
pub(super) mod values;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use file::{FileShown, file};
pub use github::github;
pub use human::human;
pub use json::{json, told};
pub use markdown::markdown;
pub use sarif::sarif;
pub use schema::diff_schema;

use super::LintReport;
use crate::diff::{Change, ChangeSide, Diff};
use crate::finding::Label;
use crate::graph::Place;
use crate::values::Date;

/// What `pm diff` has found, and how the two states came to be compared.
pub struct DiffReport<'r> {
    pub diff: &'r Diff,
    pub base: SideShown<'r>,
    pub head: SideShown<'r>,
    /// A sentence: how base and head were chosen.
    pub chosen: &'r str,
    /// How much of the history is at hand: `full`, `shallow` or `partial`.
    pub history: &'r str,
    /// What else a reader has to know of the two states, each a sentence.
    pub notes: &'r [String],
    pub today: Date,
    /// A place of one of the two states; its path is relative to the workspace.
    pub place: &'r dyn Fn(ChangeSide, &Place) -> Label,
    /// What the vision says about deciding: shown above a new initiative.
    pub principles: &'r [String],
    /// The findings that are new, as `pm lint` would show them, with the texts of the head; and the rules that could
    /// not be evaluated.
    pub findings: LintReport<'r>,
}

/// One of the two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideShown<'r> {
    /// As it was named; none for the work tree.
    pub rev: Option<&'r str>,
    /// The id of the commit in hexadecimal digits; none for the work tree.
    pub commit: Option<&'r str>,
}

impl<'r> SideShown<'r> {
    fn name(&self) -> &'r str {
        self.rev.or(self.commit).unwrap_or("the work tree")
    }
}

impl DiffReport<'_> {
    fn label(&self, change: &Change) -> Label {
        (self.place)(change.side, &change.place)
    }
}
