//! What `pm list`, `pm tree`, `pm show` and `pm config` say to programs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::documents::{Branch, Card, InShort, Kata, OutcomeLine};
use crate::values::Kind;

/// The records of a kind, or how many there are of each.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Listed<'l> {
    OfOneKind {
        /// The kind that was asked for.
        #[schemars(extend("enum" = Kind::ALL.map(Kind::name)))]
        kind: &'static str,
        /// By path, and within a file as they stand.
        records: Vec<ListedRecord<'l>>,
    },
    Counts {
        /// Without a kind: how many records there are of each.
        #[schemars(with = "BTreeMap<String, usize>", extend("required" = Kind::ALL.map(Kind::name)))]
        counts: serde_json::Map<String, serde_json::Value>,
    },
}

/// A record in a list.
#[derive(Serialize, JsonSchema)]
pub struct ListedRecord<'l> {
    /// The full name: `initiative/faster-onboarding`.
    pub record: String,
    /// What people call it.
    pub title: &'l str,
    /// How far it is; null where that cannot be read.
    pub status: Option<&'static str>,
    /// Who answers for it, also where pm.yaml or what it belongs to says so.
    pub owner: Option<String>,
    /// Its file, relative to the workspace.
    pub path: &'l str,
}

/// The strategy from the vision down, or what drives what.
#[derive(Serialize, JsonSchema)]
pub struct Drawn<'d> {
    /// What stands on its own, each with all that hangs below it.
    pub branches: &'d [Branch],
}

/// One record.
#[derive(Serialize, JsonSchema)]
pub struct Shown<'s> {
    /// What is written, and what links to it.
    pub card: &'s Card,
    /// How its outcomes stand; of a metric, the outcomes that are to move it.
    pub standings: &'s [OutcomeLine],
    /// Of an initiative, what it says in the order of the Product Kata; else null.
    pub kata: Option<&'s Kata>,
    /// Its life in short; null where there is no history to be read.
    pub life: Option<&'s InShort>,
}

/// The settings in force.
#[derive(Serialize, JsonSchema)]
pub struct Settings {
    /// Those of the workspace, then the defaults.
    pub settings: Vec<Setting>,
}

/// A setting.
#[derive(Serialize, JsonSchema)]
pub struct Setting {
    /// Its name: `rules.too-many-intents.limit`.
    pub setting: String,
    /// What it is set to.
    pub value: String,
    /// Where that comes from: a file and line, or the default.
    pub from: String,
}
