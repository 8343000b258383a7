use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::StatusOf;
use super::kinds::{MappedKind, MetricKind, StoryMapKind};
use crate::typed::{Field, Many, Plain, Ref, Short, Shorthand, Text};
use crate::values::{Duration, Money, Target, When};

/// What users do, step by step, and which release brings which part of it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct StoryMap {
    /// Whether it holds: active or replaced.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<StatusOf<StoryMapKind>>,
    /// What it is a map of.
    #[serde(rename = "for")]
    #[schemars(extend("x-role" = "link"))]
    pub subject: Field<Ref<MappedKind>>,
    /// What users do.
    #[schemars(extend("x-role" = "narrative"))]
    pub activities: Many<Short<Activity>>,
    /// Slices through the map, each with its goal.
    #[schemars(extend("x-role" = "commitment"))]
    pub releases: Many<Short<Release>>,
}

/// Something users do.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Activity {
    /// What they do.
    #[schemars(extend("x-role" = "narrative"))]
    pub name: Field<Text>,
    /// The steps it takes.
    #[schemars(extend("x-role" = "narrative"))]
    pub steps: Many<Short<Step>>,
}

/// One step of an activity.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Step {
    /// What they do.
    #[schemars(extend("x-role" = "narrative"))]
    pub name: Field<Text>,
    /// What would help them do it.
    #[schemars(extend("x-role" = "narrative"))]
    pub stories: Many<Short<Story>>,
}

/// Something that would help with a step.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Story {
    /// What it is.
    #[schemars(extend("x-role" = "narrative"))]
    pub title: Field<Text>,
    /// The release that brings it.
    #[schemars(extend("x-role" = "link"))]
    pub release: Field<Plain>,
    /// The factor of the North Star document that it serves.
    #[schemars(extend("x-role" = "link"))]
    pub factor: Field<Text>,
    /// The metric that it should move.
    #[schemars(extend("x-role" = "link"))]
    pub outcome: Field<Ref<MetricKind>>,
    /// How far it is.
    #[schemars(extend("x-role" = "status"))]
    pub status: Field<Plain>,
}

/// A slice through the map.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Release {
    /// Its name.
    #[schemars(extend("x-role" = "identity"))]
    pub id: Field<Plain>,
    /// What it is for.
    #[schemars(extend("x-role" = "narrative"))]
    pub goal: Field<Text>,
    /// The metric that shows it.
    #[schemars(extend("x-role" = "link"))]
    pub metric: Field<Ref<MetricKind>>,
    /// What the metric should come to.
    #[schemars(extend("x-role" = "commitment"))]
    pub target: Field<Target>,
    /// When it is to be there.
    #[schemars(extend("x-role" = "commitment"))]
    pub on: Field<When>,
    /// What it brings, as money per time.
    #[schemars(extend("x-role" = "estimate"))]
    pub value: Field<Money>,
    /// How long it takes.
    #[schemars(extend("x-role" = "estimate"))]
    pub duration: Field<Duration>,
}

impl Shorthand for Activity {
    const FIELD: &'static str = "name";
}

impl Shorthand for Step {
    const FIELD: &'static str = "name";
}

impl Shorthand for Story {
    const FIELD: &'static str = "title";
}

impl Shorthand for Release {
    const FIELD: &'static str = "id";
}
