use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{Evidence, MetricKind, SegmentKind, VisionKind};
use super::{Criterion, Horizon, StatusOf};
use crate::typed::{ByName, Field, Many, Ref, RefOrText, Text};
use crate::values::{Scope, Word};

/// Where the company or a product goes.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Vision {
    /// Whether it holds: active, or replaced by another.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<VisionKind>>,
    /// Where we go and for whom, in a sentence or two.
    #[schemars(extend("x-role" = "narrative"))]
    pub statement: Field<Text>,
    /// Whether it is the company's or one product's.
    #[schemars(extend("x-role" = "commitment"))]
    pub scope: Field<Word<Scope>>,
    /// The vision that this one serves: a product's names the company's.
    #[schemars(extend("x-role" = "link"))]
    pub supports: Many<Ref<VisionKind>>,
    /// Why the company is there at all.
    #[schemars(extend("x-role" = "narrative"))]
    pub mission: Field<Text>,
    /// How far it looks: a duration counted from today, or a year.
    #[schemars(extend("x-role" = "commitment"))]
    pub horizon: Field<Horizon>,
    /// The lens for decisions: what we choose when two good things conflict.
    #[schemars(extend("x-role" = "narrative"))]
    pub principles: Many<Text>,
    /// Who it is for.
    #[schemars(extend("x-role" = "link"))]
    pub segments: Many<Ref<SegmentKind>>,
    /// What they get from us that they get nowhere else.
    #[schemars(extend("x-role" = "narrative"))]
    pub value_proposition: Field<Text>,
    /// The one number that shows customers getting the value.
    #[schemars(extend("x-role" = "link"))]
    pub north_star_metric: Field<Ref<MetricKind>>,
    /// The few metrics that move the North Star metric; left out, the metrics that drive it.
    #[schemars(extend("x-role" = "link"))]
    pub inputs: Many<Ref<MetricKind>>,
    /// What it rests on: research, experiments, addresses or sentences.
    #[schemars(extend("x-role" = "evidence"))]
    pub evidence: Many<RefOrText<Evidence>>,
    /// What must not get worse on the way; counts for everything below.
    #[schemars(extend("x-role" = "commitment"))]
    pub guardrails: ByName<Criterion>,
}
