use super::{Entry, Method, Terms};
use crate::rank::item::Item;
use crate::rank::methods::given::{Figures, positive};
use crate::rank::score::{Score, Scored};

pub const ENTRY: Entry = Entry {
    method: Method::Wsjf,
    name: "wsjf",
    words: "SAFe's weighted shortest job first",
    formula: "WSJF = (user-business value + time criticality + risk reduction and opportunity enablement) / job size",
    source: "Scaled Agile Framework; its scale is a modified Fibonacci series: 1, 2, 3, 5, 8, 13, 20",
    score,
};

fn score(item: &Item<'_>, _: &Terms) -> Scored {
    let given = item.estimates.as_ref().and_then(|estimates| estimates.wsjf.get());
    let mut figures = Figures::of(item, "wsjf", given.is_some());
    let value = figures.number("user_business_value", given.map(|given| &given.user_business_value));
    let time = figures.number("time_criticality", given.map(|given| &given.time_criticality));
    let risk = figures.number(
        "risk_reduction_opportunity_enablement",
        given.map(|given| &given.risk_reduction_opportunity_enablement),
    );
    let size = figures.number("job_size", given.map(|given| &given.job_size));
    let size = figures.check("job_size", size, positive);
    let inputs = figures.inputs()?;
    Ok(Score { value: (value + time + risk) / size, then: None, is_figure: true, inputs })
}
