//! Money and work: by stage and by intent, and what moved on which evidence.

mod build;
mod sum;

pub use build::portfolio;
pub use sum::{Sum, told};

use crate::values::Date;

/// Where money and work go.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Portfolio {
    pub title: Option<String>,
    pub as_of: Date,
    /// The currency that all is counted in; nothing where nothing names one.
    pub currency: Option<String>,
    /// `discover`, `validate`, `build`, `scale`.
    pub stages: Vec<Part>,
    /// Active intents and those that work goes on for all the same, the most work first.
    pub intents: Vec<Part>,
    /// `bet`, `upkeep`, `mandate`.
    pub works: Vec<Part>,
    /// Of the initiatives under way.
    pub no_intent: Part,
    /// The same, of which the intent cannot be read or found.
    pub unknown_intent: Part,
    /// What was given to open initiatives, and to those that have ended.
    pub open: Part,
    pub ended: Part,
    /// Initiatives under way with no money on record.
    pub unfunded: Vec<Named>,
    pub validated_unfunded: Vec<Unfunded>,
    /// The money that was given within a year, the latest first.
    pub moved: Vec<Moved>,
    /// Initiatives of which the money or the way up cannot be read.
    pub unknown: Vec<Named>,
}

/// A record, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Named {
    pub record: String,
    pub title: String,
    /// The path of its file.
    pub path: String,
}

/// Money and work that belong together.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Part {
    /// The word, or the full name of a record.
    pub name: String,
    pub title: Option<String>,
    pub path: Option<String>,
    /// Of an intent, how far it is.
    pub status: Option<String>,
    /// Nothing where no amount is on record.
    pub money: Option<Sum>,
    /// How many initiatives, and these.
    pub count: usize,
    pub initiatives: Vec<Named>,
    /// Of the initiatives under way, in whole percent that add up to 100; nothing where there are none, and of what is no
    /// part of these.
    pub percent: Option<usize>,
}

/// An initiative that an experiment spoke for, and for which no money to build is on record.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Unfunded {
    #[serde(flatten)]
    pub initiative: Named,
    pub experiment: Named,
    pub on: Option<Date>,
}

/// Money that moved an initiative to a stage.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Moved {
    #[serde(flatten)]
    pub initiative: Named,
    pub stage: String,
    /// The stage for which it had money before.
    pub from: Option<String>,
    pub amount: Option<String>,
    pub on: Date,
    /// The evidence; nothing where none is written down.
    pub because: Option<String>,
}
