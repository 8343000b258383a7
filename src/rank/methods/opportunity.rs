use super::{Entry, Method, Terms};
use crate::rank::exact::whole;
use crate::rank::item::Item;
use crate::rank::methods::given::Figures;
use crate::rank::score::{Score, Scored};

pub const ENTRY: Entry = Entry {
    method: Method::Opportunity,
    name: "opportunity",
    words: "opportunity score",
    formula: "opportunity = importance + (importance − satisfaction, where that is above 0)",
    source: "Anthony Ulwick, Outcome-Driven Innovation",
    score,
};

fn score(item: &Item<'_>, _: &Terms) -> Scored {
    let given = item.estimates.as_ref().and_then(|estimates| estimates.opportunity.get());
    let mut figures = Figures::of(item, "opportunity", given.is_some());
    let importance = figures.number("importance", given.map(|given| &given.importance));
    let satisfaction = figures.number("satisfaction", given.map(|given| &given.satisfaction));
    let inputs = figures.inputs()?;
    let gap = (&importance - satisfaction).max(whole(0));
    Ok(Score { value: importance + gap, then: None, is_figure: true, inputs })
}
