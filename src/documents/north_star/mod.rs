//! Perri's North Star document: what everybody may know about an initiative, or about a vision.

mod asked;
mod initiative;
mod limits;
mod must_be_true;
mod own_words;
mod parts;
mod proposal;
mod said;
mod sentence;
mod tried;
mod vision;

use schemars::JsonSchema;
use serde::Serialize;

pub use asked::{Answered, Question};
pub use initiative::InitiativeDocument;
pub use limits::{CriterionLine, Limit};
pub use must_be_true::{Factor, Test};
pub use own_words::OwnWords;
pub use parts::{Amount, Audience, Ended, Heard, Named, OutcomeLine, Segment};
pub use proposal::Way;
pub use sentence::Sentence;
pub use tried::{Taught, Tried};
pub use vision::{IntentLine, MetricRow, VisionDocument};

use crate::graph::Strategy;
use crate::values::{Date, Kind, Status};

/// What a North Star document says.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "about", rename_all = "lowercase")]
pub enum NorthStarDocument {
    Initiative(Box<InitiativeDocument>),
    Vision(Box<VisionDocument>),
}

/// Why there is no such document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDocument {
    /// The record is of a kind that has none.
    OtherKind(&'static str),
    /// It cannot be read.
    Broken,
    /// A North Star record that does not say what it is for, or names what cannot be found.
    NoSubject,
}

/// The document of an initiative, of a vision, or of what a North Star record is for, on a day.
pub fn north_star(strategy: &Strategy, number: usize, today: Date) -> Result<NorthStarDocument, NoDocument> {
    let record = strategy.record(number).ok_or(NoDocument::NoSubject)?;
    if record.broken {
        return Err(NoDocument::Broken);
    }
    let (subject, document) = match record.kind {
        Kind::Initiative | Kind::Vision => (number, document_for(strategy, number)),
        Kind::NorthStar => {
            let subject = strategy.targets(number, "for").next().ok_or(NoDocument::NoSubject)?;
            (subject, Some(number))
        }
        other => return Err(NoDocument::OtherKind(other.name())),
    };
    let subject_record = strategy.record(subject).filter(|record| !record.broken).ok_or(NoDocument::Broken)?;
    match subject_record.kind {
        Kind::Vision => {
            let document = vision::document(strategy, subject, document, today).ok_or(NoDocument::Broken)?;
            Ok(NorthStarDocument::Vision(Box::new(document)))
        }
        _ => {
            let document = initiative::document(strategy, subject, document, today).ok_or(NoDocument::NoSubject)?;
            Ok(NorthStarDocument::Initiative(Box::new(document)))
        }
    }
}

/// The record that a name means here, where several have it: what is an initiative or a vision, else the North Star
/// record; nothing where that does not tell.
pub fn meant(strategy: &Strategy, named: &[usize]) -> Option<usize> {
    let of = |kinds: &[Kind]| {
        let is_of = |number: &&usize| kinds.iter().any(|kind| strategy.is_kind(**number, *kind));
        let found: Vec<usize> = named.iter().filter(is_of).copied().collect();
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    };
    of(&[Kind::Initiative, Kind::Vision]).or_else(|| of(&[Kind::NorthStar]))
}

/// The North Star record about something: the first that still holds.
fn document_for(strategy: &Strategy, subject: usize) -> Option<usize> {
    let holds = |number: &usize| {
        strategy.is_kind(*number, Kind::NorthStar)
            && strategy.record(*number).is_some_and(|record| !record.broken && !record.is(Status::Replaced))
    };
    strategy.sources(subject, "for").into_iter().find(holds)
}
