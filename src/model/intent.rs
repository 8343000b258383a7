use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{Evidence, IntentKind, VisionKind};
use super::{Achieved, Criterion, Ending, Obstacle, Outcome, StatusOf};
use crate::typed::{ByName, Field, Many, Ref, RefOrText, Short, Text};
use crate::values::When;

/// A strategic intent: what matters now on the way to the vision.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Intent {
    /// How far it is: proposed, active, achieved; or replaced, stopped.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<IntentKind>>,
    /// The vision it serves; left out, the one active vision of the company.
    #[schemars(extend("x-role" = "link"))]
    pub vision: Field<Ref<VisionKind>>,
    /// Why now.
    #[schemars(extend("x-role" = "narrative"))]
    pub because: Field<Text>,
    /// When it is to be reached.
    #[schemars(extend("x-role" = "commitment"))]
    pub by: Field<When>,
    /// The changes that would show it worked, by metric.
    #[schemars(extend("x-role" = "commitment"))]
    pub outcomes: ByName<Outcome>,
    /// What must not get worse on the way.
    #[schemars(extend("x-role" = "commitment"))]
    pub guardrails: ByName<Criterion>,
    /// What stands in the way; initiatives name the one they work on.
    #[schemars(extend("x-role" = "narrative"))]
    pub obstacles: Many<Short<Obstacle>>,
    /// What it rests on.
    #[schemars(extend("x-role" = "evidence"))]
    pub evidence: Many<RefOrText<Evidence>>,
    /// What it taught.
    #[schemars(extend("x-role" = "narrative"))]
    pub learned: Field<Text>,
    /// The intent that took its place.
    #[schemars(extend("x-role" = "link"))]
    pub replaced_by: Field<Ref<IntentKind>>,
    /// When it was reached.
    #[schemars(extend("x-role" = "status"))]
    pub achieved: Field<Short<Achieved>>,
    /// When and why it was given up.
    #[schemars(extend("x-role" = "status"))]
    pub stopped: Field<Short<Ending>>,
}
