use super::exact::{Exact, exact, weeks, weeks_in, whole};
use super::item::Item;
use super::{Exchange, RangeMeaning};
use crate::graph::Strategy;

/// Something that could be delivered: less of it sooner, or more of it later.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    pub name: String,
    /// What it captures, in money a week, once it is there.
    pub rate: Exact,
    /// When it is there.
    pub weeks: Exact,
    /// What waiting for it costs: rate × weeks.
    pub cost_until_there: Exact,
    /// What it captures until the horizon.
    pub captured: Exact,
}

/// How one compares with a smaller one that is there sooner.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    pub full: String,
    pub slice: String,
    /// How many times as much a week `full` has to capture for it to be worth its wait; nothing where it comes too late.
    pub needed: Option<Exact>,
    /// How many times as much it does.
    pub given: Option<Exact>,
}

/// Scope against time over a horizon in weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    pub horizon: Exact,
    /// The soonest first.
    pub slices: Vec<Slice>,
    /// The smaller first and the rest of the larger after it.
    pub in_turn: Vec<Slice>,
    pub against: Vec<Against>,
}

/// Compares what captures value at a steady rate from the week on in which it is there. Nothing where fewer than two can
/// be compared.
pub fn scope(
    items: &[Item<'_>],
    releases: Vec<(String, Exact, Exact)>,
    range: RangeMeaning,
    horizon: &Exact,
) -> Option<Scope> {
    let options = items.iter().filter_map(|item| Some((item.name.clone(), item.work(range)?)));
    let mut slices: Vec<Slice> =
        options.map(|(name, work)| slice(name, work.cost_of_delay, work.duration, horizon)).collect();
    slices.extend(releases.into_iter().map(|(name, rate, weeks)| slice(name, rate, weeks, horizon)));
    slices.sort_by(|one, other| one.weeks.cmp(&other.weeks).then_with(|| one.name.cmp(&other.name)));
    if slices.len() < 2 {
        return None;
    }
    let pairs = || {
        slices.iter().zip(slices.iter().skip(1)).filter(|(one, other)| one.weeks < other.weeks && one.rate < other.rate)
    };
    let in_turn = pairs().map(|(small, full)| {
        // The rest begins to count when all of it is there.
        let rest = (&full.rate - &small.rate) * left(horizon, &full.weeks);
        Slice {
            name: format!("{}, then the rest of {}", small.name, full.name),
            rate: full.rate.clone(),
            weeks: full.weeks.clone(),
            cost_until_there: &small.rate * &small.weeks + (&full.rate - &small.rate) * &full.weeks,
            captured: &small.captured + rest,
        }
    });
    let against = pairs().map(|(small, full)| {
        let after = left(horizon, &full.weeks);
        Against {
            full: full.name.clone(),
            slice: small.name.clone(),
            needed: (after > whole(0)).then(|| left(horizon, &small.weeks) / after),
            given: (small.rate > whole(0)).then(|| &full.rate / &small.rate),
        }
    });
    let (in_turn, against) = (in_turn.collect(), against.collect());
    Some(Scope { horizon: horizon.clone(), slices, in_turn, against })
}

fn slice(name: String, rate: Exact, weeks: Exact, horizon: &Exact) -> Slice {
    let (cost_until_there, captured) = (&rate * &weeks, &rate * left(horizon, &weeks));
    Slice { name, rate, weeks, cost_until_there, captured }
}

fn left(horizon: &Exact, weeks: &Exact) -> Exact {
    (horizon - weeks).max(whole(0))
}

/// The releases of the story maps of some records that say what they bring and how long they take. Those of one map add
/// up: each comes after the ones before it, and keeps what they brought.
pub fn releases(strategy: &Strategy, records: &[usize], exchange: &Exchange) -> Vec<(String, Exact, Exact)> {
    let mut found = Vec::new();
    for map in records.iter().flat_map(|record| strategy.sources(*record, "for")) {
        let Some(body) = strategy.record(map).and_then(|record| record.body.story_map()) else { continue };
        let (mut rate, mut duration) = (whole(0), whole(0));
        for release in body.releases.iter() {
            // Where one says too little, nothing is known of those that come after it.
            let (Some(value), Some(takes)) = (release.value.get(), release.duration.get()) else { break };
            let (Some(per), Ok(amount)) = (value.per, exchange.convert(value)) else { break };
            rate += amount / weeks_in(per);
            duration += weeks(*takes);
            let name = release.id.get().map_or("release", |id| &id.0);
            found.push((name.to_owned(), rate.clone(), duration.clone()));
        }
    }
    found
}

/// The horizon that holds where none is given: half a year.
pub fn default_horizon() -> Exact {
    exact(26.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_and_then_the_rest_captures_most() {
        let slices = vec![("slice".to_owned(), whole(6000), whole(3)), ("full".to_owned(), whole(10_000), whole(9))];
        let found = scope(&[], slices, RangeMeaning::Triangular, &default_horizon());
        let captured = |slices: &[Slice]| slices.iter().map(|slice| slice.captured.clone()).collect::<Vec<Exact>>();
        let found = found.map(|scope| (captured(&scope.slices), captured(&scope.in_turn), scope.against));
        let against = Against {
            full: "full".to_owned(),
            slice: "slice".to_owned(),
            needed: Some(whole(23) / whole(17)),
            given: Some(whole(5) / whole(3)),
        };
        assert_eq!(found, Some((vec![whole(138_000), whole(170_000)], vec![whole(206_000)], vec![against])));
    }

    #[test]
    fn what_comes_after_the_horizon_captures_nothing() {
        let slices = vec![("slice".to_owned(), whole(1), whole(3)), ("full".to_owned(), whole(5), whole(30))];
        let found = scope(&[], slices, RangeMeaning::Triangular, &default_horizon());
        let late = found.and_then(|scope| scope.against.first().cloned());
        assert_eq!(late.map(|against| against.needed), Some(None));
        assert_eq!(scope(&[], Vec::new(), RangeMeaning::Triangular, &default_horizon()), None);
    }
}
