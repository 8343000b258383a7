use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{MetricKind, NorthStarKind, SubjectKind};
use super::{Outcome, StatusOf};
use crate::typed::{ByName, Field, Many, Ref, Short, Shorthand, Text};

/// Perri's North Star document: what is proposed and what must be true, for everyone to read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct NorthStar {
    /// Whether it holds: active or replaced.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<NorthStarKind>>,
    /// The initiative or vision it describes.
    #[serde(rename = "for")]
    #[schemars(extend("x-role" = "link"))]
    pub subject: Field<Ref<SubjectKind>>,
    /// What must be true for it to work.
    #[schemars(extend("x-role" = "narrative"))]
    pub factors: Many<Short<Factor>>,
    /// The problem, where it is told differently here.
    #[schemars(extend("x-role" = "narrative"))]
    pub problem: Field<Text>,
    /// The proposal, where it is told differently here.
    #[schemars(extend("x-role" = "narrative"))]
    pub solution: Field<Text>,
    /// The outcomes, where they differ here.
    #[schemars(extend("x-role" = "commitment"))]
    pub outcomes: ByName<Outcome>,
    /// What is not part of it.
    #[schemars(extend("x-role" = "narrative"))]
    pub out_of_scope: Many<Text>,
}

/// Something that must be true.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Factor {
    /// What it is.
    #[schemars(extend("x-role" = "narrative"))]
    pub text: Field<Text>,
    /// How we would see it.
    #[schemars(extend("x-role" = "link"))]
    pub metric: Field<Ref<MetricKind>>,
}

impl Shorthand for Factor {
    const FIELD: &'static str = "text";
}
