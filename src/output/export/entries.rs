use schemars::JsonSchema;
use serde::Serialize;

use crate::documents::export::{Fields, LeadsTo, OutcomeRow, ReadingRow};
use crate::values::Kind;

/// A record with what it says.
#[derive(Serialize, JsonSchema)]
pub struct RecordEntry<'r> {
    /// The full name: `initiative/faster-onboarding`.
    pub record: &'r str,
    /// What it is.
    #[schemars(extend("enum" = Kind::ALL.map(Kind::name)))]
    pub kind: &'static str,
    /// Its id.
    pub id: &'r str,
    /// What people call it.
    pub title: &'r str,
    /// How far it is; null where that cannot be read.
    pub status: Option<&'static str>,
    /// Who answers for it, also where pm.yaml or what it belongs to says so.
    pub owner: Option<&'r str>,
    /// Its file, relative to the workspace.
    pub path: &'r str,
    /// Where it begins, from 1.
    pub line: u32,
    /// Whether it can be read; of one that cannot no more than its id is known.
    pub is_read: bool,
    /// The initiative in which an option stands.
    pub inside: Option<String>,
    /// What it says, by the fields of its kind as `docs/records.md` has them. What is not written is not there. What is
    /// written and cannot be read is null. An amount is an Amount; a link is `to`, the full name of what it leads to or
    /// null, and `written`.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub fields: Fields<'r>,
}

/// A link of a record, by a field or in its text.
#[derive(Serialize, JsonSchema)]
pub struct LinkEntry<'r> {
    /// The full name of the record that refers.
    pub from: &'r str,
    /// The field: `outcomes.activation.metric`; `text` for a link in the text.
    pub field: String,
    /// The full name of what it leads to; null where it leads to no record that fits.
    pub to: Option<String>,
    /// The kind of what it leads to.
    pub kind: Option<&'static str>,
    /// What it comes to.
    pub leads_to: LeadsTo,
    /// As written; null for an option that stands inside its initiative.
    pub written: Option<String>,
}

/// What a metric came to on a day.
#[derive(Serialize, JsonSchema)]
pub struct ReadingEntry<'r> {
    /// The full name of the metric.
    pub metric: &'r str,
    #[serde(flatten)]
    pub row: ReadingRow,
}

/// An outcome, and how it stands.
#[derive(Serialize, JsonSchema)]
pub struct OutcomeEntry<'r> {
    /// The full name of the record that names it.
    pub record: &'r str,
    /// The full name of the metric; null where none is named, or none is found.
    pub metric: Option<String>,
    #[serde(flatten)]
    pub row: OutcomeRow,
}
