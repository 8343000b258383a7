use super::super::Random;
use super::evaluate::{Lanes, ready, schedule};
use super::job::Problem;
use super::precedence::Precedence;
use super::reach::reach;
use super::recommend::{Optimality, Solution};
use super::search::RESTARTS;
use super::{bound, branch, dispatch};

/// With more jobs than this not all orders are tried.
const FEW: usize = 12;

/// How many jobs are placed in all: about two seconds.
const PLACED: usize = 40_000_000;

/// How far ahead urgency looks, in mean durations; the first is as good as CD3 in a list (Smith's rule on parallel
/// machines, Eastman, Even, Isaacs 1964).
const AHEAD: [f64; 6] = [1e6, 2.0, 0.5, 1.0, 4.0, 8.0];

/// A good order for a team that does several jobs at a time, or for teams that wait for each other: a list from which
/// each team takes the next it can start, improved by moving and exchanging jobs. For few jobs the best, proved.
pub(super) fn solve(
    problem: &Problem,
    precedence: &Precedence,
    plan: Option<&[usize]>,
    progress: &mut dyn FnMut(f64),
) -> Solution {
    let reach = reach(problem, precedence);
    if problem.jobs.len() <= FEW {
        let order = search(problem, precedence, plan, 3, &mut |_| {});
        let known = schedule(problem, precedence, &order).total;
        if let Some(best) = branch::order(problem, precedence, &reach.earliest, known) {
            let order = if best.is_empty() { order } else { best };
            let lower_bound = schedule(problem, precedence, &order).total;
            return Solution { order, lower_bound, optimality: Optimality::Proved };
        }
    }
    let order = search(problem, precedence, plan, RESTARTS, &mut |share| progress(0.8 * share));
    let known = schedule(problem, precedence, &order);
    let lower_bound = bound::below(problem, &reach, &known, &mut |share| progress(0.8 + 0.2 * share));
    Solution { order, lower_bound, optimality: Optimality::Heuristic }
}

fn search(
    problem: &Problem,
    precedence: &Precedence,
    plan: Option<&[usize]>,
    restarts: usize,
    progress: &mut dyn FnMut(f64),
) -> Vec<usize> {
    let count = problem.jobs.len();
    let mean = dispatch::mean_duration(problem);
    let looks = if count > 1000 { 2 } else { AHEAD.len() };
    let plan = plan.map(<[usize]>::to_vec).into_iter();
    let starts = plan.chain(AHEAD.iter().take(looks).map(|ahead| dispatch::order(problem, precedence, ahead * mean)));
    let mut list = List { problem, precedence, lanes: Lanes::of(problem), finish: vec![0.0; count] };
    let mut costed: Vec<(f64, Vec<usize>)> = starts.map(|order| (list.cost(&order, f64::INFINITY), order)).collect();
    costed.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut starts = costed.iter().cloned();
    let Some(mut best) = costed.first().cloned() else { return precedence.topological() };
    let mut random = Random::new(1);
    let tries = (PLACED / RESTARTS / count.max(1)).min(50 * count * count / 4 + 10);
    for restart in 0..restarts {
        let mut now = starts.next().unwrap_or_else(|| best.clone());
        if restart >= costed.len() {
            for _ in 0..2 + count / 5 {
                now.1 = changed(&now.1, precedence, &mut random);
            }
            now.0 = list.cost(&now.1, f64::INFINITY);
        }
        for _ in 0..tries {
            let order = changed(&now.1, precedence, &mut random);
            let cost = list.cost(&order, now.0);
            if cost <= now.0 {
                now = (cost, order);
            }
        }
        if now.0 < best.0 {
            best = now;
        }
        progress((restart + 1) as f64 / restarts as f64);
    }
    best.1
}

/// An order with one job moved, or two exchanged where they may be.
fn changed(order: &[usize], precedence: &Precedence, random: &mut Random) -> Vec<usize> {
    let mut order = order.to_vec();
    let place = random.below(order.len());
    let (first, last) = precedence.room(&order, place);
    let target = first + random.below(last.saturating_sub(first));
    if random.below(3) == 0 {
        let (first, last) = precedence.room(&order, target);
        if (first..last).contains(&place) {
            order.swap(place, target);
        }
    } else if target < place {
        order.get_mut(target..=place).unwrap_or_default().rotate_right(1);
    } else if target > place {
        order.get_mut(place..=target).unwrap_or_default().rotate_left(1);
    }
    order
}

struct List<'a> {
    problem: &'a Problem,
    precedence: &'a Precedence,
    lanes: Lanes,
    finish: Vec<f64>,
}

impl List<'_> {
    /// What an order costs; infinity as soon as it is more than `limit`.
    fn cost(&mut self, order: &[usize], limit: f64) -> f64 {
        self.lanes.clear();
        let mut cost = 0.0;
        for job in order.iter().copied() {
            let Some(work) = self.problem.jobs.get(job) else { continue };
            let start = self.lanes.take(work.team, ready(self.precedence, &self.finish, job), work.duration);
            cost += work.cost(start + work.duration);
            if cost > limit {
                return f64::INFINITY;
            }
            self.finish.get_mut(job).into_iter().for_each(|finish| *finish = start + work.duration);
        }
        cost
    }
}
