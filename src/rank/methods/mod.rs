//! One method a file: what it needs of an item, and its formula.

mod cd3;
mod cost_of_delay;
mod given;
mod ice;
mod matrix;
mod opportunity;
mod rice;
mod wsjf;

pub use ice::IceFormula;
pub use matrix::{band, cell};

use super::RangeMeaning;
use super::item::Item;
use super::score::Scored;
use crate::config::Config;

/// How an order is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    Cd3,
    CostOfDelay,
    Matrix,
    Wsjf,
    Rice,
    Ice,
    Opportunity,
}

/// What `pm.yaml` says about methods.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms {
    pub range: RangeMeaning,
    pub ice: IceFormula,
}

impl Terms {
    /// What holds where `pm.yaml` says nothing is the default of each.
    pub fn of(config: &Config) -> Terms {
        let settings = config.rank.get();
        let range = settings.and_then(|settings| RangeMeaning::from_word(&settings.range.get()?.0));
        let ice = settings.and_then(|settings| IceFormula::from_word(&settings.ice.get()?.0));
        Terms { range: range.unwrap_or_default(), ice: ice.unwrap_or_default() }
    }
}

/// A method as the table of methods shows it.
struct Entry {
    method: Method,
    name: &'static str,
    /// In a heading: "by …".
    words: &'static str,
    formula: &'static str,
    /// Where it comes from.
    source: &'static str,
    score: fn(&Item<'_>, &Terms) -> Scored,
}

const ENTRIES: [Entry; 7] =
    [cd3::ENTRY, cost_of_delay::ENTRY, matrix::ENTRY, wsjf::ENTRY, rice::ENTRY, ice::ENTRY, opportunity::ENTRY];

impl Method {
    pub const ALL: [Method; 7] = [
        Method::Cd3,
        Method::CostOfDelay,
        Method::Matrix,
        Method::Wsjf,
        Method::Rice,
        Method::Ice,
        Method::Opportunity,
    ];

    fn entry(self) -> &'static Entry {
        ENTRIES.iter().find(|entry| entry.method == self).unwrap_or(&cd3::ENTRY)
    }

    /// As it is typed behind `--by`.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// As a heading says it, behind "by".
    pub fn words(self) -> &'static str {
        self.entry().words
    }

    pub fn formula(self) -> &'static str {
        self.entry().formula
    }

    pub fn source(self) -> &'static str {
        self.entry().source
    }

    pub fn from_name(name: &str) -> Option<Method> {
        ENTRIES.iter().find(|entry| entry.name == name).map(|entry| entry.method)
    }

    /// What it makes of an item, or what it lacks for that.
    pub fn score(self, item: &Item<'_>, terms: &Terms) -> Scored {
        (self.entry().score)(item, terms)
    }

    /// Scores that people gave and no one can trace to money or to a customer.
    pub fn is_other_peoples_scores(self) -> bool {
        matches!(self, Method::Wsjf | Method::Rice | Method::Ice | Method::Opportunity)
    }

    /// Whether its score is money over time, so that swaps have a price.
    pub fn is_money(self) -> bool {
        matches!(self, Method::Cd3 | Method::CostOfDelay)
    }
}
