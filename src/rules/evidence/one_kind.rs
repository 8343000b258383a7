use super::in_delivery::bets;
use crate::graph::Place;
use crate::rules::shared::basis::Answers;
use crate::rules::shared::evidence::Learned;
use crate::rules::{Facts, Report, Reports};
use crate::values::{Kind, ResearchMethod};

/// Reports the bets in delivery that rest on research by these methods alone. What the intent rests on counts as well,
/// and alone it counts for nothing: it was not about this.
pub(super) fn report(
    facts: &Facts<'_>,
    methods: &[ResearchMethod],
    reports: &mut Reports,
    words: fn(&str) -> (String, &'static str),
) {
    let Some(mut learned) = Learned::of(facts, &[Kind::Research, Kind::Experiment]) else { return };
    let strategy = facts.strategy;
    let method = |number: usize| strategy.record(number)?.body.research()?.method.get()?.known();
    let is_another_kind = |number: usize| method(number).is_none_or(|method| !methods.contains(&method));
    let mut known = Answers::new();
    for (number, record, _) in bets(facts).filter(|(number, ..)| facts.asks_for(*number, "evidence")) {
        let all = learned.of_initiative_and_intent(number);
        if !all.is_known() || all.any(&mut known, &is_another_kind) || learned.is_heard(&all) {
            continue;
        }
        let own = learned.of_initiative(number).records();
        if own.is_empty() {
            continue;
        }
        let (message, help) = words(&record.full_name());
        let report = Report::new(Place::field(number, "evidence"), message).help(help);
        let named =
            |source: &usize| strategy.record(*source).map_or_else(String::new, |source| format!("`{}`", source.id));
        let others = own.iter().map(|source| (Place::field(*source, "method"), named(source)));
        reports.add(others.fold(report, |report, (place, what)| report.other(place, what)));
    }
}
