use super::{Entry, Method, Terms};
use crate::rank::item::Item;
use crate::rank::score::{Input, Score, Scored, Value};

pub const ENTRY: Entry = Entry {
    method: Method::CostOfDelay,
    name: "cost-of-delay",
    words: "cost of delay alone",
    formula: "cost of delay a week",
    source: "Reinertsen; it says what hurts most, not what to begin with: how long the work takes is left out",
    score,
};

fn score(item: &Item<'_>, terms: &Terms) -> Scored {
    let cost = item.steady_cost(terms.range).map_err(|lack| vec![lack])?;
    let inputs = vec![Input { name: "cost_of_delay_per_week", value: Value::Number(cost.clone()) }];
    Ok(Score { value: cost, then: None, is_figure: true, inputs })
}
