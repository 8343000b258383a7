use std::cmp::Reverse;

use super::exact::whole;
use super::item::Item;
use super::methods::{Method, Terms};

/// A method, and why it was taken where nobody asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub method: Method,
    pub why: Option<String>,
}

/// The method with the best inputs that at least two items share; where none has two, the best that one has.
pub fn choose(items: &[Item<'_>], terms: &Terms) -> Choice {
    let scored = |method: Method| items.iter().filter(|item| method.score(item, terms).is_ok()).count();
    let (money, matrix) = (scored(Method::Cd3), scored(Method::Matrix));
    let is_priced = |item: &Item<'_>| item.estimates.as_ref().is_some_and(|written| !written.cost_of_delay.is_absent());
    let method = match (money, matrix) {
        (2.., _) => Method::Cd3,
        (_, 2..) => Method::Matrix,
        (1, _) => Method::Cd3,
        _ if items.iter().any(is_priced) => Method::Cd3,
        // Where nobody speaks of money, three words are the least to ask for.
        _ => Method::Matrix,
    };
    let why = match method {
        _ if money + matrix == 0 => return Choice { method, why: of_other_scores(items, terms) },
        // Who ranks by money ought to see that another method holds more.
        Method::Cd3 if matrix > money => format!(
            "{money} of {} {} a cost of delay in money and a duration; `--by matrix` would rank {matrix}",
            items.len(),
            have(money)
        ),
        Method::Cd3 if money == 1 => "the best method that any has the estimates for".to_owned(),
        Method::Cd3 => "the best method that at least two have the estimates for".to_owned(),
        _ => for_want_of_money(items, terms, money),
    };
    Choice { method, why: Some(why) }
}

/// Other people's scores are taken only where somebody asks for them.
fn of_other_scores(items: &[Item<'_>], terms: &Terms) -> Option<String> {
    let others = Method::ALL.into_iter().filter(|method| method.is_other_peoples_scores());
    let counted = others.map(|method| (items.iter().filter(|item| method.score(item, terms).is_ok()).count(), method));
    let (count, method) =
        counted.filter(|(count, _)| *count > 0).max_by_key(|(count, method)| (*count, Reverse(*method)))?;
    Some(format!("`--by {}` would rank {count}", method.name()))
}

/// "2 of 9 have a cost of delay in money; with 3 more, money would rank 5".
fn for_want_of_money(items: &[Item<'_>], terms: &Terms, money: usize) -> String {
    let priced = items.iter().filter(|item| item.steady_cost(terms.range).is_ok()).count();
    let told = match priced {
        0 => format!("none of {} has a cost of delay in money", items.len()),
        _ => format!("{priced} of {} {} a cost of delay in money", items.len(), have(priced)),
    };
    let timed = |item: &&Item<'_>| item.mean_duration(terms.range).is_some_and(|weeks| weeks > whole(0));
    let unpriced = |item: &&Item<'_>| item.cost.as_ref().is_err_and(|lack| lack.is_absent());
    match items.iter().filter(timed).filter(unpriced).count() {
        0 => told,
        more => format!("{told}; with {more} more, money would rank {}", money + more),
    }
}

fn have(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}
