use schemars::JsonSchema;
use serde::Serialize;

use super::asked::{Answered, Question, answered, questions};
use super::limits::{CriterionLine, criteria};
use super::must_be_true::{Factor, must_be_true};
use super::own_words::{OwnWords, own_words};
use super::parts::{
    Audience, Ended, Heard, Named, OutcomeLine, Segment, guardrails, not_found, outcomes, rooted, segments, text,
};
use super::proposal::{Way, ways};
use super::said::{heard, in_words};
use super::sentence::Sentence;
use super::tried::{Taught, Tried, taught, tried};
use crate::graph::Strategy;
use crate::values::Date;

/// The North Star document of an initiative.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct InitiativeDocument {
    pub subject: Named,
    /// The North Star record whose own words go first, where there is one.
    pub document: Option<Named>,
    /// What people call the initiative.
    pub title: String,
    pub owner: Option<String>,
    /// The day as of which it is true.
    pub today: String,
    /// The commit that was read; null for the work tree.
    pub at: Option<crate::documents::ReadAt>,
    /// Null where it cannot be read.
    pub status: Option<String>,
    /// Where it was given up: when and why.
    pub stopped: Option<Ended>,
    pub problem: Option<Sentence>,
    /// Whose problem it is.
    pub who: Vec<Segment>,
    /// The intent that it serves.
    pub serves: Option<Named>,
    /// The vision that the intent serves.
    pub vision: Option<Named>,
    /// The vision in its own words.
    pub vision_statement: Option<Sentence>,
    pub heard: Vec<Heard>,
    /// Evidence that is a sentence or an address, in Markdown.
    pub heard_in_words: Vec<String>,
    /// The proposal as the North Star record tells it, in Markdown.
    pub solution: Option<String>,
    /// The options that were chosen.
    pub chosen: Vec<Way>,
    /// The others.
    pub considered: Vec<Way>,
    /// Factors and assumptions, the untested first.
    pub must_be_true: Vec<Factor>,
    pub outcomes: Vec<OutcomeLine>,
    /// What must not get worse: its own, its intent's and its vision's.
    pub guardrails: Vec<CriterionLine>,
    /// What would end it.
    pub stop_if: Vec<CriterionLine>,
    /// What was tried, the newest first, what was refuted too.
    pub tried: Vec<Tried>,
    /// What it and its options taught, in their own words.
    pub taught: Vec<Taught>,
    /// In Markdown.
    pub out_of_scope: Vec<String>,
    /// What nobody has answered yet.
    pub questions: Vec<Question>,
    /// What has been answered.
    pub answered: Vec<Answered>,
    /// What the North Star record says below headings of its own.
    pub own_words: Vec<OwnWords>,
    pub audience: Vec<Audience>,
    /// Names that it gives and that lead nowhere: what stands behind them is unknown.
    pub not_found: Vec<String>,
}

pub(super) fn document(
    strategy: &Strategy,
    number: usize,
    document: Option<usize>,
    today: Date,
) -> Option<InitiativeDocument> {
    let record = strategy.record(number)?;
    let initiative = record.body.initiative()?;
    let own = document.and_then(|at| strategy.record(at)).filter(|own| !own.broken);
    let own_body = own.and_then(|own| own.body.north_star());
    let of_own = |field: fn(&crate::model::NorthStar) -> &crate::typed::Field<crate::typed::Text>| {
        document.zip(own_body).and_then(|(at, body)| text(strategy, at, field(body)))
    };
    let options = strategy.options_of(number);
    let intent = strategy.targets(number, "intent").next().or_else(|| strategy.intent_served(number));
    let vision = strategy.targets(number, "vision").next().or_else(|| strategy.vision_of(intent?));
    let tested: Vec<usize> = std::iter::once(number).chain(options.iter().copied()).collect();
    let around: Vec<usize> = document.into_iter().chain(tested.iter().copied()).chain(intent).chain(vision).collect();
    let guarding: Vec<usize> = std::iter::once(number).chain(intent).chain(vision).collect();
    let (chosen, considered) = ways(strategy, number);
    // What a metric came to later says nothing about what was given up before.
    let ended = record.ended_on().filter(|_| record.has_ended());
    let day = ended.map_or(today, |ended| ended.min(today));
    let own_outcomes = document.map(|at| outcomes(strategy, at, day)).filter(|outcomes| !outcomes.is_empty());
    let mut asked = questions(strategy, number);
    asked.extend(document.into_iter().flat_map(|at| questions(strategy, at)));
    let mut answers = answered(strategy, number);
    answers.extend(document.into_iter().flat_map(|at| answered(strategy, at)));
    let mut lost = not_found(strategy, number);
    lost.extend(document.into_iter().flat_map(|at| not_found(strategy, at)));
    let ended = initiative
        .stopped
        .get()
        .map(|ending| Ended { on: ending.on.get().map(ToString::to_string), why: text(strategy, number, &ending.why) });
    Some(InitiativeDocument {
        subject: Named::of(strategy, number),
        document: document.map(|at| Named::of(strategy, at)),
        title: record.title.clone(),
        owner: document.and_then(|at| strategy.owner_of(at)).or_else(|| strategy.owner_of(number)),
        today: today.to_string(),
        at: None,
        status: record.status().map(|status| status.name().to_owned()),
        stopped: record.has_ended_badly().then(|| ended.unwrap_or_default()),
        problem: of_own(|body| &body.problem)
            .or_else(|| text(strategy, number, &initiative.problem))
            .map(|problem| Sentence::that_tells(&problem)),
        who: segments(strategy, number),
        serves: intent.map(|intent| Named::of(strategy, intent)),
        vision: vision.map(|vision| Named::of(strategy, vision)),
        vision_statement: vision.and_then(|vision| {
            super::parts::sentence(strategy, vision, &strategy.record(vision)?.body.vision()?.statement)
        }),
        heard: heard(strategy, &tested),
        heard_in_words: in_words(strategy, number),
        solution: of_own(|body| &body.solution),
        chosen,
        considered,
        must_be_true: must_be_true(strategy, Some(number), document, &around, day),
        outcomes: own_outcomes.unwrap_or_else(|| outcomes(strategy, number, day)),
        guardrails: guardrails(strategy, &guarding, day),
        stop_if: criteria(strategy, number, &initiative.stop_if, day),
        tried: tried(strategy, &tested, today),
        taught: taught(strategy, &tested),
        out_of_scope: document
            .zip(own_body)
            .map(|(at, body)| body.out_of_scope.iter().map(|text| rooted(strategy, at, text)).collect())
            .unwrap_or_default(),
        questions: asked,
        answered: answers,
        own_words: document.map(|at| own_words(strategy, at)).unwrap_or_default(),
        audience: initiative
            .audience
            .iter()
            .map(|(who, text)| Audience { who: who.to_owned(), text: rooted(strategy, number, text) })
            .collect(),
        not_found: lost,
    })
}
