use super::{Entry, Method, Terms};
use crate::rank::item::Item;
use crate::rank::score::{Input, Score, Scored, Value, both};

pub const ENTRY: Entry = Entry {
    method: Method::Cd3,
    name: "cd3",
    words: "cost of delay over duration",
    formula: "CD3 = cost of delay a week / duration in weeks",
    source: "Reinertsen, The Principles of Product Development Flow; the order is optimal for steady costs, one team and no dependencies (W. E. Smith 1956)",
    score,
};

fn score(item: &Item<'_>, terms: &Terms) -> Scored {
    let cost = item.steady_cost(terms.range);
    let duration = item.duration.clone().map(|_| item.mean_duration(terms.range).unwrap_or_default());
    let (cost, duration) = both(cost, duration)?;
    Ok(Score {
        value: &cost / &duration,
        then: None,
        is_figure: true,
        inputs: vec![
            Input { name: "cost_of_delay_per_week", value: Value::Number(cost) },
            Input { name: "duration_weeks", value: Value::Number(duration) },
        ],
    })
}
