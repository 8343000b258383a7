use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::inline_option::options_schema;
use super::kinds::{Evidence, InitiativeKind, IntentKind, SegmentKind, TeamKind, VisionKind};
use super::{Assumption, Criterion, Ending, Estimates, Funding, InlineOption, Outcome, RequestedBy, StatusOf};
use crate::typed::{ByName, Field, Many, Map, Ref, RefOrText, Short, Text};
use crate::values::{When, Word, Work};

/// A customer problem worth solving for an intent.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Initiative {
    /// How far it is: proposed, discovery, delivery, measuring, scaling, achieved; stopped, paused.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<InitiativeKind>>,
    /// The strategic intent it serves.
    #[schemars(extend("x-role" = "link"))]
    pub intent: Field<Ref<IntentKind>>,
    /// The product vision it belongs to, where there are several.
    #[schemars(extend("x-role" = "link"))]
    pub vision: Field<Ref<VisionKind>>,
    /// A bet; or upkeep or a mandate, which owe no outcome.
    #[schemars(extend("x-role" = "identity"))]
    pub work: Field<Word<Work>>,
    /// The customer's problem, in their words where possible.
    #[schemars(extend("x-role" = "narrative"))]
    pub problem: Field<Text>,
    /// The obstacle of its intent that it works on.
    #[schemars(extend("x-role" = "link"))]
    pub obstacle: Field<Text>,
    /// Whose problem it is.
    #[schemars(extend("x-role" = "link"))]
    pub segments: Many<Ref<SegmentKind>>,
    /// The changes in behaviour that would show it worked, by metric.
    #[schemars(extend("x-role" = "commitment"))]
    pub outcomes: ByName<Outcome>,
    /// What must not get worse on the way.
    #[schemars(extend("x-role" = "commitment"))]
    pub guardrails: ByName<Criterion>,
    /// How we know: research, experiments, addresses or sentences.
    #[schemars(extend("x-role" = "evidence"))]
    pub evidence: Many<RefOrText<Evidence>>,
    /// What must be true for it to work.
    #[schemars(extend("x-role" = "narrative"))]
    pub assumptions: Many<Short<Assumption>>,
    /// Ways to solve it: names, `name: what it is`, or whole options.
    #[schemars(schema_with = "options_schema", extend("x-role" = "link"))]
    pub options: Many<InlineOption>,
    /// Initiatives that have to come first.
    #[schemars(extend("x-role" = "link"))]
    pub requires: Many<Ref<InitiativeKind>>,
    /// Who works on it.
    #[schemars(extend("x-role" = "link"))]
    pub team: Field<Ref<TeamKind>>,
    /// Who asked for it.
    #[schemars(extend("x-role" = "narrative"))]
    pub requested_by: Many<Short<RequestedBy>>,
    /// What would be handed over.
    #[schemars(extend("x-role" = "narrative"))]
    pub deliverables: Many<Text>,
    /// When its outcomes are to be reached.
    #[schemars(extend("x-role" = "commitment"))]
    pub by: Field<When>,
    /// A date set from outside, with a penalty behind it.
    #[schemars(extend("x-role" = "commitment"))]
    pub deadline: Field<When>,
    /// What would make us stop.
    #[schemars(extend("x-role" = "commitment"))]
    pub stop_if: ByName<Criterion>,
    /// What waiting costs and how long it takes, for `pm rank`.
    #[schemars(extend("x-role" = "estimate"))]
    pub estimates: Field<Box<Estimates>>,
    /// Money by stage: discover, validate, build, scale.
    #[schemars(extend("x-role" = "commitment"))]
    pub funding: Many<Funding>,
    /// What it taught.
    #[schemars(extend("x-role" = "narrative"))]
    pub learned: Field<Text>,
    /// When and why it was given up.
    #[schemars(extend("x-role" = "status"))]
    pub stopped: Field<Short<Ending>>,
    /// What it means for sales, support, marketing.
    #[schemars(extend("x-role" = "narrative"))]
    pub audience: Map<Text>,
    /// The larger initiative it belongs to.
    #[schemars(extend("x-role" = "link"))]
    pub part_of: Field<Ref<InitiativeKind>>,
}
