use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{Evidence, ExperimentKind};
use crate::typed::{Field, Many, Plain, Ref, RefOrText, Short, Shorthand, Text};
use crate::values::{Date, Duration, MatrixValue, Money, Number, Profile, Quantity, Share, Urgency, ValueType, Word};

/// What waiting costs and how long the work occupies us. Raw figures, each with its source.
// What few records have is boxed: every initiative and option holds room for all of it. The schema need not tell that.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Estimates {
    /// Where the figures come from.
    #[schemars(extend("x-role" = "evidence"))]
    pub source: Field<RefOrText<Evidence>>,
    /// When they were made.
    #[schemars(extend("x-role" = "evidence"))]
    pub as_of: Field<Date>,
    /// How much it is worth: killer, bonus or meh.
    #[schemars(extend("x-role" = "estimate"))]
    pub value: Field<Word<MatrixValue>>,
    /// How soon it matters: asap, soon or whenever.
    #[schemars(extend("x-role" = "estimate"))]
    pub urgency: Field<Word<Urgency>>,
    /// What a week's waiting costs: money per time.
    #[schemars(extend("x-role" = "estimate"))]
    pub cost_of_delay: Field<Box<Short<CostOfDelay>>>,
    /// Calendar time on whatever is scarce, not effort.
    #[schemars(extend("x-role" = "estimate"))]
    pub duration: Field<Box<Short<DurationRange>>>,
    /// What is left of it, once under way.
    #[schemars(extend("x-role" = "estimate"))]
    pub remaining: Field<Box<Short<DurationRange>>>,
    /// How likely it is to work.
    #[schemars(extend("x-role" = "estimate"))]
    pub success_probability: Field<Share>,
    /// Tests on the way that may end it.
    #[schemars(extend("x-role" = "estimate"))]
    pub stages: Many<Stage>,
    /// Person-months, for RICE only.
    #[schemars(extend("x-role" = "estimate"))]
    pub effort: Field<Quantity>,
    /// Reach, impact and confidence.
    #[schemars(extend("x-role" = "estimate"))]
    pub rice: Field<Box<Rice>>,
    /// SAFe's scores.
    #[schemars(extend("x-role" = "estimate"))]
    pub wsjf: Field<Box<Wsjf>>,
    /// Impact, confidence and ease.
    #[schemars(extend("x-role" = "estimate"))]
    pub ice: Field<Box<Ice>>,
    /// Importance and satisfaction.
    #[schemars(extend("x-role" = "estimate"))]
    pub opportunity: Field<Box<Opportunity>>,
}

/// A rate: money per time.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct CostOfDelay {
    /// Where the figure comes from.
    #[schemars(extend("x-role" = "evidence"))]
    pub source: Field<RefOrText<Evidence>>,
    /// When it was made.
    #[schemars(extend("x-role" = "evidence"))]
    pub as_of: Field<Date>,
    /// The whole rate, where it has no parts.
    #[schemars(extend("x-role" = "estimate"))]
    pub rate: Field<Short<RateRange>>,
    /// The low end of the rate.
    #[schemars(extend("x-role" = "estimate"))]
    pub low: Field<Money>,
    /// The likeliest rate.
    #[schemars(extend("x-role" = "estimate"))]
    pub likely: Field<Money>,
    /// The high end of the rate.
    #[schemars(extend("x-role" = "estimate"))]
    pub high: Field<Money>,
    /// The time that the rate is for.
    #[schemars(extend("x-role" = "estimate"))]
    pub per: Field<Plain>,
    /// What it consists of; they are summed.
    #[schemars(extend("x-role" = "estimate"))]
    pub parts: Many<Part>,
    /// How the cost of waiting runs over time.
    #[schemars(extend("x-role" = "estimate"))]
    pub profile: Field<Word<Profile>>,
    /// What missing the record's deadline costs.
    #[schemars(extend("x-role" = "estimate"))]
    pub penalty: Field<Money>,
    /// What is lost in all where it never comes, for short-life and peak-affected; left out, it follows from the rate.
    #[schemars(extend("x-role" = "estimate"))]
    pub value: Field<Money>,
    /// Short-life: how long there is any value.
    #[schemars(extend("x-role" = "estimate"))]
    pub lifetime: Field<Duration>,
    /// Peak-affected: after how long half of the value is lost.
    #[schemars(extend("x-role" = "estimate"))]
    pub half_life: Field<Duration>,
    /// Closing-window: after how long there is nothing left to lose.
    #[schemars(extend("x-role" = "estimate"))]
    pub window: Field<Duration>,
    /// Curve: what is lost by when, in order; between two of them it grows evenly.
    #[schemars(extend("x-role" = "estimate"))]
    pub points: Many<CurvePoint>,
}

