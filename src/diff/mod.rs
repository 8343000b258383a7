//! What a change does to the strategy: which promises move, in which direction, and what follows from that.

mod agreement;
mod build;
mod change;
mod consequences;
mod estimate;
mod lines;
mod rank_moves;
mod sentence;
mod suspects;
mod way_back;
mod what;

pub use build::{Compared, came, changes, changes_of, diff, diff_of_records};
pub use change::{Change, ChangeSide, Importance, What};
pub use consequences::Consequences;
pub use estimate::{Range, range_of};
pub use lines::{Line, is_entry, joined, lines};
pub use rank_moves::RankMove;
pub use sentence::{sentence, sentence_about, sentence_with};
pub use suspects::Suspect;
pub use way_back::WayBack;

use crate::finding::NotEvaluated;

/// What two states of a strategy have of each other.
#[derive(Clone, Debug, Default)]
pub struct Diff {
    /// By importance, then by record and field.
    pub changes: Vec<Change>,
    /// The amendments that came: they stand for changes, and are none.
    pub reasons: Vec<Change>,
    pub consequences: Consequences,
    pub summary: Summary,
    /// Rules that could not be judged.
    pub not_evaluated: Vec<NotEvaluated>,
}

/// How many changes there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    pub commitment: usize,
    /// Of these, those that no amendment and no written reason stands for.
    pub unacknowledged: usize,
    pub info: usize,
    /// The changes of records that do not parse in one of the two states: what they come to is not known.
    pub unknown: usize,
    /// Records that stand in another file and say the same.
    pub moved: usize,
    pub findings_new: usize,
    pub findings_fixed: usize,
}

#[cfg(test)]
mod tests;
