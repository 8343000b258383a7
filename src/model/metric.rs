use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::MetricKind;
use super::{Readings, StatusOf};
use crate::typed::{Field, Many, Plain, Ref, Short, Shorthand, Text};
use crate::values::{Better, Cadence, Category, Measures, Word, Yes};

/// How value is measured.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Metric {
    /// Whether it is still read: live or deprecated.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<MetricKind>>,
    /// What the number observes: customer, business, system, or work, which is our own output.
    #[schemars(extend("x-role" = "identity"))]
    pub measures: Field<Word<Measures>>,
    /// What is counted, exactly enough to count it twice with the same result.
    #[schemars(extend("x-role" = "commitment"))]
    pub definition: Field<Text>,
    /// What one of it is: `%`, `ms`, `EUR`, `teams`.
    #[schemars(extend("x-role" = "identity"))]
    pub unit: Field<Plain>,
    /// Which way is better: up, down, or within a range.
    #[schemars(extend("x-role" = "commitment"))]
    pub better: Field<Word<Better>>,
    /// Which part of the customer's way it looks at.
    #[schemars(extend("x-role" = "narrative"))]
    pub category: Field<Word<Category>>,
    /// The metrics that should move when this one does.
    #[schemars(extend("x-role" = "link"))]
    pub drives: Many<Short<Drive>>,
    /// Whether it moves early enough to act on.
    #[schemars(extend("x-role" = "narrative"))]
    pub leading: Field<Word<Yes>>,
    /// Whether it looks good and decides nothing.
    #[schemars(extend("x-role" = "narrative"))]
    pub vanity: Field<Word<Yes>>,
    /// The stretch of time over which it is counted: `7 days`.
    #[schemars(extend("x-role" = "commitment"))]
    pub window: Field<Text>,
    /// How often it is read.
    #[schemars(extend("x-role" = "commitment"))]
    pub cadence: Field<Cadence>,
    /// Where the number comes from.
    #[schemars(extend("x-role" = "evidence"))]
    pub source: Field<Short<MetricSource>>,
    /// What it came to, and when.
    #[schemars(extend("x-role" = "evidence"))]
    pub readings: Field<Readings>,
}

impl Metric {
    /// Whether it counts our own work.
    pub fn counts_work(&self) -> bool {
        self.measures.get().and_then(|measures| measures.known()) == Some(Measures::Work)
    }

    /// Which way it should move: up where nothing is written; nothing where that cannot be read.
    pub fn direction(&self) -> Option<Better> {
        match &self.better {
            Field::Absent => Some(Better::Up),
            Field::Present(better) => better.known(),
            Field::Invalid => None,
        }
    }
}

/// A metric that should move when this one does.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Drive {
    /// The metric that is moved.
    #[schemars(extend("x-role" = "link"))]
    pub metric: Field<Ref<MetricKind>>,
    /// Why it should.
    #[schemars(extend("x-role" = "narrative"))]
    pub why: Field<Text>,
}

impl Shorthand for Drive {
    const FIELD: &'static str = "metric";
}

/// Where a number comes from.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct MetricSource {
    /// The system that has it.
    #[schemars(extend("x-role" = "narrative"))]
    pub platform: Field<Text>,
    /// What to ask of it.
    #[schemars(extend("x-role" = "narrative"))]
    pub query: Field<Text>,
    /// Where to look.
    #[schemars(extend("x-role" = "narrative"))]
    pub url: Field<Plain>,
}

impl Shorthand for MetricSource {
    const FIELD: &'static str = "platform";
}