/// What waiting has cost by some time.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct CurvePoint {
    /// How long from today.
    #[schemars(extend("x-role" = "estimate"))]
    pub after: Field<Duration>,
    /// What is lost by then, in all.
    #[schemars(extend("x-role" = "estimate"))]
    pub cost: Field<Money>,
}

impl Shorthand for CostOfDelay {
    const FIELD: &'static str = "rate";
}

/// One reason why waiting costs.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Part {
    /// Which kind of value.
    #[schemars(extend("x-role" = "estimate"))]
    pub value_type: Field<Word<ValueType>>,
    /// Money per time.
    #[schemars(extend("x-role" = "estimate"))]
    pub rate: Field<Short<RateRange>>,
    /// How likely it is.
    #[schemars(extend("x-role" = "estimate"))]
    pub probability: Field<Share>,
    /// Where the figure comes from.
    #[schemars(extend("x-role" = "evidence"))]
    pub source: Field<RefOrText<Evidence>>,
    /// When it was made.
    #[schemars(extend("x-role" = "evidence"))]
    pub as_of: Field<Date>,
}

/// Money per time, as a figure or a range.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct RateRange {
    /// The low end.
    #[schemars(extend("x-role" = "estimate"))]
    pub low: Field<Money>,
    /// The likeliest value.
    #[schemars(extend("x-role" = "estimate"))]
    pub likely: Field<Money>,
    /// The high end.
    #[schemars(extend("x-role" = "estimate"))]
    pub high: Field<Money>,
    /// The time it is for.
    #[schemars(extend("x-role" = "estimate"))]
    pub per: Field<Plain>,
}

impl Shorthand for RateRange {
    const FIELD: &'static str = "likely";
}

/// A stretch of time, as a figure or a range.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct DurationRange {
    /// The low end.
    #[schemars(extend("x-role" = "estimate"))]
    pub low: Field<Duration>,
    /// The likeliest value.
    #[schemars(extend("x-role" = "estimate"))]
    pub likely: Field<Duration>,
    /// The high end.
    #[schemars(extend("x-role" = "estimate"))]
    pub high: Field<Duration>,
    /// Where the figure comes from.
    #[schemars(extend("x-role" = "evidence"))]
    pub source: Field<RefOrText<Evidence>>,
    /// When it was made.
    #[schemars(extend("x-role" = "evidence"))]
    pub as_of: Field<Date>,
}

impl Shorthand for DurationRange {
    const FIELD: &'static str = "likely";
}

/// A test on the way that may end it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Stage {
    /// What it is.
    #[schemars(extend("x-role" = "estimate"))]
    pub name: Field<Text>,
    /// How long it takes.
    #[schemars(extend("x-role" = "estimate"))]
    pub duration: Field<Box<Short<DurationRange>>>,
    /// How likely it is to pass.
    #[schemars(extend("x-role" = "estimate"))]
    pub success_probability: Field<Share>,
    /// The experiment.
    #[schemars(extend("x-role" = "link"))]
    pub experiment: Field<Ref<ExperimentKind>>,
}

/// Intercom's RICE.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Rice {
    /// How many people, in which time.
    #[schemars(extend("x-role" = "estimate"))]
    pub reach: Field<Quantity>,
    /// 3, 2, 1, 0.5 or 0.25.
    #[schemars(extend("x-role" = "estimate"))]
    pub impact: Field<Number>,
    /// How sure.
    #[schemars(extend("x-role" = "estimate"))]
    pub confidence: Field<Share>,
}

/// SAFe's weighted shortest job first, on its modified Fibonacci scale.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Wsjf {
    /// Value for users or the business.
    #[schemars(extend("x-role" = "estimate"))]
    pub user_business_value: Field<Number>,
    /// How fast the value decays.
    #[schemars(extend("x-role" = "estimate"))]
    pub time_criticality: Field<Number>,
    /// What else it makes possible.
    #[schemars(extend("x-role" = "estimate"))]
    pub risk_reduction_opportunity_enablement: Field<Number>,
    /// How large it is.
    #[schemars(extend("x-role" = "estimate"))]
    pub job_size: Field<Number>,
}

/// Impact, confidence, ease.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Ice {
    /// How much it would move.
    #[schemars(extend("x-role" = "estimate"))]
    pub impact: Field<Number>,
    /// How sure.
    #[schemars(extend("x-role" = "estimate"))]
    pub confidence: Field<Number>,
    /// How easy.
    #[schemars(extend("x-role" = "estimate"))]
    pub ease: Field<Number>,
}

/// Ulwick's opportunity score.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Opportunity {
    /// How important the job is to customers.
    #[schemars(extend("x-role" = "estimate"))]
    pub importance: Field<Number>,
    /// How well it is served today.
    #[schemars(extend("x-role" = "estimate"))]
    pub satisfaction: Field<Number>,
}
