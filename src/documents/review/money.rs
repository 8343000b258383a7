use super::Period;
use crate::documents::portfolio::{Sum, told};
use crate::graph::Strategy;
use crate::model::{Funding, Record};
use crate::rank::Exchange;
use crate::values::{Date, FundingStage, Kind, Vocabulary};

/// What is given to work that goes on, for one stage.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct StageMoney {
    /// discover, validate, build or scale.
    pub stage: &'static str,
    /// The money of what went on when the period began.
    pub then: Option<String>,
    /// What was given in the period, to what goes on and to what has ended since.
    pub given: Option<String>,
    /// The money of what ended in the period: what there was then and what was given, less this, is what there is now.
    pub ended: Option<String>,
    /// The money of what goes on.
    pub now: Option<String>,
    /// The initiatives that go on and have money for this stage and for no later one.
    pub records: Vec<String>,
}

/// Money that was given in the period.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Given {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// For which stage.
    pub stage: Option<String>,
    /// How much.
    pub amount: Option<String>,
    /// The day.
    pub on: Date,
    /// On which evidence.
    pub because: Option<String>,
    /// It has ended by now.
    pub has_ended: bool,
}

/// The money by stage when the period began and now, in the order of the stages; those without any are left out.
pub fn by_stage(period: &Period<'_>) -> Vec<StageMoney> {
    let exchange = exchange(period.now);
    let sum = |all: &[(&Record, &Funding)]| {
        Sum::of(all.iter().filter_map(|(_, funding)| funding.amount.get()), &exchange).map(|sum| sum.text)
    };
    let stage = |(word, stage): &(&'static str, FundingStage)| {
        let of_stage: Vec<(&Record, &Funding)> =
            funded(period).filter(|(_, funding)| stage_of(funding) == Some(*stage)).collect();
        let those = |is_one: &dyn Fn(&Record, bool) -> bool| {
            let is_given = |funding: &Funding| funding.on.copied().is_some_and(|on| period.has(on));
            let all = of_stage.iter().filter(|(record, funding)| is_one(record, is_given(funding)));
            all.copied().collect::<Vec<_>>()
        };
        let then = those(&|record, is_given| !is_given && went_on(period, record));
        let ended = those(&|record, is_given| !goes_on(record, period.today) && (is_given || went_on(period, record)));
        let now = those(&|record, _| goes_on(record, period.today));
        let is_last = |record: &Record| last_stage(record, period.today) == Some(*stage);
        let mut records: Vec<String> =
            now.iter().filter(|(record, _)| is_last(record)).map(|(record, _)| record.full_name()).collect();
        records.sort();
        records.dedup();
        let given = those(&|_, is_given| is_given);
        StageMoney { stage: word, then: sum(&then), given: sum(&given), ended: sum(&ended), now: sum(&now), records }
    };
    let all = FundingStage::WORDS.iter().map(stage);
    all.filter(|money| money.then.is_some() || money.given.is_some() || money.now.is_some()).collect()
}

fn stage_of(funding: &Funding) -> Option<FundingStage> {
    funding.stage.get().and_then(|stage| stage.known())
}

fn goes_on(record: &Record, day: Date) -> bool {
    !record.has_ended() || record.ended_on().is_some_and(|on| on > day)
}

/// Whether it went on when the period began: what names no day of its end ended in it where its status was another then.
fn went_on(period: &Period<'_>, record: &Record) -> bool {
    goes_on(record, period.since) || period.ended(&record.full_name(), record.ended_on())
}

/// The last stage for which an initiative was given money.
fn last_stage(record: &Record, today: Date) -> Option<FundingStage> {
    let all = record.body.initiative().into_iter().flat_map(|initiative| initiative.funding.iter());
    all.filter(|funding| is_by(funding, today)).filter_map(stage_of).max()
}

/// Money without a day was given when nobody knows, and counts as given.
fn is_by(funding: &Funding, day: Date) -> bool {
    !funding.on.is_invalid() && funding.on.copied().is_none_or(|on| on <= day)
}

/// What initiatives were given until today.
fn funded<'s>(period: &Period<'s>) -> impl Iterator<Item = (&'s Record, &'s Funding)> + use<'s> {
    let today = period.today;
    let initiatives = period.now.of_kind(Kind::Initiative).filter_map(|(_, record)| {
        let initiative = record.body.initiative()?;
        Some(initiative.funding.iter().map(move |funding| (record, funding)))
    });
    initiatives.flatten().filter(move |(_, funding)| is_by(funding, today))
}

/// One currency for all that initiatives were ever given.
fn exchange(strategy: &Strategy) -> Exchange {
    let initiatives = strategy.of_kind(Kind::Initiative).filter_map(|(_, record)| record.body.initiative());
    let funding = initiatives.flat_map(|initiative| initiative.funding.iter());
    Exchange::of(strategy, funding.filter_map(|funding| funding.amount.get()))
}

/// What was given in the period, the latest first.
pub fn given(period: &Period<'_>) -> Vec<Given> {
    let strategy = period.now;
    let exchange = exchange(strategy);
    let initiatives =
        strategy.of_kind(Kind::Initiative).filter_map(|(_, record)| Some((record, record.body.initiative()?)));
    let entries = initiatives.flat_map(|(record, body)| body.funding.iter().map(move |funding| (record, funding)));
    let mut all: Vec<Given> = entries
        .filter_map(|(record, funding)| {
            let on = funding.on.copied().filter(|on| period.has(*on))?;
            let money = funding.amount.get();
            Some(Given {
                record: record.full_name(),
                title: record.title.clone(),
                stage: funding.stage.get().map(|stage| stage.word().to_owned()),
                amount: money.map(|money| told(money, &exchange)),
                on,
                because: funding.because.get().map(|because| because.0.clone()),
                has_ended: !goes_on(record, period.today),
            })
        })
        .collect();
    all.sort_by(|one, other| (other.on, &one.record).cmp(&(one.on, &other.record)));
    all
}
