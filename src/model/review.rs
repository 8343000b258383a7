use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::StatusOf;
use super::kinds::{AnyKind, ReviewKind};
use crate::typed::{Field, Many, Plain, Ref, RefOrText, Short, Shorthand, Text};
use crate::values::{Date, ReviewCadence, Word};

/// A meeting that keeps the strategy honest.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Review {
    /// Whether it is done or planned.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<ReviewKind>>,
    /// Which meeting it is: quarterly-business, quarterly-initiative, monthly-release.
    #[schemars(extend("x-role" = "identity"))]
    pub cadence: Field<Word<ReviewCadence>>,
    /// The day; a file name that begins with a date gives it.
    #[schemars(extend("x-role" = "commitment"))]
    pub on: Field<Date>,
    /// Who it is for.
    #[schemars(extend("x-role" = "narrative"))]
    pub audience: Field<Text>,
    /// What is looked at.
    #[schemars(extend("x-role" = "link"))]
    pub covers: Many<Ref<AnyKind>>,
    /// What was decided.
    #[schemars(extend("x-role" = "commitment"))]
    pub decisions: Many<Short<ReviewDecision>>,
}

/// Something decided in a review.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct ReviewDecision {
    /// What it is about.
    #[schemars(extend("x-role" = "link"))]
    pub about: Many<RefOrText<AnyKind>>,
    /// What was decided.
    #[schemars(extend("x-role" = "commitment"))]
    pub decided: Field<Text>,
    /// Why.
    #[schemars(extend("x-role" = "narrative"))]
    pub why: Field<Text>,
    /// Who decided.
    #[schemars(extend("x-role" = "narrative"))]
    pub who: Field<Plain>,
}

impl Shorthand for ReviewDecision {
    const FIELD: &'static str = "decided";
}
