use schemars::JsonSchema;
use serde::Serialize;

use super::parts::text;
use crate::graph::Strategy;
use crate::model::Question as Written;
use crate::typed::Short;

/// A question that nobody has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Question {
    /// In Markdown.
    pub ask: String,
    pub ask_whom: Option<String>,
    pub owner: Option<String>,
    pub by: Option<String>,
}

/// A question with its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Answered {
    /// In Markdown.
    pub ask: String,
    /// In Markdown.
    pub answer: String,
}

/// The open questions of a record.
pub(super) fn questions(strategy: &Strategy, number: usize) -> Vec<Question> {
    let question = |question: &Short<Written>| {
        Some(Question {
            ask: text(strategy, number, &question.ask)?,
            ask_whom: text(strategy, number, &question.ask_whom),
            owner: question.owner.get().map(|owner| owner.0.clone()),
            by: question.by.get().map(ToString::to_string),
        })
    };
    written(strategy, number).filter(|question| question.answer.is_absent()).filter_map(question).collect()
}

/// The questions of a record that have been answered.
pub(super) fn answered(strategy: &Strategy, number: usize) -> Vec<Answered> {
    let answered = |question: &Short<Written>| {
        let answer = text(strategy, number, &question.answer)?;
        Some(Answered { ask: text(strategy, number, &question.ask)?, answer })
    };
    written(strategy, number).filter_map(answered).collect()
}

fn written(strategy: &Strategy, number: usize) -> impl Iterator<Item = &Short<Written>> {
    strategy.record(number).into_iter().flat_map(|record| record.common.questions.iter())
}
