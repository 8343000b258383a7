use super::super::Curve;
use super::bound;
use super::canonical::canonical;
use super::job::{Job, Problem, of};
use super::part::{jobs_of_part, order_of_part, part};
use super::precedence::Precedence;
use super::reach::reach;
use super::recommend::{Optimality, Solution};
use super::sidney::{Block, blocks};
use super::{evaluate, search, smith, subset};

/// The best order of one team's jobs where every week of waiting costs the same: a sort, or, with dependencies, blocks and
/// the best order inside each. Proved unless a block is too large for that.
///
/// `rates` is money a week, by job.
pub(super) fn solve(
    problem: &Problem,
    precedence: &Precedence,
    rates: &[f64],
    plan: Option<&[usize]>,
    progress: &mut dyn FnMut(f64),
) -> Solution {
    let durations: Vec<f64> = problem.jobs.iter().map(|job| job.duration).collect();
    let total = |order: &[usize]| evaluate::schedule(problem, precedence, order).total;
    if precedence.is_empty() {
        let order = smith::order(rates, &durations);
        return Solution { lower_bound: total(&order), order, optimality: Optimality::Proved };
    }
    let straight = |(job, rate): (&Job, &f64)| Job { curve: Curve::LongLife { rate: *rate }, ..job.clone() };
    let straight = Problem { jobs: problem.jobs.iter().zip(rates).map(straight).collect(), ..problem.clone() };
    let blocks = blocks(rates, &durations, precedence);
    let mut order = Vec::with_capacity(durations.len());
    let mut gap = 0.0;
    let mut optimality = Optimality::Proved;
    for block in &blocks {
        if let [job] = block.jobs.as_slice() {
            order.push(*job);
        } else if let Some(best) = subset::order(&straight, precedence, &block.jobs, 0.0, progress) {
            order.extend(best);
        } else {
            let (best, open) = search_block(&straight, precedence, block, plan, progress);
            order.extend(best);
            gap += open;
            optimality = Optimality::Heuristic;
        }
    }
    let order = canonical(problem, precedence, order);
    Solution { lower_bound: total(&order) - gap, order, optimality }
}

/// A good order of a block, and what a better one could save at most.
fn search_block(
    problem: &Problem,
    precedence: &Precedence,
    block: &Block,
    plan: Option<&[usize]>,
    progress: &mut dyn FnMut(f64),
) -> (Vec<usize>, f64) {
    let (inner, inner_precedence) = part(problem, precedence, &block.jobs);
    let plan = plan.map(|plan| order_of_part(plan, &block.jobs));
    let order = search::order(&inner, &inner_precedence, plan.as_deref(), search::RESTARTS, progress);
    let known = evaluate::schedule(&inner, &inner_precedence, &order);
    let reach = reach(&inner, &inner_precedence);
    let least = bound::below(&inner, &reach, &known, &mut |_| {}).max(half(problem, block));
    (jobs_of_part(&order, &block.jobs), (known.total - least).max(0.0))
}

/// No beginning of a block has a larger ratio than the block: the costs, drawn as an area, hold the triangle under its
/// diagonal and half of each job's own cost (Goemans and Williamson 2000).
fn half(problem: &Problem, block: &Block) -> f64 {
    let jobs = || block.jobs.iter().filter_map(|job| problem.jobs.get(*job));
    let rate = |job: &Job| job.curve.linear_rate().unwrap_or(0.0);
    let weeks: f64 = jobs().map(|job| job.duration).sum();
    let all: f64 = jobs().map(rate).sum();
    let own: f64 = jobs().map(|job| rate(job) * job.duration).sum();
    (weeks * all + own) / 2.0
}

/// By job, where the cost of all of them grows by the same amount each week, whatever the order.
pub(super) fn rates(problem: &Problem, precedence: &Precedence) -> Option<Vec<f64>> {
    let reach = reach(problem, precedence);
    let jobs = problem.jobs.iter().enumerate();
    jobs.map(|(number, job)| super::straight::slope(&job.curve, of(&reach.earliest, number), reach.horizon)).collect()
}
