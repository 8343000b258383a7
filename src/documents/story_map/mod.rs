//! A story map as people look at it: activities across, steps below them, stories by release, and what must be true.

mod build;
mod drawn;
mod factors;
mod words;

use crate::graph::Strategy;
use crate::typed::{Field, Ref, Text};
use crate::values::{Date, Kind};

pub use build::mapped;
pub use drawn::drawn;
pub use factors::MapFactor;

/// A story map with what is known of its releases today.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Mapped {
    /// The full name of the map's record.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// Nothing where it cannot be read.
    pub status: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Relative to the workspace.
    pub path: String,
    /// What it is a map of.
    pub subject: Option<Subject>,
    /// The day on which it was looked at.
    pub as_of: Date,
    /// What users do, in their order.
    pub activities: Vec<MapActivity>,
    /// The rows: releases, then what is in none.
    pub slices: Vec<Slice>,
    /// What must be true, by the North Star documents of what it is a map of.
    pub factors: Vec<MapFactor>,
    /// How many activities, steps, stories and releases are written and cannot be read.
    pub unread: usize,
}

/// The record that a map is of.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Subject {
    /// Its full name; where it leads to no record, what is written.
    pub record: String,
    /// Nothing where it leads to no record.
    pub title: Option<String>,
    /// Its file, relative to the workspace.
    pub path: Option<String>,
}

/// Something that users do.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct MapActivity {
    /// What users do.
    pub name: String,
    /// The steps it takes.
    pub steps: Vec<MapStep>,
}

/// One step of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct MapStep {
    /// What users do.
    pub name: String,
    /// What would help with it.
    pub stories: Vec<MapStory>,
}

/// What would help with a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct MapStory {
    /// What it is.
    pub title: String,
    /// The release that brings it, as written.
    pub release: Option<String>,
    /// The factor that it serves, as written.
    pub factor: Option<String>,
    /// The metric that it should move, as written.
    pub outcome: Option<String>,
    /// How far it is, as written.
    pub status: Option<String>,
    /// The number of its slice.
    pub slice: usize,
}

/// A row of the map: a release, or what is in none.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Slice {
    /// What the row stands for.
    pub kind: SliceKind,
    /// The release's id; nothing for what is in none.
    pub release: Option<String>,
    /// What it is for.
    pub goal: Option<String>,
    /// What shows it, and how that stands.
    pub metric: Option<Measure>,
    /// What the metric should come to.
    pub target: Option<String>,
    /// When it is to be there.
    pub on: Option<String>,
    /// What it brings.
    pub value: Option<String>,
    /// How long it takes.
    pub duration: Option<String>,
    /// How many stories there are in it.
    pub stories: usize,
    /// Of the first release, the activities that it does nothing for.
    pub gaps: Vec<String>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SliceKind {
    #[default]
    Release,
    /// A release that stories name and that is none of the map's.
    Unknown,
    /// What stands where stories name their release cannot be read.
    Unclear,
    /// No release is named.
    None,
}

/// The metric of a release and how it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Measure {
    /// Its id; where it leads to no metric, what is written.
    pub name: String,
    /// Its full name; nothing where it leads to no metric.
    pub record: Option<String>,
    /// Where it started, by the outcome of what the map is of.
    pub from: Option<String>,
    /// What it came to last.
    pub now: Option<String>,
    /// The day of that reading.
    pub now_on: Option<Date>,
    /// How much of the way from there to the target it has come, in percent, where that can be told.
    pub way: Option<i64>,
    /// "50 % of the way", "reached", "never read"; nothing where it leads to no metric.
    pub so_far: Option<String>,
}

/// How far a story is, by a word that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Done,
    Begun,
    Other,
}

const DONE: [&str; 9] =
    ["done", "shipped", "released", "live", "achieved", "delivered", "complete", "fertig", "erledigt"];
const BEGUN: [&str; 9] =
    ["doing", "in progress", "in-progress", "started", "begun", "building", "testing", "in arbeit", "begonnen"];

impl MapStory {
    /// Nothing where no status is written.
    pub fn mark(&self) -> Option<Mark> {
        let status = self.status.as_deref()?.to_lowercase();
        Some(match status.as_str() {
            status if DONE.contains(&status) => Mark::Done,
            status if BEGUN.contains(&status) => Mark::Begun,
            _ => Mark::Other,
        })
    }
}

impl Mapped {
    /// The columns: each step under its activity; an activity without steps has one column of its own.
    pub fn columns(&self) -> Vec<(usize, Option<&MapStep>)> {
        let of_activity = |(number, activity): (usize, &'_ MapActivity)| -> Vec<(usize, Option<&MapStep>)> {
            match activity.steps.is_empty() {
                true => vec![(number, None)],
                false => self.steps_of(number).map(|step| (number, Some(step))).collect(),
            }
        };
        self.activities.iter().enumerate().flat_map(of_activity).collect()
    }

    fn steps_of(&self, activity: usize) -> impl Iterator<Item = &MapStep> {
        self.activities.get(activity).into_iter().flat_map(|activity| &activity.steps)
    }

    /// Every story, in the order of the steps.
    pub fn stories(&self) -> impl Iterator<Item = &MapStory> {
        self.activities.iter().flat_map(|activity| &activity.steps).flat_map(|step| &step.stories)
    }

    pub fn steps(&self) -> usize {
        self.activities.iter().map(|activity| activity.steps.len()).sum()
    }
}

/// The story maps that a record is or has: itself, or those that are for it; of these the ones that hold, if any does.
pub fn maps_of(strategy: &Strategy, number: usize) -> Vec<usize> {
    if strategy.is_kind(number, Kind::StoryMap) {
        return vec![number];
    }
    let subject = match strategy.is_kind(number, Kind::NorthStar) {
        true => strategy.targets(number, "for").next().unwrap_or(number),
        false => number,
    };
    let all = strategy.sources(subject, "for").into_iter();
    let maps: Vec<usize> = all.filter(|map| strategy.is_kind(*map, Kind::StoryMap)).collect();
    let holds = |map: &usize| strategy.record(*map).is_some_and(|map| !map.has_ended());
    let holding: Vec<usize> = maps.iter().copied().filter(holds).collect();
    if holding.is_empty() { maps } else { holding }
}

/// The id of what a reference of a record leads to, else what is written, with the number of the record.
fn led_to<K>(strategy: &Strategy, from: usize, reference: &Field<Ref<K>>) -> Option<(String, Option<usize>)> {
    let reference = reference.get()?;
    let target = strategy.target(from, *reference);
    let id = target.and_then(|number| strategy.record(number)).map(|record| record.id.clone());
    let written = || strategy.record(from)?.references.get(reference.number as usize).map(|written| &written.text);
    Some((id.or_else(|| written().cloned())?, target))
}

/// On one line.
fn words(text: &Field<Text>) -> Option<String> {
    text.get().map(|text| text.0.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
}
