use std::sync::{Arc, OnceLock};

use super::has_result;
use crate::compare::Values;
use crate::model::Record;
use crate::values::Kind;

/// One record from the step at which it first stood on the chain, through all its names and files.
#[derive(Clone, Debug)]
pub struct Life {
    pub kind: Kind,
    /// The latest; of an option inside an initiative `INITIATIVE.NAME`.
    pub id: String,
    /// The file in which it stands or last stood, relative to the workspace.
    pub path: Arc<str>,
    /// By step, the oldest first: the steps at which it appeared, said something else, could not be read, or vanished.
    /// Never empty. Moves and reformatting leave no version.
    pub versions: Vec<Version>,
    pub(super) taken: OnceLock<Vec<Values>>,
}

/// What holds from one step on.
#[derive(Clone, Debug)]
pub struct Version {
    /// The number of a step of the chain; the chain's length stands for the head tree.
    pub step: usize,
    /// The file in which it stood at that step; where it is gone, last stood.
    pub path: Arc<str>,
    pub state: State,
}

#[derive(Clone, Debug)]
pub enum State {
    /// What it says; nothing is to be concluded from one that is `broken`.
    Present(Arc<Record>),
    Gone,
    /// Its file changed, and what it says now cannot be known: the content is not in this clone or is no text, or the
    /// file that it shares with others does not parse.
    Unknown,
}

impl State {
    /// What it says, where that is known.
    pub fn record(&self) -> Option<&Record> {
        match self {
            State::Present(record) if !record.broken => Some(record),
            _ => None,
        }
    }

    pub fn is_gone(&self) -> bool {
        matches!(self, State::Gone)
    }

    /// Nothing can be concluded from it: not even that the record is not there.
    pub fn is_unknown(&self) -> bool {
        match self {
            State::Present(record) => record.broken,
            State::Gone => false,
            State::Unknown => true,
        }
    }
}

impl Life {
    pub fn first(&self) -> Option<&Version> {
        self.versions.first()
    }

    pub fn last(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// The version in force at a step; none before its first.
    pub fn at(&self, step: usize) -> Option<&Version> {
        let after = self.versions.partition_point(|version| version.step <= step);
        self.versions.get(after.checked_sub(1)?)
    }

    /// What it said at a step; none where it was not there or that is not known.
    pub fn record_at(&self, step: usize) -> Option<&Record> {
        self.at(step)?.state.record()
    }

    /// The versions of which it is known what they say, with their steps.
    pub fn records(&self) -> impl Iterator<Item = (usize, &Record)> {
        self.versions.iter().filter_map(|version| Some((version.step, version.state.record()?)))
    }

    /// What `records` say, taken apart once for all who ask, by the first of them.
    pub fn taken_apart(&self, take: impl Fn(&Record) -> Values) -> &[Values] {
        self.taken.get_or_init(|| self.records().map(|(_, record)| take(record)).collect())
    }

    /// start(r): the first step known to show it under way.
    pub fn started(&self) -> Option<usize> {
        self.records().find(|(_, record)| record.is_under_way()).map(|(step, _)| step)
    }

    /// end(r): the first step known to show it ended, or with a result.
    pub fn ended(&self) -> Option<usize> {
        self.records().find(|(_, record)| record.has_ended() || has_result(record)).map(|(step, _)| step)
    }

    /// `initiative/faster-onboarding`.
    pub fn full_name(&self) -> String {
        format!("{}/{}", self.kind, self.id)
    }
}
