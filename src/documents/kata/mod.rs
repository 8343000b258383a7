//! An initiative in the order of the Product Kata: where it is to go, where it is, what is in the way, the next step, what is
//! expected of it, what happened; and what there is to do next.

mod build;
mod next;
mod open_links;

pub use build::kata;
pub(super) use build::{direction, experiments, obstacle, option_line};
pub use open_links::OpenLinks;

use super::experiment_line::ExperimentLine;
use super::outcome_line::OutcomeLine;

/// The questions in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KataStep {
    Direction,
    Now,
    InTheWay,
    NextStep,
    Expected,
    Learned,
}

impl KataStep {
    pub const ALL: [KataStep; 6] = [
        KataStep::Direction,
        KataStep::Now,
        KataStep::InTheWay,
        KataStep::NextStep,
        KataStep::Expected,
        KataStep::Learned,
    ];

    pub fn question(self) -> &'static str {
        match self {
            KataStep::Direction => "Direction",
            KataStep::Now => "Where are we now?",
            KataStep::InTheWay => "What is in the way?",
            KataStep::NextStep => "Next step",
            KataStep::Expected => "What do we expect?",
            KataStep::Learned => "What did we learn?",
        }
    }
}

/// An initiative, step by step. What is empty is not written, or not to be read: `unknown` tells which.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Kata {
    /// The full name.
    pub record: String,
    /// How far it is; null where that cannot be read.
    pub status: Option<String>,
    /// The intent and the vision that it leads to, with what they say.
    pub direction: Vec<Told>,
    /// Its outcomes: from, now, target.
    pub now: Vec<OutcomeLine>,
    /// The obstacle of its intent that it works on, in words.
    pub obstacle: Option<String>,
    /// The problem of customers that it works on.
    pub problem: Option<String>,
    /// The options that are not given up.
    pub options: Vec<OptionLine>,
    /// The experiments that are not over.
    pub experiments: Vec<ExperimentLine>,
    /// The experiments that are over, the last one first.
    pub tried: Vec<ExperimentLine>,
    /// What it taught as a whole, and what its options taught.
    pub learned: Vec<Told>,
    /// Why it was stopped.
    pub why_stopped: Option<String>,
    /// Of these nothing follows from their being empty: something is written there that cannot be found or read.
    pub unknown: Vec<KataStep>,
    /// Those among them that are open for nothing but a record that may be about another initiative as well.
    pub might_belong: Vec<MightBelong>,
    /// What there is to do; nothing where all is answered.
    pub next: Option<Next>,
}

/// An option or an experiment that might be about it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct MightBelong {
    /// The step to which it would say something.
    pub step: KataStep,
    /// The full name.
    pub record: String,
    /// Whether its file can be read, so that only what it names cannot be found.
    pub is_read: bool,
}

/// A record and what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Told {
    /// The full name.
    pub record: String,
    /// What it says.
    pub text: String,
}

/// An option, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct OptionLine {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// How far it is.
    pub status: String,
    /// What it is.
    pub solution: Option<String>,
    /// Why it was turned down.
    pub why_rejected: Option<String>,
}

/// What there is to do next.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Next {
    /// The step that is empty.
    pub step: KataStep,
    /// In words: "read `activation`, which was never read".
    pub text: String,
    /// The field to fill or the command to run: "`readings` of metric/activation", "`pm new experiment ID --tests search`".
    pub how: Option<String>,
    /// The record that it is about.
    pub record: String,
}
