//! What became of a record, step by step.

mod build;
mod short;

pub use build::record_log;
pub use short::InShort;

use crate::diff::Change;
use crate::source::Step;
use crate::values::Date;

/// The life of one record, the oldest step first.
pub struct RecordLog<'p> {
    /// The full name: today's, or the last that it had.
    pub record: String,
    pub title: String,
    /// The file in which it stands, or last stood.
    pub path: String,
    /// What is known of its status; nothing where it is gone or cannot be read.
    pub status: Option<String>,
    /// It is there in what was read: the work tree, or a revision.
    pub stands: bool,
    /// What is last known of it is that it has ended.
    pub is_over: bool,
    pub entries: Vec<LogEntry<'p>>,
    pub reach: Reach,
}

/// How far back the history at hand reaches.
pub struct Reach {
    /// `full`, `shallow`, or `partial`.
    pub history: &'static str,
    /// The day of its oldest step.
    pub since: Option<Date>,
    /// What brings the rest; nothing where all of it is here.
    pub command: Option<&'static str>,
}

/// What one step did to the record.
pub struct LogEntry<'p> {
    /// Nothing for what is not committed yet.
    pub step: Option<&'p Step>,
    /// The number of the step on the chain; the chain's length for what is not committed yet.
    pub number: usize,
    /// The day (UTC) on which it was accepted, by the chain's clock.
    pub day: Option<Date>,
    pub milestones: Vec<Milestone>,
    /// The full name from here on, and the one before where that was another.
    pub record: String,
    pub former: Option<String>,
    /// Its file, and the one before where its name changed and that was another.
    pub path: String,
    pub former_path: Option<String>,
    /// All of it happened at this step. Otherwise it may have happened at a step before, at which what the record said
    /// is not known.
    pub is_certain: bool,
    /// What it said where it is first seen.
    pub first: Option<Change>,
    pub changes: Vec<Change>,
}

/// What a step was in the life of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// It came to be.
    Accepted,
    /// It is there, and nothing at hand shows whether it was there before.
    FirstSeen,
    /// Its file says it, and no commit does.
    New,
    Renamed,
    /// It is under way, for the first time in the history at hand.
    Started,
    /// It has a result, for the first time in the history at hand.
    Result,
    /// Achieved, stopped, concluded and so on.
    Ended,
    Gone,
    Back,
    /// Its file changed, and what it says then is not known.
    Unknown,
    /// After that, what it says is known again.
    Known,
}

impl Milestone {
    pub const ALL: [Milestone; 11] = [
        Milestone::Accepted,
        Milestone::FirstSeen,
        Milestone::New,
        Milestone::Renamed,
        Milestone::Started,
        Milestone::Result,
        Milestone::Ended,
        Milestone::Gone,
        Milestone::Back,
        Milestone::Unknown,
        Milestone::Known,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Milestone::Accepted => "accepted",
            Milestone::FirstSeen => "first-seen",
            Milestone::New => "new",
            Milestone::Renamed => "renamed",
            Milestone::Started => "started",
            Milestone::Result => "result",
            Milestone::Ended => "ended",
            Milestone::Gone => "gone",
            Milestone::Back => "back",
            Milestone::Unknown => "unknown",
            Milestone::Known => "known",
        }
    }
}

impl LogEntry<'_> {
    pub fn is(&self, milestone: Milestone) -> bool {
        self.milestones.contains(&milestone)
    }

    /// It is a revision to ignore: what it did happened, and is judged by no rule.
    pub fn is_ignored(&self) -> bool {
        self.step.is_some_and(|step| step.is_ignored)
    }
}
