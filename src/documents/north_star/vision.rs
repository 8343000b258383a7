use schemars::JsonSchema;
use serde::Serialize;

use super::asked::{Answered, Question, answered, questions};
use super::limits::CriterionLine;
use super::must_be_true::{Factor, must_be_true};
use super::own_words::{OwnWords, own_words};
use super::parts::{
    Amount, Heard, Named, OutcomeLine, Segment, guardrails, not_found, now, outcomes, rooted, segments, text,
};
use super::said::{heard, in_words};
use super::sentence::Sentence;
use crate::graph::Strategy;
use crate::model::Drive;
use crate::values::{Date, Kind, Status};

/// The North Star document of a vision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct VisionDocument {
    pub subject: Named,
    /// The North Star record about it, where there is one.
    pub document: Option<Named>,
    pub title: String,
    pub owner: Option<String>,
    /// The day as of which it is true.
    pub today: String,
    /// The commit that was read; null for the work tree.
    pub at: Option<crate::documents::ReadAt>,
    /// Null where it cannot be read.
    pub status: Option<String>,
    /// Where we go, in Markdown.
    pub statement: Option<Sentence>,
    /// Why the company is there, in Markdown.
    pub mission: Option<String>,
    /// What they get nowhere else, in Markdown.
    pub value_proposition: Option<String>,
    /// The vision that it serves.
    pub supports: Vec<Named>,
    pub who: Vec<Segment>,
    /// In Markdown.
    pub principles: Vec<String>,
    /// The North Star metric, which is another thing than this document.
    pub north_star_metric: Option<MetricRow>,
    /// The metrics that drive it.
    pub inputs: Vec<MetricRow>,
    pub guardrails: Vec<CriterionLine>,
    /// What is under way or proposed.
    pub intents: Vec<IntentLine>,
    /// The visions that support it and hold: of a company those of its products.
    pub products: Vec<ProductLine>,
    pub must_be_true: Vec<Factor>,
    pub heard: Vec<Heard>,
    /// Evidence that is a sentence or an address, in Markdown.
    pub heard_in_words: Vec<String>,
    /// In Markdown.
    pub out_of_scope: Vec<String>,
    pub questions: Vec<Question>,
    /// What has been answered.
    pub answered: Vec<Answered>,
    /// What the North Star record says below headings of its own.
    pub own_words: Vec<OwnWords>,
    /// Names that it gives and that lead nowhere.
    pub not_found: Vec<String>,
}

/// A metric and what it came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MetricRow {
    pub metric: Named,
    /// What is counted, in Markdown.
    pub definition: Option<String>,
    /// The first reading there is.
    pub first: Amount,
    pub now: Amount,
    /// Why it should move the North Star metric, in Markdown.
    pub why: Option<String>,
}

/// A vision that supports another one, and what matters to it now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProductLine {
    pub vision: Named,
    pub owner: Option<String>,
    /// Null where it cannot be read.
    pub status: Option<String>,
    /// Its first sentence, in Markdown.
    pub statement: Option<String>,
    pub north_star_metric: Option<MetricRow>,
    /// What is under way or proposed.
    pub intents: Vec<IntentLine>,
}

/// An intent with what would show it worked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IntentLine {
    pub intent: Named,
    pub status: Option<String>,
    /// Why now, in Markdown.
    pub because: Option<String>,
    pub outcomes: Vec<OutcomeLine>,
}

