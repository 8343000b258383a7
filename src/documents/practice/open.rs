use std::cmp::Reverse;

use crate::rules::Facts;
use crate::rules::clock::unanswered_question::open_questions;
use crate::values::Date;

/// A question that nobody has answered yet.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct OpenQuestion {
    /// Whose question it is.
    pub record: String,
    /// The question.
    pub ask: String,
    /// Who finds out.
    pub owner: Option<String>,
    /// Until when, as it is written.
    pub by: Option<String>,
    /// By how many days it is late; nothing where it is not.
    pub late: Option<i64>,
}

/// A finding that was accepted with a reason.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Waived {
    /// Where it stands.
    pub record: String,
    /// The rule whose finding is accepted.
    pub rule: String,
    /// The reason.
    pub why: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Whether that day is past.
    pub is_over: bool,
}

pub fn questions(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Vec<OpenQuestion> {
    let open = open_questions(facts).filter(|open| concerns(open.number));
    let mut all: Vec<OpenQuestion> = open
        .map(|open| OpenQuestion {
            record: open.record.full_name(),
            ask: open.ask.to_owned(),
            owner: open
                .question
                .owner
                .get()
                .map(|owner| owner.0.clone())
                .or_else(|| facts.strategy.owner_of(open.number)),
            by: open.question.by.copied().map(|by| by.to_string()),
            late: Some(open.late).filter(|late| *late > 0),
        })
        .collect();
    all.sort_by_key(|question| Reverse(question.late));
    all
}

/// The waivers of records that give a reason; without one they do not hold.
pub fn waivers(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Vec<Waived> {
    let records = facts.records().filter(|(number, _)| concerns(*number));
    let all = records.flat_map(|(_, record)| record.common.waivers.iter().map(move |waiver| (record, waiver)));
    let mut all: Vec<Waived> = all
        .filter_map(|(record, waiver)| {
            let until = waiver.until.copied();
            Some(Waived {
                record: record.full_name(),
                rule: waiver.rule.get()?.0.clone(),
                why: waiver.why.get()?.0.clone(),
                until,
                is_over: until.is_some_and(|until| until < facts.today),
            })
        })
        .collect();
    all.sort_by_key(|waiver| (waiver.until.is_none(), waiver.until));
    all
}
