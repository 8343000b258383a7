//! Why something is done, from what is written and linked alone: the same questions of whatever an engineer works on.

mod build;
mod drives;
mod heard;
mod measured;
mod not_known;
mod others;
mod stop;
mod work;

pub use build::why;

use super::experiment_line::ExperimentLine;
use super::outcome_line::OutcomeLine;
use crate::values::Date;

/// The questions with their answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Why {
    /// The full name of what was asked about.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// `cannot be read` of a file that does not parse.
    pub status: String,
    /// Its file, relative to the workspace.
    pub path: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The initiative that most of the answers are about, where it is another record.
    pub about: Option<String>,
    /// In the order in which they are asked; what has no answer is left out.
    pub answers: Vec<Asked>,
    /// What is asked for at its status and not written.
    pub not_known: Vec<Unanswered>,
}

/// A question and what the records say to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Asked {
    /// The same for every kind of record: `why`, `who-says-so`.
    pub question: &'static str,
    /// As it is asked of this one.
    pub ask: &'static str,
    /// The answers.
    pub lines: Vec<Line>,
}

/// An answer in words, with what it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Line {
    /// The answer in words.
    pub text: String,
    /// The record that says it.
    pub record: Option<String>,
    /// The outcome of which it tells.
    pub outcome: Option<OutcomeLine>,
    /// The experiment of which it tells.
    pub experiment: Option<ExperimentLine>,
}

/// What is not known: a gap, or a question that somebody wrote down.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Unanswered {
    /// What is not known, in words.
    pub text: String,
    /// The record that would say it.
    pub record: String,
    /// The field that would say it.
    pub field: String,
    /// Until when a question is to be answered.
    pub by: Option<Date>,
}

impl Line {
    pub(super) fn of(record: &str, text: impl Into<String>) -> Line {
        Line { text: text.into(), record: Some(record.to_owned()), ..Line::default() }
    }

    /// The same with the record's name in front of its words.
    pub(super) fn named(record: &str, text: &str) -> Line {
        Line::of(record, format!("{record}: {text}"))
    }

    pub(super) fn experiment(experiment: ExperimentLine) -> Line {
        let text = match experiment.is_over() {
            true => experiment.tried(),
            false => [experiment.ahead()].into_iter().chain(experiment.success()).collect::<Vec<_>>().join("; "),
        };
        Line { record: Some(experiment.record.clone()), text, outcome: None, experiment: Some(experiment) }
    }
}
