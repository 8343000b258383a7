use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{Named, sentence, text};
use crate::graph::Strategy;
use crate::values::Status;

/// A way to solve the problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Way {
    pub option: Named,
    /// considered, testing, chosen, shipped, rejected; null where that cannot be read.
    pub status: Option<String>,
    /// What it is, in Markdown.
    pub text: Option<String>,
    /// The first sentence of that.
    pub in_short: Option<String>,
    /// Why switching pays, in Markdown.
    pub advantage: Option<String>,
    /// What a customer has to give up or learn, in Markdown.
    pub switching_cost: Option<String>,
    /// Why it was turned down, in Markdown.
    pub why_not: Option<String>,
}

/// The options of an initiative: those that were chosen, and the others.
pub(super) fn ways(strategy: &Strategy, initiative: usize) -> (Vec<Way>, Vec<Way>) {
    let all = strategy.options_of(initiative).into_iter();
    let way = |number: usize| {
        let record = strategy.record(number)?;
        let option = record.body.option()?;
        let status = record.status().filter(|_| !record.broken);
        let ending = option.rejected.get();
        let way = Way {
            option: Named::of(strategy, number),
            status: status.map(|status| status.name().to_owned()),
            in_short: sentence(strategy, number, &option.solution).map(|told| told.sentence),
            text: text(strategy, number, &option.solution),
            advantage: text(strategy, number, &option.advantage),
            switching_cost: text(strategy, number, &option.switching_cost),
            why_not: ending.and_then(|ending| text(strategy, number, &ending.why)),
        };
        Some((matches!(status, Some(Status::Chosen | Status::Shipped)), way))
    };
    let (chosen, others): (Vec<_>, Vec<_>) = all.filter_map(way).partition(|(is_chosen, _)| *is_chosen);
    let ways = |all: Vec<(bool, Way)>| all.into_iter().map(|(_, way)| way).collect();
    (ways(chosen), ways(others))
}
