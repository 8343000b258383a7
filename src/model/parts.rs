use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{BecameKind, ExperimentKind};
use crate::typed::{Field, Many, Plain, Ref, RefOrText, Shorthand, Text};
use crate::values::{Date, FundingStage, Money, RequestedAs, Word};

/// What stands in the way of an intent.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Obstacle {
    /// The name by which initiatives refer to it.
    #[schemars(extend("x-role" = "identity"))]
    pub id: Field<Plain>,
    /// What it is.
    #[schemars(extend("x-role" = "narrative"))]
    pub text: Field<Text>,
}

impl Shorthand for Obstacle {
    const FIELD: &'static str = "text";
}

/// What must be true for an initiative to work.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Assumption {
    /// What it is.
    #[schemars(extend("x-role" = "narrative"))]
    pub text: Field<Text>,
    /// How bad it would be if it were wrong.
    #[schemars(extend("x-role" = "narrative"))]
    pub risk: Field<Plain>,
    /// The experiments that put it to the test.
    #[schemars(extend("x-role" = "link"))]
    pub tested_by: Many<Ref<ExperimentKind>>,
}

impl Shorthand for Assumption {
    const FIELD: &'static str = "text";
}

/// Who asked for an initiative.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct RequestedBy {
    /// Who it was.
    #[schemars(extend("x-role" = "narrative"))]
    pub who: Field<Plain>,
    /// In which role.
    #[serde(rename = "as")]
    #[schemars(extend("x-role" = "narrative"))]
    pub role: Field<Word<RequestedAs>>,
}

impl Shorthand for RequestedBy {
    const FIELD: &'static str = "as";
}

/// Money for one stage.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Funding {
    /// discover, validate, build or scale.
    #[schemars(extend("x-role" = "commitment"))]
    pub stage: Field<Word<FundingStage>>,
    /// How much.
    #[schemars(extend("x-role" = "commitment"))]
    pub amount: Field<Money>,
    /// When it was given.
    #[schemars(extend("x-role" = "commitment"))]
    pub on: Field<Date>,
    /// On which evidence.
    #[schemars(extend("x-role" = "narrative"))]
    pub because: Field<Text>,
}

/// That something was reached.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Achieved {
    /// The day.
    #[schemars(extend("x-role" = "status"))]
    pub on: Field<Date>,
}

impl Shorthand for Achieved {
    const FIELD: &'static str = "on";
}

/// That something was given up.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Ending {
    /// The day.
    #[schemars(extend("x-role" = "status"))]
    pub on: Field<Date>,
    /// Why.
    #[schemars(extend("x-role" = "narrative"))]
    pub why: Field<Text>,
    /// The principle of the vision that decided it.
    #[schemars(extend("x-role" = "narrative"))]
    pub principle: Field<Text>,
    /// What came of it.
    #[schemars(extend("x-role" = "link"))]
    pub became: Many<RefOrText<BecameKind>>,
}

impl Shorthand for Ending {
    const FIELD: &'static str = "why";
}
