use super::{Matter, MatterKind, matter};
use crate::documents::spoken::when;
use crate::rules::Facts;
use crate::rules::shared::experiments::{Concluded, last_concluded};
use crate::rules::shared::outcomes::is_bet;
use crate::rules::shared::results::judged_criteria;
use crate::values::{Date, Decision, FundingStage, Status, Verdict};

/// An initiative that an experiment spoke for, and for which no money to build is on record.
pub struct Validated {
    pub number: usize,
    /// The experiment, and the day of its answer.
    pub experiment: usize,
    pub on: Option<Date>,
}

/// The bets that have not ended of which the last experiment supports a way that stands, with a decision to go on, and that
/// have no money to build or to scale. None where nobody writes funding down.
pub fn validated_unfunded(facts: &Facts<'_>) -> Vec<Validated> {
    if facts.initiatives().all(|(_, _, initiative)| initiative.funding.is_absent()) {
        return Vec::new();
    }
    let open = facts.initiatives().filter(|(number, record, _)| {
        !record.has_ended()
            && record.status().is_some()
            && is_bet(facts, *number, record)
            && !is_given_up(facts, *number)
    });
    let unfunded = open.filter(|(_, _, initiative)| {
        let pays = |stage: FundingStage| matches!(stage, FundingStage::Build | FundingStage::Scale);
        // A stage that cannot be read may be the one.
        initiative.funding.unread == 0
            && initiative
                .funding
                .iter()
                .all(|money| money.stage.get().is_some_and(|stage| !stage.known().is_none_or(pays)))
    });
    unfunded.filter_map(|(number, ..)| validated_by(facts, number)).collect()
}

/// The last experiment that speaks for an initiative, or for a way that was not given up.
fn validated_by(facts: &Facts<'_>, number: usize) -> Option<Validated> {
    let strategy = facts.strategy;
    let stands = |option: &usize| strategy.record(*option).is_some_and(|record| !record.has_ended_badly());
    let ways = strategy.options_of(number).into_iter().filter(stands);
    let supported = std::iter::once(number).chain(ways).filter_map(|tried| {
        let last = last_concluded(facts, tried);
        last.iter().all(|concluded| speaks_for(facts, concluded)).then(|| last.into_iter().next()).flatten()
    });
    let last = supported.max_by_key(|concluded| (concluded.on, std::cmp::Reverse(concluded.number)))?;
    Some(Validated { number, experiment: last.number, on: last.on })
}

/// Whether what it serves was given up.
fn is_given_up(facts: &Facts<'_>, number: usize) -> bool {
    let intent = facts.strategy.intent_of(number).and_then(|(intent, _)| facts.strategy.record(intent));
    intent.is_some_and(|intent| intent.has_ended_badly())
}

/// Whether the verdict and the decision say so, and no reading says otherwise.
fn speaks_for(facts: &Facts<'_>, concluded: &Concluded<'_>) -> bool {
    let Concluded { number, record, experiment, .. } = *concluded;
    let judged = experiment.result.get().map(|result| judged_criteria(facts, number, record, experiment, result));
    if judged.is_some_and(|all| all.iter().any(|judged| judged.met == Some(false))) {
        return false;
    }
    let decision = concluded.experiment.decision.get().and_then(|decision| decision.known());
    concluded.record.is(Status::Concluded)
        && concluded.verdict() == Some(Verdict::Supported)
        && matches!(decision, Some(Decision::Persevere | Decision::Scale))
}

pub(super) fn matters(facts: &Facts<'_>) -> Vec<Matter> {
    let told = |validated: Validated| {
        let experiment = facts.strategy.record(validated.experiment).map_or("", |record| &record.id);
        let on = validated.on.map_or(String::new(), |day| format!(" {}", when(day, facts.today)));
        let told = format!("validated{on} by {experiment}, no money to build");
        matter(facts, MatterKind::ValidatedUnfunded, validated.number, validated.on, told)
    };
    validated_unfunded(facts).into_iter().map(told).collect()
}
