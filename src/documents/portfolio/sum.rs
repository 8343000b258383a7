use std::collections::BTreeMap;

use crate::documents::grouped;
use crate::rank::{Exact, Exchange, decimal, exact};
use crate::values::Money;

/// Amounts of money together. What has no common measure stands beside each other and is never added up: amounts once and
/// amounts per month, and currencies without a rate.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Sum {
    /// "470 000 EUR", "470 000 EUR + 5 000 EUR per month".
    pub text: String,
    /// Each of these by itself.
    pub amounts: Vec<String>,
    /// The amount given once, in the common currency, as a decimal number.
    pub once: Option<String>,
    /// The currencies for which `exchange_rates` in pm.yaml has no rate.
    pub without_rate: Vec<String>,
}

/// Whether it is in a currency without a rate, the code, and the time that it is counted per.
type Measure = (bool, String, Option<String>);

impl Sum {
    pub fn of<'m>(amounts: impl IntoIterator<Item = &'m Money>, exchange: &Exchange) -> Option<Sum> {
        let mut sums: BTreeMap<Measure, Exact> = BTreeMap::new();
        let common = exchange.currency.map_or("", |currency| currency.code());
        for money in amounts {
            let per = money.per.map(|per| per.to_string());
            let (is_foreign, code, amount) = match exchange.convert(money) {
                Ok(amount) => (false, common, amount),
                Err(_) => (true, money.currency.map_or("", |currency| currency.code()), exact(money.amount)),
            };
            let sum = sums.entry((is_foreign, code.to_owned(), per)).or_insert_with(|| crate::rank::whole(0));
            *sum = &*sum + amount;
        }
        let all: Vec<String> =
            sums.iter().map(|((_, code, per), sum)| in_words(&decimal(sum), code, per.as_deref())).collect();
        let once = sums.iter().find(|((is_foreign, _, per), _)| !is_foreign && per.is_none());
        let mut without_rate: Vec<String> =
            sums.keys().filter(|(is_foreign, ..)| *is_foreign).map(|(_, code, _)| code.clone()).collect();
        without_rate.dedup();
        let once = once.map(|(_, sum)| decimal(sum));
        (!all.is_empty()).then(|| Sum { text: all.join(" + "), amounts: all, once, without_rate })
    }
}

/// An amount in the currency in which it is written, else in the common one: `180 000 EUR`, `5 000 EUR per month`.
pub fn told(money: &Money, exchange: &Exchange) -> String {
    let code = money.currency.or(exchange.currency).map_or("", |currency| currency.code());
    in_words(&money.amount.to_string(), code, money.per.map(|per| per.to_string()).as_deref())
}

fn in_words(number: &str, code: &str, per: Option<&str>) -> String {
    let code = if code.is_empty() { String::new() } else { format!("\u{a0}{code}") };
    format!("{}{code}{}", grouped(number), per.map_or(String::new(), |per| format!(" per {per}")))
}
