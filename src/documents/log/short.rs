use super::{LogEntry, Milestone, RecordLog};
use crate::diff::{Change, Importance};
use crate::values::Date;

/// A life in a few days and numbers. A day is absent where it did not come or is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct InShort {
    /// When it came to be.
    pub accepted: Option<Date>,
    /// Where it is not known when it was accepted: the oldest day on which it is seen.
    pub first_seen: Option<Date>,
    /// When it came to be under way, for the first time in the history at hand.
    pub started: Option<Date>,
    /// The last step that changed what it says.
    pub last_changed: Option<Date>,
    /// When it ended, where it has.
    pub ended: Option<Date>,
    /// When it went, where it has.
    pub gone: Option<Date>,
    /// The files say something that no commit says.
    pub uncommitted: bool,
    /// How many promises changed, revisions to ignore left out.
    pub promises_changed: usize,
    /// Of these, those for which a reason was written down.
    pub promises_amended: usize,
    /// It all is only what the history at hand shows; this brings the rest.
    pub command: Option<&'static str>,
}

impl InShort {
    pub fn of(log: &RecordLog<'_>) -> InShort {
        let committed = || log.entries.iter().filter(|entry| entry.step.is_some());
        let day = |milestone: Milestone| {
            let entry = committed().find(|entry| entry.is(milestone) && entry.is_certain);
            entry.and_then(|entry| entry.day)
        };
        let first = committed().next();
        let accepted = day(Milestone::Accepted);
        let promises: Vec<&Change> = log.entries.iter().flat_map(promises).collect();
        let over = log.entries.last().filter(|_| !log.stands);
        InShort {
            accepted,
            first_seen: first.filter(|_| accepted.is_none()).and_then(|entry| entry.day),
            // Under way when first seen says nothing about when that began.
            started: committed()
                .find(|entry| entry.is(Milestone::Started))
                .filter(|entry| entry.is_certain && !entry.is(Milestone::FirstSeen))
                .and_then(|entry| entry.day),
            last_changed: committed().next_back().and_then(|entry| entry.day),
            ended: committed()
                .rfind(|entry| entry.is(Milestone::Ended))
                .filter(|_| log.is_over)
                .filter(|entry| entry.is_certain && !entry.is(Milestone::FirstSeen))
                .and_then(|entry| entry.day),
            gone: over.and_then(|entry| entry.day),
            uncommitted: log.entries.iter().any(|entry| entry.step.is_none()),
            promises_changed: promises.len(),
            promises_amended: promises.iter().filter(|change| change.acknowledged.is_some()).count(),
            command: log.reach.command,
        }
    }
}

/// The promises that a step changed.
fn promises<'e>(entry: &'e LogEntry<'_>) -> impl Iterator<Item = &'e Change> {
    let judged = entry.changes.iter().filter(|_| !entry.is_ignored());
    judged.filter(|change| change.importance == Importance::Commitment)
}
