use super::{Entry, Method, Terms};
use crate::rank::exact::whole;
use crate::rank::item::Item;
use crate::rank::methods::given::Figures;
use crate::rank::score::{Score, Scored};

pub const ENTRY: Entry = Entry {
    method: Method::Ice,
    name: "ice",
    words: "ICE",
    formula: "ICE = impact × confidence × ease (`rank: {ice: mean}` or `sum` in pm.yaml takes another)",
    source: "Sean Ellis; the three ways to put them together order differently",
    score,
};

/// How the three are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IceFormula {
    #[default]
    Product,
    Mean,
    Sum,
}

impl IceFormula {
    pub fn from_word(word: &str) -> Option<IceFormula> {
        match word {
            "product" => Some(IceFormula::Product),
            "mean" => Some(IceFormula::Mean),
            "sum" => Some(IceFormula::Sum),
            _ => None,
        }
    }
}

fn score(item: &Item<'_>, terms: &Terms) -> Scored {
    let given = item.estimates.as_ref().and_then(|estimates| estimates.ice.get());
    let mut figures = Figures::of(item, "ice", given.is_some());
    let impact = figures.number("impact", given.map(|given| &given.impact));
    let confidence = figures.number("confidence", given.map(|given| &given.confidence));
    let ease = figures.number("ease", given.map(|given| &given.ease));
    let inputs = figures.inputs()?;
    let value = match terms.ice {
        IceFormula::Product => impact * confidence * ease,
        IceFormula::Mean => (impact + confidence + ease) / whole(3),
        IceFormula::Sum => impact + confidence + ease,
    };
    Ok(Score { value, then: None, is_figure: true, inputs })
}
