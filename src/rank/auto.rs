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
    let method = match (money, matrix) {
        (2.., _) => Method::Cd3,
        (_, 2..) => Method::Matrix,
        (1, _) => Method::Cd3,
        (_, 1) => Method::Matrix,
        _ => Method::Cd3,
    };
    let why = match method {
        Method::Cd3 if money == 0 => return Choice { method, why: None },
        Method::Cd3 if money == 1 => "the best method that any has the estimates for".to_owned(),
        Method::Cd3 => "the best method that at least two have the estimates for".to_owned(),
        _ => for_want_of_money(items, terms, money),
    };
    Choice { method, why: Some(why) }
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
