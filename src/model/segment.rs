use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::StatusOf;
use super::kinds::{MetricKind, SegmentKind};
use crate::typed::{Field, Many, Ref, Text};
use crate::values::{SegmentRole, Word};

/// Who users and customers are.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Segment {
    /// Whether it still counts: active or replaced.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<SegmentKind>>,
    /// What they are to us: user, customer, buyer, partner.
    #[serde(rename = "as")]
    #[schemars(extend("x-role" = "identity"))]
    pub roles: Many<Word<SegmentRole>>,
    /// What they are trying to get done.
    #[schemars(extend("x-role" = "narrative"))]
    pub needs: Many<Text>,
    /// What they get from us.
    #[schemars(extend("x-role" = "narrative"))]
    pub value: Field<Text>,
    /// How we see that they get it.
    #[schemars(extend("x-role" = "link"))]
    pub metrics: Many<Ref<MetricKind>>,
    /// How many there are.
    #[schemars(extend("x-role" = "narrative"))]
    pub size: Field<Text>,
}
