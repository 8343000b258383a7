//! What a reference may name, as types. A field's type says it: `Ref<IntentKind>`.

use crate::typed::Kinds;
use crate::values::Kind;

/// A type that stands for exactly one kind.
pub trait OneKind: 'static {
    const KIND: Kind;
}

macro_rules! one_kind {
    ($($name:ident = $kind:ident $word:literal),* $(,)?) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}

        impl OneKind for $name {
            const KIND: Kind = Kind::$kind;
        }

        impl Kinds for $name {
            const NAMES: &'static [&'static str] = &[$word];
        }
    )*};
}

one_kind! {
    VisionKind = Vision "vision",
    IntentKind = Intent "intent",
    InitiativeKind = Initiative "initiative",
    OptionKind = Option "option",
    ExperimentKind = Experiment "experiment",
    MetricKind = Metric "metric",
    ResearchKind = Research "research",
    SegmentKind = Segment "segment",
    NorthStarKind = NorthStar "north-star",
    StoryMapKind = StoryMap "story-map",
    ReviewKind = Review "review",
    TeamKind = Team "team",
}

macro_rules! several_kinds {
    ($($(#[$doc:meta])* $name:ident = [$($word:literal),*]),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}

        impl Kinds for $name {
            const NAMES: &'static [&'static str] = &[$($word),*];
        }
    )*};
}

several_kinds! {
    /// What a claim may rest on.
    Evidence = ["research", "experiment"],
    /// What an experiment puts to the test.
    TestedKind = ["option", "initiative"],
    /// What research informs.
    InformedKind = ["initiative", "intent", "option", "vision"],
    /// What a North Star document is about.
    SubjectKind = ["initiative", "vision"],
    /// What a story map shows.
    MappedKind = ["initiative", "option", "vision"],
    /// What can come of something that was stopped.
    BecameKind = ["initiative", "option", "intent", "vision"],
    /// What a reward depends on; `delivery` stands for itself.
    RewardTie = ["metric", "=delivery"],
    /// Anything.
    AnyKind = [
        "initiative", "intent", "option", "experiment", "metric", "research", "vision", "segment", "north-star",
        "story-map", "review", "team"
    ],
}
