use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{InitiativeKind, OptionKind};
use super::{Ending, Estimates, Outcome, StatusOf};
use crate::typed::{ByName, Field, Ref, Short, Text};
use crate::values::Date;

/// One way to solve an initiative's problem.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct ProductOption {
    /// How far it is: considered, testing, chosen, shipped; or rejected.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<OptionKind>>,
    /// The initiative whose problem it would solve.
    #[schemars(extend("x-role" = "link"))]
    pub initiative: Field<Ref<InitiativeKind>>,
    /// What it is, for somebody who has not seen it.
    #[schemars(extend("x-role" = "narrative"))]
    pub solution: Field<Text>,
    /// What would change for the customer.
    #[schemars(extend("x-role" = "commitment"))]
    pub outcomes: ByName<Outcome>,
    /// Why it is so much better that switching pays.
    #[schemars(extend("x-role" = "narrative"))]
    pub advantage: Field<Text>,
    /// What a customer has to give up or learn.
    #[schemars(extend("x-role" = "narrative"))]
    pub switching_cost: Field<Text>,
    /// What waiting costs and how long it takes, for `pm rank`.
    #[schemars(extend("x-role" = "estimate"))]
    pub estimates: Field<Box<Estimates>>,
    /// The day it reached customers.
    #[schemars(extend("x-role" = "status"))]
    pub shipped_on: Field<Date>,
    /// What it taught.
    #[schemars(extend("x-role" = "narrative"))]
    pub learned: Field<Text>,
    /// When and why it was turned down.
    #[schemars(extend("x-role" = "status"))]
    pub rejected: Field<Short<Ending>>,
}
