use super::candidates::amounts;
use super::item::check_duration;
use super::{Exchange, Reason, cost};
use crate::graph::Strategy;
use crate::model::Estimates;
use crate::values::Kind;

/// The currency of a workspace as lint needs it: of all estimates, whether they take part in an order or not.
pub fn exchange(strategy: &Strategy) -> Exchange {
    let estimates = strategy.records.iter().filter_map(|record| record.body.estimates()?.get());
    Exchange::of(strategy, estimates.flat_map(|estimates| amounts(estimates)))
}

/// What keeps estimates out of every order by money although something is written: the key and a sentence. What cannot be
/// read has been told where it was read.
pub fn faults(estimates: &Estimates, exchange: &Exchange) -> Vec<(&'static str, String)> {
    let cost = estimates.cost_of_delay.get().map(|cost| cost::check(&cost.0, exchange));
    let fields = [("duration", &estimates.duration), ("remaining", &estimates.remaining)];
    let durations = fields.into_iter().map(|(name, field)| (name, check_duration(field)));
    let all = cost.map(|checked| ("cost_of_delay", checked)).into_iter().chain(durations);
    all.filter_map(|(name, checked)| match checked {
        Err(Reason::Unusable(why)) => Some((name, why)),
        _ => None,
    })
    .collect()
}

/// Whether an order of work could use these estimates only with a deadline, and the record has none.
pub fn needs_deadline(strategy: &Strategy, record: usize, estimates: &Estimates) -> bool {
    let Some(cost) = estimates.cost_of_delay.get() else { return false };
    let is_dated = cost.profile.get().and_then(|word| word.known()) == Some(crate::values::Profile::Deadline);
    let body = strategy.record(record).filter(|record| record.kind == Kind::Initiative);
    let without = body.and_then(|record| record.body.initiative()).is_some_and(|body| body.deadline.is_absent());
    without && (is_dated || !cost.penalty.is_absent())
}
