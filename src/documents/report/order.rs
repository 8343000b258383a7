use super::Sources;
use crate::documents::picture::Setting;
use crate::documents::plot::{Plot, plot};
use crate::rank::{Ranking, Terms, choose, initiatives, rank};

/// What comes first, where estimates allow to say so.
pub struct Order<'s> {
    pub ranking: Ranking<'s>,
    pub plot: String,
}

/// The order in which initiatives come by the best method that their estimates allow; nothing where none can be ranked.
pub fn order<'s>(sources: &Sources<'s>) -> Option<Order<'s>> {
    let (items, exchange) = initiatives(sources.facts.strategy, &[], sources.facts.today);
    let terms = Terms::of(&sources.facts.strategy.config);
    let choice = choose(&items, &terms);
    let ranking = rank(items, choice, terms, exchange, &|_| None);
    if ranking.ranked.is_empty() {
        return None;
    }
    let drawn = plot(&Plot {
        ranking: &ranking,
        today: sources.facts.today,
        at: sources.at,
        sign: sources.sign,
        noun: "initiative",
        top: None,
        setting: Setting::InPage,
    });
    Some(Order { ranking, plot: drawn })
}
