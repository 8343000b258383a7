use serde::Serialize;

use crate::documents::portfolio::Portfolio;
use crate::output::templates::{Setting, document};
use crate::source::Failure;

/// What the template `portfolio` is filled with.
#[derive(Serialize)]
pub struct PortfolioPage<'p> {
    #[serde(flatten)]
    portfolio: &'p Portfolio,
    /// An amount is on record.
    has_money: bool,
    /// The currencies that are not added up.
    without_rate: Vec<String>,
}

impl PortfolioPage<'_> {
    pub fn of(portfolio: &Portfolio) -> PortfolioPage<'_> {
        PortfolioPage { portfolio, has_money: has_money(portfolio), without_rate: without_rate(portfolio) }
    }
}

pub fn has_money(portfolio: &Portfolio) -> bool {
    [&portfolio.open, &portfolio.only_promised, &portfolio.ended].into_iter().any(|part| part.money.is_some())
}

/// The currencies for which there is no rate.
pub fn without_rate(portfolio: &Portfolio) -> Vec<String> {
    let sums = [&portfolio.open, &portfolio.only_promised, &portfolio.ended]
        .into_iter()
        .filter_map(|part| part.money.as_ref());
    let mut all: Vec<String> = sums.flat_map(|sum| sum.without_rate.iter().cloned()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// # Errors
/// A template of the workspace that is wrong.
pub fn markdown(portfolio: &Portfolio, setting: &Setting<'_>) -> Result<String, Failure> {
    document("portfolio", &PortfolioPage::of(portfolio), setting)
}
