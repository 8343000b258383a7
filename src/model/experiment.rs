use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::MetricKind;
use super::kinds::{ExperimentKind, SegmentKind, TestedKind};
use super::{Criterion, Ending, StatusOf};
use crate::typed::{ByName, Field, Many, Named, Ref, RefOrText, Short, Shorthand, Text};
use crate::values::{Date, Decision, Method, Number, Quantity, Share, Verdict, When, Word};

/// What was tried in order to learn.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Experiment {
    /// How far it is: draft, running, concluded; paused or abandoned.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<ExperimentKind>>,
    /// The options or initiatives it puts to the test.
    #[schemars(extend("x-role" = "link"))]
    pub tests: Many<Ref<TestedKind>>,
    /// What we believe will happen, and why.
    #[schemars(extend("x-role" = "narrative"))]
    pub hypothesis: Field<Text>,
    /// How it is tried.
    #[schemars(extend("x-role" = "narrative"))]
    pub method: Field<Word<Method>>,
    /// Who takes part.
    #[schemars(extend("x-role" = "narrative"))]
    pub population: Field<Population>,
    /// What those who take part are told.
    #[schemars(extend("x-role" = "narrative"))]
    pub participants_told: Field<Short<Told>>,
    /// When it begins.
    #[schemars(extend("x-role" = "commitment"))]
    pub starts: Field<When>,
    /// When it ends, whatever has been seen.
    #[schemars(extend("x-role" = "commitment"))]
    pub ends: Field<When>,
    /// What counts as support, by metric, written before it starts.
    #[schemars(extend("x-role" = "commitment"))]
    pub success: ByName<Criterion>,
    /// What would end it early.
    #[schemars(extend("x-role" = "commitment"))]
    pub stop_if: ByName<Criterion>,
    /// What was seen.
    #[schemars(extend("x-role" = "evidence"))]
    pub result: Field<ExperimentResult>,
    /// What we know now that we did not know before.
    #[schemars(extend("x-role" = "narrative"))]
    pub learned: Field<Text>,
    /// What follows: persevere, pivot, scale or stop.
    #[schemars(extend("x-role" = "commitment"))]
    pub decision: Field<Word<Decision>>,
    /// The experiment that follows, or what follows in words.
    #[schemars(extend("x-role" = "link"))]
    pub next: Field<RefOrText<ExperimentKind>>,
    /// When and why it was abandoned.
    #[schemars(extend("x-role" = "status"))]
    pub stopped: Field<Short<Ending>>,
}

/// Who takes part in an experiment.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Population {
    /// The segment they belong to.
    #[schemars(extend("x-role" = "link"))]
    pub segment: Field<Ref<SegmentKind>>,
    /// How many.
    #[schemars(extend("x-role" = "commitment"))]
    pub size: Field<Number>,
    /// Which part of the segment.
    #[schemars(extend("x-role" = "commitment"))]
    pub share: Field<Share>,
    /// How they were chosen.
    #[schemars(extend("x-role" = "narrative"))]
    pub chosen: Field<Text>,
}

/// What those who take part are told.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Told {
    /// Why we try it.
    #[schemars(extend("x-role" = "narrative"))]
    pub why: Field<Text>,
    /// How and when it ends.
    #[schemars(extend("x-role" = "narrative"))]
    pub how_it_ends: Field<Text>,
    /// What happens to them afterwards.
    #[schemars(extend("x-role" = "narrative"))]
    pub what_next: Field<Text>,
}

impl Shorthand for Told {
    const FIELD: &'static str = "why";
}

/// What an experiment showed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct ExperimentResult {
    /// The day on which the result was read.
    #[schemars(extend("x-role" = "evidence"))]
    pub on: Field<Date>,
    /// What each metric came to.
    #[schemars(extend("x-role" = "evidence"))]
    pub readings: ByName<ResultReading>,
    /// Whether the hypothesis held: supported, refuted, inconclusive.
    #[schemars(extend("x-role" = "evidence"))]
    pub verdict: Field<Word<Verdict>>,
}

/// What one metric came to.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct ResultReading {
    /// The metric.
    #[schemars(extend("x-role" = "link"))]
    pub metric: Field<Ref<MetricKind>>,
    /// Its value.
    #[schemars(extend("x-role" = "evidence"))]
    pub value: Field<Quantity>,
    /// What was seen, where it is no number.
    #[schemars(extend("x-role" = "narrative"))]
    pub text: Field<Text>,
}

impl Named for ResultReading {
    const NAME: &'static str = "metric";
    const SHORT: &'static str = "value";
    const TEXT: &'static str = "text";
}
