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
    /// The money of what goes on.
    pub now: Option<String>,
    /// The initiatives that have it now.
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
}

/// The money by stage when the period began and now, in the order of the stages; those without any are left out.
pub fn by_stage(period: &Period<'_>) -> Vec<StageMoney> {
    let exchange = exchange(period.now);
    let sum = |all: &[(&Record, &Funding)]| {
        Sum::of(all.iter().filter_map(|(_, funding)| funding.amount.get()), &exchange).map(|sum| sum.text)
    };
    let stage = |(word, stage): &(&'static str, FundingStage)| {
        let given = |day: Date| {
            let of_stage = funded(period.now, day)
                .filter(|(_, funding)| funding.stage.get().and_then(|stage| stage.known()) == Some(*stage));
            of_stage.collect::<Vec<_>>()
        };
        let (then, now) = (given(period.since), given(period.today));
        let mut records: Vec<String> = now.iter().map(|(record, _)| record.full_name()).collect();
        records.sort();
        records.dedup();
        StageMoney { stage: word, then: sum(&then), now: sum(&now), records }
    };
    let all = FundingStage::WORDS.iter().map(stage);
    all.filter(|money| money.then.is_some() || money.now.is_some()).collect()
}

/// What initiatives had on a day that had not ended by then. Money without a day was given when nobody knows, and counts
/// as given.
fn funded(strategy: &Strategy, day: Date) -> impl Iterator<Item = (&Record, &Funding)> {
    let goes_on = move |record: &Record| !record.has_ended() || record.ended_on().is_some_and(|on| on > day);
    let initiatives =
        strategy.of_kind(Kind::Initiative).map(|(_, record)| record).filter(move |record| goes_on(record));
    let all = initiatives
        .filter_map(|record| Some((record, record.body.initiative()?)))
        .flat_map(|(record, initiative)| initiative.funding.iter().map(move |funding| (record, funding)));
    all.filter(move |(_, funding)| !funding.on.is_invalid() && funding.on.copied().is_none_or(|on| on <= day))
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
            })
        })
        .collect();
    all.sort_by(|one, other| (other.on, &one.record).cmp(&(one.on, &other.record)));
    all
}
