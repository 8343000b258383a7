use super::evaluate::schedule;
use super::job::Problem;
use super::precedence::Precedence;
use super::reach::reach;
use super::recommend::{Optimality, Solution};
use super::{bound, linear, search, subset};

/// One team that does one job after another: a sort or blocks where costs grow evenly, all sets of jobs where they are
/// few, else a search with a bound.
pub(super) fn solve(
    problem: &Problem,
    precedence: &Precedence,
    plan: Option<&[usize]>,
    progress: &mut dyn FnMut(f64),
) -> Solution {
    if let Some(order) = precedence.only_order() {
        let lower_bound = schedule(problem, precedence, &order).total;
        return Solution { order, lower_bound, optimality: Optimality::Proved };
    }
    if let Some(rates) = linear::rates(problem, precedence) {
        return linear::solve(problem, precedence, &rates, plan, progress);
    }
    let total = |order: &[usize]| schedule(problem, precedence, order).total;
    if let Some(order) = subset::order(problem, precedence, &precedence.topological(), 0.0, progress) {
        return Solution { lower_bound: total(&order), order, optimality: Optimality::Proved };
    }
    let order = search::order(problem, precedence, plan, search::RESTARTS, &mut |share| progress(0.8 * share));
    let order = super::canonical::canonical(problem, precedence, order);
    let reach = reach(problem, precedence);
    let lower_bound =
        bound::below(problem, &reach, &schedule(problem, precedence, &order), &mut |share| progress(0.8 + 0.2 * share));
    Solution { order, lower_bound, optimality: Optimality::Heuristic }
}
