use super::changed::{NewRecord, new_records};
use super::endings::{Ended, ended};
use super::heard::{Heard, heard};
use super::measured::{Measured, measured};
use super::order::{Order, order};
use super::promises::{PromiseChange, promises};
use super::{Named, Period};
use crate::documents::ExperimentLine;
use crate::documents::{Next, OpenLinks, OptionLine, Told, kata};
use crate::graph::Strategy;
use crate::model::Record;
use crate::rules::Facts;
use crate::rules::shared::heard::Heard as Source;
use crate::values::{Kind, Status};

/// For product and design leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Initiatives {
    /// What is under way, by intent.
    pub under_way: Vec<InitiativeNow>,
    /// What is promised otherwise than when the period began, those made easier first.
    pub promises: Vec<PromiseChange>,
    /// What came in the period, and what is proposed.
    pub new: Vec<NewRecord>,
    /// What the visions say about deciding.
    pub principles: Vec<String>,
    /// What was stopped, turned down or reached, the latest first.
    pub ended: Vec<Ended>,
    /// The order of work, and what moved in it.
    pub order: Order,
}

/// An initiative in five lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct InitiativeNow {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// How far it is.
    pub status: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The intent that it serves.
    pub intent: Option<Named>,
    /// Its outcomes.
    pub outcomes: Vec<Measured>,
    /// What was heard of the problem: research, the latest first, then evidence in words.
    pub heard: Vec<Heard>,
    /// So much more was heard.
    pub heard_more: usize,
    /// The ways that are considered.
    pub options: Vec<OptionLine>,
    /// The experiments that run or are planned, then those that are over, the latest first.
    pub tried: Vec<ExperimentLine>,
    /// What it taught as a whole, what its options taught, and its last experiment that taught something.
    pub learned: Vec<Told>,
    /// What there is to do next.
    pub next: Option<Next>,
}

pub fn initiatives(period: &Period<'_>) -> Initiatives {
    let strategy = period.now;
    let open = OpenLinks::of(strategy);
    let source = Source::of(&Facts::new(strategy, period.today));
    let going_on = strategy.of_kind(Kind::Initiative).filter(|(_, record)| !record.broken && goes_on(record));
    let mut under_way: Vec<InitiativeNow> =
        going_on.filter_map(|(number, record)| now(period, (&open, &source), number, record)).collect();
    under_way.sort_by(|one, other| {
        let order = |now: &InitiativeNow| {
            let intent = now.intent.as_ref().map(|intent| intent.record.clone());
            (intent.is_none(), intent, now.record.clone())
        };
        order(one).cmp(&order(other))
    });
    let is_proposed = |record: &Record| record.is(Status::Proposed);
    Initiatives {
        under_way,
        promises: promises(period),
        new: new_records(period, &[Kind::Initiative], is_proposed),
        principles: principles(strategy),
        ended: ended(period, &[Kind::Initiative, Kind::Option, Kind::Experiment])
            .into_iter()
            .filter(|ended| ended.status != "concluded")
            .collect(),
        order: order(period),
    }
}

fn goes_on(record: &Record) -> bool {
    record.is_under_way() || record.is(Status::Paused)
}

fn now(
    period: &Period<'_>,
    (open, source): (&OpenLinks, &Source),
    number: usize,
    record: &Record,
) -> Option<InitiativeNow> {
    let strategy = period.now;
    let kata = kata(strategy, open, number, period.today)?;
    let (heard, heard_more) = heard(strategy, source, number);
    let intent = strategy.intent_served(number).and_then(|intent| strategy.record(intent));
    let last =
        kata.tried.iter().find_map(|tried| Some(Told { record: tried.record.clone(), text: tried.learned.clone()? }));
    let mut tried = kata.experiments;
    tried.extend(kata.tried);
    Some(InitiativeNow {
        record: kata.record,
        title: record.title.clone(),
        status: kata.status.unwrap_or_default(),
        owner: strategy.owner_of(number),
        intent: intent.map(Named::of),
        outcomes: measured(period, number),
        heard,
        heard_more,
        options: kata.options,
        learned: kata.learned.into_iter().chain(last).collect(),
        tried,
        next: kata.next,
    })
}

/// What the visions that hold say about deciding.
fn principles(strategy: &Strategy) -> Vec<String> {
    let visions = strategy.of_kind(Kind::Vision).filter(|(_, record)| !record.broken && !record.has_ended());
    let all = visions.filter_map(|(_, record)| record.body.vision());
    all.flat_map(|vision| vision.principles.iter()).map(|principle| principle.0.clone()).collect()
}
