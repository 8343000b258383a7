//! Money and work: by stage and by intent, and what moved on which evidence.

mod build;
mod sum;

pub use build::portfolio;
pub use sum::{Sum, told};

use crate::documents::ReadAt;
use crate::values::Date;

/// Where money and work go.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Portfolio {
    /// The title of the company's vision, of several all of them; null where there is none.
    pub title: Option<String>,
    /// Active visions of the company: one is as it should be.
    pub company_visions: usize,
    /// The commit that was read; null for the work tree.
    pub at: Option<ReadAt>,
    /// The day on which this holds.
    pub as_of: Date,
    /// The currency that all is counted in; nothing where nothing names one.
    pub currency: Option<String>,
    /// Money that open initiatives were given for each stage, and those that have none for a later one.
    pub stages: Vec<Part>,
    /// Money for a later day that is written down for open initiatives, and those that have no other.
    pub only_promised: Part,
    /// Active intents and those that work goes on for all the same, the most work first.
    pub intents: Vec<Part>,
    /// Initiatives under way by kind of work.
    pub works: Vec<Part>,
    /// Initiatives under way that serve no intent.
    pub no_intent: Part,
    /// Initiatives under way of which the intent cannot be read or found.
    pub unknown_intent: Part,
    /// All that have not ended, and what they were given.
    pub open: Part,
    /// All that have ended.
    pub ended: Part,
    /// Initiatives under way with no money on record.
    pub unfunded: Vec<Named>,
    /// Initiatives that an experiment spoke for, and for which no money to build is on record.
    pub validated_unfunded: Vec<Unfunded>,
    /// The money that was given within a year, the latest first.
    pub moved: Vec<Moved>,
    /// Money for open initiatives that is dated later than today, the next first; counted nowhere else.
    pub promised: Vec<Promised>,
    /// Initiatives of which the status, the money or the way up cannot be read.
    pub unknown: Vec<Named>,
}

/// A record, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
pub struct Named {
    /// The full name.
    pub record: String,
    /// The title.
    pub title: String,
    /// The path of its file.
    pub path: String,
}

/// Money and work that belong together.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Part {
    /// The word, or the full name of a record.
    pub name: String,
    /// The title of the intent.
    pub title: Option<String>,
    /// The file of the intent.
    pub path: Option<String>,
    /// Of an intent, how far it is.
    pub status: Option<String>,
    /// Nothing where no amount is on record.
    pub money: Option<Sum>,
    /// How many initiatives.
    pub count: usize,
    /// Their names.
    pub initiatives: Vec<Named>,
    /// Of the initiatives under way, in whole percent that add up to 100; nothing where there are none, and of what is no
    /// part of these.
    pub percent: Option<usize>,
}

/// An initiative that an experiment spoke for, and for which no money to build is on record.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Unfunded {
    #[serde(flatten)]
    pub initiative: Named,
    /// What spoke for it.
    pub experiment: Named,
    /// The day of that result.
    pub on: Option<Date>,
}

/// Money that moved an initiative to a stage.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Moved {
    #[serde(flatten)]
    pub initiative: Named,
    /// The stage that it is for.
    pub stage: String,
    /// The stage for which it had money before.
    pub from: Option<String>,
    /// As it is written.
    pub amount: Option<String>,
    /// The day on which it was given.
    pub on: Date,
    /// The evidence; null where none is written down.
    pub because: Option<String>,
}

/// Money that an initiative is to be given on a later day.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Promised {
    #[serde(flatten)]
    pub initiative: Named,
    /// The stage that it is for; null where that cannot be read.
    pub stage: Option<String>,
    /// As it is written.
    pub amount: Option<String>,
    /// The day that is written down for it.
    pub on: Date,
    /// The reason; null where none is written down.
    pub because: Option<String>,
}
