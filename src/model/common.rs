use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::AnyKind;
use crate::typed::{Field, Many, Plain, Ref, Short, Shorthand, Text};
use crate::values::{Date, When};

/// What a record of any kind may say.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Common {
    /// What it is; in a folder of its kind it can be left out.
    #[schemars(extend("x-role" = "identity"))]
    pub kind: Field<Plain>,
    /// Its name; left out, the file's.
    #[schemars(extend("x-role" = "identity"))]
    pub id: Field<Plain>,
    /// Names it had before.
    #[schemars(extend("x-role" = "identity"))]
    pub aliases: Many<Plain>,
    /// What people call it; left out, the first `#` heading, else the id in words.
    #[schemars(extend("x-role" = "identity"))]
    pub title: Field<Text>,
    /// Who answers for it.
    #[schemars(extend("x-role" = "identity"))]
    pub owner: Many<Plain>,
    /// Words to find it by.
    #[schemars(extend("x-role" = "identity"))]
    pub tags: Many<Plain>,
    /// Addresses that belong to it.
    #[schemars(extend("x-role" = "evidence"))]
    pub links: Many<Plain>,
    /// Records of any kind that belong to it.
    #[schemars(extend("x-role" = "link"))]
    pub related: Many<Ref<AnyKind>>,
    /// What is still open.
    #[schemars(extend("x-role" = "narrative"))]
    pub questions: Many<Short<Question>>,
    /// Findings that are accepted, each with its reason.
    #[schemars(extend("x-role" = "identity"))]
    pub waivers: Many<Waiver>,
    /// Commitments that were changed on purpose, each with its reason.
    #[schemars(extend("x-role" = "identity"))]
    pub amendments: Many<Amendment>,
}

/// Something that is still open.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Question {
    /// The question.
    #[schemars(extend("x-role" = "narrative"))]
    pub ask: Field<Text>,
    /// Who could know.
    #[schemars(extend("x-role" = "narrative"))]
    pub ask_whom: Field<Text>,
    /// Who finds out.
    #[schemars(extend("x-role" = "narrative"))]
    pub owner: Field<Plain>,
    /// Until when.
    #[schemars(extend("x-role" = "narrative"))]
    pub by: Field<When>,
    /// The answer.
    #[schemars(extend("x-role" = "evidence"))]
    pub answer: Field<Text>,
    /// Who gave it.
    #[schemars(extend("x-role" = "evidence"))]
    pub answered_by: Field<Text>,
}

impl Shorthand for Question {
    const FIELD: &'static str = "ask";
}

/// A finding that is accepted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Waiver {
    /// The rule.
    #[schemars(extend("x-role" = "identity"))]
    pub rule: Field<Plain>,
    /// Why it is accepted; without it the waiver does not hold.
    #[schemars(extend("x-role" = "narrative"))]
    pub why: Field<Text>,
    /// The last day on which it holds.
    #[schemars(extend("x-role" = "commitment"))]
    pub until: Field<Date>,
    /// The field it is about; left out, the whole record.
    #[schemars(extend("x-role" = "identity"))]
    pub field: Field<Plain>,
}

/// A commitment that was changed on purpose.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Amendment {
    /// The field, such as `outcomes.activation.target`.
    #[schemars(extend("x-role" = "identity"))]
    pub field: Field<Plain>,
    /// What it said before.
    #[schemars(extend("x-role" = "commitment"))]
    pub from: Field<Text>,
    /// What it says now.
    #[schemars(extend("x-role" = "commitment"))]
    pub to: Field<Text>,
    /// The day it was agreed.
    #[schemars(extend("x-role" = "evidence"))]
    pub on: Field<Date>,
    /// Why.
    #[schemars(extend("x-role" = "narrative"))]
    pub why: Field<Text>,
}
