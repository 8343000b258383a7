use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::StatusOf;
use super::kinds::{RewardTie, TeamKind, VisionKind};
use crate::typed::{Field, Many, Plain, Ref, RefOrText, Short, Shorthand, Text};
use crate::values::{Number, Role, Word};

/// Who works together.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Team {
    /// Whether it is there: active or replaced.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<TeamKind>>,
    /// The vision it works for.
    #[schemars(extend("x-role" = "link"))]
    pub vision: Field<Ref<VisionKind>>,
    /// How many initiatives it can work on at one time.
    #[schemars(extend("x-role" = "commitment"))]
    pub capacity: Field<Number>,
    /// Who does what.
    #[schemars(extend("x-role" = "narrative"))]
    pub roles: Many<RoleHeld>,
    /// What people are rewarded for.
    #[schemars(extend("x-role" = "narrative"))]
    pub rewards: Many<Short<Reward>>,
}

/// A role and who holds it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct RoleHeld {
    /// The role.
    #[schemars(extend("x-role" = "narrative"))]
    pub role: Field<Word<Role>>,
    /// Who holds it.
    #[schemars(extend("x-role" = "narrative"))]
    pub person: Field<Plain>,
    /// How the work divides, as parts of their sum.
    #[schemars(extend("x-role" = "narrative"))]
    pub work: Field<WorkMix>,
}

/// How somebody's work divides; the numbers are parts of their sum.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct WorkMix {
    /// Vision, market, business.
    #[schemars(extend("x-role" = "narrative"))]
    pub strategic: Field<Number>,
    /// Connecting strategy and tactics: roadmap, state, process.
    #[schemars(extend("x-role" = "narrative"))]
    pub operational: Field<Number>,
    /// Building: stories, scope, daily questions.
    #[schemars(extend("x-role" = "narrative"))]
    pub tactical: Field<Number>,
}

/// What somebody is rewarded for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Reward {
    /// For what.
    #[serde(rename = "for")]
    #[schemars(extend("x-role" = "narrative"))]
    pub subject: Field<Text>,
    /// The metric it depends on, or `delivery`.
    #[schemars(extend("x-role" = "link"))]
    pub tied_to: Field<RefOrText<RewardTie>>,
}

impl Shorthand for Reward {
    const FIELD: &'static str = "for";
}
