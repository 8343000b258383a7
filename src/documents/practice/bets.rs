use super::Share;
use crate::model::Initiative;
use crate::rules::Facts;
use crate::rules::clock::research_gone_cold::is_contact;
use crate::rules::shared::basis::Answers;
use crate::rules::shared::evidence::Learned;
use crate::rules::shared::experiments::is_with_people;
use crate::rules::shared::outcomes::is_bet;
use crate::values::Kind;

/// The bets under way.
fn bets<'s, 'c>(
    facts: &Facts<'s>,
    concerns: &'c dyn Fn(usize) -> bool,
) -> impl Iterator<Item = (usize, &'s Initiative)> + use<'s, 'c> {
    let facts = *facts;
    let under_way = facts.initiatives().filter(|(_, record, _)| record.is_under_way());
    let bets = under_way.filter(move |(number, record, _)| is_bet(&facts, *number, record) && concerns(*number));
    bets.map(|(number, _, initiative)| (number, initiative))
}

/// Whether customers told or showed us: in research with people, in an experiment with people, or in words that say where
/// they come from. Figures and reports are nobody's voice.
pub fn heard(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Share {
    let (mut learned, is_all) = Learned::as_far_as_known(facts, &[Kind::Research, Kind::Experiment]);
    let is_with_customers = |number: usize| {
        let body = facts.strategy.record(number).map(|record| &record.body);
        body.is_some_and(|body| {
            body.experiment().is_some_and(is_with_people) || body.research().is_some_and(is_contact)
        })
    };
    let mut known = Answers::new();
    let all = bets(facts, concerns).map(|(number, _)| {
        let basis = learned.of_initiative(number);
        let is_open = basis.unknown || basis.in_words || !is_all;
        let is_heard = learned.is_heard(&basis) || basis.any(&mut known, &is_with_customers);
        (number, if is_heard { Some(true) } else { (!is_open).then_some(false) })
    });
    Share::of(facts.strategy, all)
}

/// Whether more than one way to solve it was ever considered; what was turned down counts.
pub fn several_options(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Share {
    let strategy = facts.strategy;
    let mut options = strategy.of_kind(Kind::Option);
    // An option that leads nowhere may be another way to solve any of them.
    let is_all = !options.any(|(number, record)| record.broken || strategy.way_up_unknown(number));
    let all = bets(facts, concerns).map(|(number, initiative)| {
        let is_known = is_all && initiative.options.unread == 0 && !strategy.has_unknown(number, "options");
        let is_so = strategy.options_of(number).len() > 1;
        (number, if is_so { Some(true) } else { is_known.then_some(false) })
    });
    Share::of(strategy, all)
}