pub(super) fn document(
    strategy: &Strategy,
    number: usize,
    document: Option<usize>,
    today: Date,
) -> Option<VisionDocument> {
    let record = strategy.record(number)?;
    let vision = record.body.vision()?;
    let own = document.and_then(|at| strategy.record(at)?.body.north_star());
    let star = strategy.targets(number, "north_star_metric").next();
    let inputs = strategy.inputs_of(number);
    let mut asked = questions(strategy, number);
    asked.extend(document.into_iter().flat_map(|at| questions(strategy, at)));
    let mut answers = answered(strategy, number);
    answers.extend(document.into_iter().flat_map(|at| answered(strategy, at)));
    let mut lost = not_found(strategy, number);
    lost.extend(document.into_iter().flat_map(|at| not_found(strategy, at)));
    let around: Vec<usize> = document.into_iter().chain([number]).collect();
    Some(VisionDocument {
        subject: Named::of(strategy, number),
        document: document.map(|at| Named::of(strategy, at)),
        title: record.title.clone(),
        owner: strategy.owner_of(number),
        today: today.to_string(),
        at: None,
        status: record.status().map(|status| status.name().to_owned()),
        statement: text(strategy, number, &vision.statement).map(|text| Sentence::of(&text)),
        mission: text(strategy, number, &vision.mission),
        value_proposition: text(strategy, number, &vision.value_proposition),
        supports: strategy.targets(number, "supports").map(|above| Named::of(strategy, above)).collect(),
        who: segments(strategy, number),
        principles: vision.principles.iter().map(|principle| rooted(strategy, number, principle)).collect(),
        north_star_metric: star.and_then(|star| row(strategy, star, None, today)),
        inputs: inputs.into_iter().filter_map(|input| row(strategy, input, star, today)).collect(),
        guardrails: guardrails(strategy, &[number], today),
        intents: intents(strategy, number, today),
        products: products(strategy, number, today),
        must_be_true: must_be_true(strategy, None, document, &around, today),
        heard: heard(strategy, &[number]),
        heard_in_words: in_words(strategy, number),
        out_of_scope: document
            .zip(own)
            .map(|(at, body)| body.out_of_scope.iter().map(|text| rooted(strategy, at, text)).collect())
            .unwrap_or_default(),
        questions: asked,
        answered: answers,
        own_words: document.map(|at| own_words(strategy, at)).unwrap_or_default(),
        not_found: lost,
    })
}

fn row(strategy: &Strategy, metric: usize, drives: Option<usize>, today: Date) -> Option<MetricRow> {
    let body = strategy.record(metric)?.body.metric()?;
    let is_it = |drive: &&crate::typed::Short<Drive>| {
        drive.metric.get().and_then(|driven| strategy.target(metric, *driven)) == drives
    };
    let drive = drives.and_then(|_| body.drives.iter().find(is_it));
    let first = strategy.readings(metric).first().filter(|first| first.on <= today).map(|first| super::Amount {
        value: Some(super::parts::in_unit(strategy, metric, first.value)),
        on: Some(first.on.to_string()),
        unknown: false,
    });
    Some(MetricRow {
        metric: Named::of(strategy, metric),
        definition: text(strategy, metric, &body.definition),
        first: first.filter(|_| strategy.readings_known(metric)).unwrap_or_default(),
        now: now(strategy, true, Some(metric), today),
        why: drive.and_then(|drive| text(strategy, metric, &drive.why)),
    })
}

/// The visions that support one and hold, in the order of the records.
fn products(strategy: &Strategy, vision: usize, today: Date) -> Vec<ProductLine> {
    let line = |number: usize| {
        let record = strategy.record(number).filter(|record| !record.has_ended())?;
        let body = record.body.vision().filter(|_| !record.broken);
        let star = strategy.targets(number, "north_star_metric").next();
        Some(ProductLine {
            vision: Named::of(strategy, number),
            owner: strategy.owner_of(number),
            status: record.status().map(|status| status.name().to_owned()),
            statement: body
                .and_then(|body| text(strategy, number, &body.statement))
                .map(|text| Sentence::of(&text).sentence),
            north_star_metric: star.and_then(|star| row(strategy, star, None, today)),
            intents: intents(strategy, number, today),
        })
    };
    strategy.visions_below(vision).filter_map(line).collect()
}

/// The intents that serve a vision and have not ended: those under way first.
fn intents(strategy: &Strategy, vision: usize, today: Date) -> Vec<IntentLine> {
    let serves = |(number, record): &(usize, &crate::model::Record)| {
        !record.broken && !record.has_ended() && strategy.vision_of(*number) == Some(vision)
    };
    let mut serving: Vec<_> = strategy.of_kind(Kind::Intent).filter(serves).collect();
    let rank = |status: Option<Status>| match status {
        Some(Status::Active) => 0,
        Some(Status::Proposed) => 1,
        Some(_) => 2,
        None => 3,
    };
    serving.sort_by_key(|(_, record)| rank(record.status()));
    let line = |(number, record): (usize, &crate::model::Record)| IntentLine {
        intent: Named::of(strategy, number),
        status: record.status().map(|status| status.name().to_owned()),
        because: record.body.intent().and_then(|intent| text(strategy, number, &intent.because)),
        outcomes: outcomes(strategy, number, today),
    };
    serving.into_iter().map(line).collect()
}
