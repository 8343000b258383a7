use std::collections::BTreeMap;

use super::Period;
use super::endings::ended_on;
use crate::documents::grouped;
use crate::graph::Strategy;
use crate::model::{Funding, Record};
use crate::values::{Currency, Date, FundingStage, Kind, Number, Vocabulary};

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

type Sums = BTreeMap<Option<String>, Number>;

/// The money by stage when the period began and now, in the order of the stages; those without any are left out.
pub fn by_stage(period: &Period<'_>) -> Vec<StageMoney> {
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
        StageMoney { stage: word, then: sum(period.now, &then), now: sum(period.now, &now), records }
    };
    let all = FundingStage::WORDS.iter().map(stage);
    all.filter(|money| money.then.is_some() || money.now.is_some()).collect()
}

/// What initiatives had on a day that had not ended by then. Money without a day was given when nobody knows, and counts
/// as given.
fn funded(strategy: &Strategy, day: Date) -> impl Iterator<Item = (&Record, &Funding)> {
    let goes_on = move |record: &Record| !record.has_ended() || ended_on(record).is_some_and(|on| on > day);
    let initiatives =
        strategy.of_kind(Kind::Initiative).map(|(_, record)| record).filter(move |record| goes_on(record));
    let all = initiatives
        .filter_map(|record| Some((record, record.body.initiative()?)))
        .flat_map(|(record, initiative)| initiative.funding.iter().map(move |funding| (record, funding)));
    all.filter(move |(_, funding)| !funding.on.is_invalid() && funding.on.copied().is_none_or(|on| on <= day))
}

fn sum(strategy: &Strategy, all: &[(&Record, &Funding)]) -> Option<String> {
    let mut sums = Sums::new();
    for money in all.iter().filter_map(|(_, funding)| funding.amount.get()) {
        let currency = money.currency.map(|currency| currency.code().to_owned());
        let currency = currency.or_else(|| own_currency(strategy));
        let sum = sums.entry(currency).or_default();
        *sum = sum.checked_add(money.amount)?;
    }
    let shown = sums.into_iter().map(|(currency, sum)| amount(sum, currency.as_deref()));
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| shown.join(" + "))
}

fn own_currency(strategy: &Strategy) -> Option<String> {
    let written = strategy.settings.currency.clone()?;
    Some(Currency::from_word(&written).map_or(written.clone(), |currency| currency.code().to_owned()))
}

fn amount(number: Number, currency: Option<&str>) -> String {
    let number = grouped(&number.to_string());
    currency.map_or(number.clone(), |currency| format!("{number} {currency}"))
}

/// What was given in the period, the latest first.
pub fn given(period: &Period<'_>) -> Vec<Given> {
    let strategy = period.now;
    let initiatives =
        strategy.of_kind(Kind::Initiative).filter_map(|(_, record)| Some((record, record.body.initiative()?)));
    let entries = initiatives.flat_map(|(record, body)| body.funding.iter().map(move |funding| (record, funding)));
    let mut all: Vec<Given> = entries
        .filter_map(|(record, funding)| {
            let on = funding.on.copied().filter(|on| period.has(*on))?;
            let money = funding.amount.get();
            let currency = |money: &crate::values::Money| {
                money.currency.map(|currency| currency.code().to_owned()).or_else(|| own_currency(strategy))
            };
            Some(Given {
                record: record.full_name(),
                title: record.title.clone(),
                stage: funding.stage.get().map(|stage| stage.word().to_owned()),
                amount: money.map(|money| amount(money.amount, currency(money).as_deref())),
                on,
                because: funding.because.get().map(|because| because.0.clone()),
            })
        })
        .collect();
    all.sort_by(|one, other| (other.on, &one.record).cmp(&(one.on, &other.record)));
    all
}
