use std::collections::BTreeMap;

use super::exact::{Exact, exact, whole};
use crate::graph::Strategy;
use crate::values::{Currency, Money};

/// The one currency that an order is counted in, and what others are worth in it.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// Nothing where neither `pm.yaml` nor an amount names one.
    pub currency: Option<Currency>,
    /// Nothing says which currency it is for amounts that name none: it was taken from the others.
    pub is_guessed: bool,
    /// What one unit is worth, from `exchange_rates`.
    rates: BTreeMap<Currency, Exact>,
}

impl Exchange {
    /// `currency` of `pm.yaml`; else the one that most amounts name, of several the first by its code.
    pub fn of<'m>(strategy: &Strategy, amounts: impl Iterator<Item = &'m Money>) -> Exchange {
        let mut named: BTreeMap<Currency, usize> = BTreeMap::new();
        let mut has_bare = false;
        for money in amounts {
            match money.currency {
                Some(currency) => *named.entry(currency).or_default() += 1,
                None => has_bare = true,
            }
        }
        let most = named.iter().max_by_key(|(currency, count)| (**count, std::cmp::Reverse(**currency)));
        let config = &strategy.config;
        let rates =
            config.exchange_rates.iter().filter_map(|(code, rate)| Some((Currency::from_word(code)?, exact(*rate))));
        Exchange {
            currency: config.currency.copied().or(most.map(|(currency, _)| *currency)),
            is_guessed: config.currency.is_absent() && has_bare && !named.is_empty(),
            rates: rates.filter(|(_, rate)| *rate > whole(0)).collect(),
        }
    }

    /// Whether an amount can be told in the one currency; a sentence where that has no rate for it.
    pub fn check(&self, money: &Money) -> Result<(), String> {
        match (money.currency, self.currency) {
            (Some(own), Some(common)) if own != common && !self.rates.contains_key(&own) => {
                Err(format!("`exchange_rates` in pm.yaml has no {own}, and this order is counted in {common}"))
            }
            _ => Ok(()),
        }
    }

    /// An amount in the one currency.
    pub fn convert(&self, money: &Money) -> Result<Exact, String> {
        self.check(money)?;
        let own = money.currency.filter(|own| Some(*own) != self.currency);
        let rate = own.and_then(|own| self.rates.get(&own));
        Ok(rate.map_or_else(|| exact(money.amount), |rate| exact(money.amount) * rate))
    }
}
