use super::evaluate::{Schedule, evaluate, schedule};
use super::groups::groups;
use super::job::{EQUAL, Job, Problem, of};
use super::part::{jobs_of_part, order_of_part, part};
use super::precedence::Precedence;
use super::{one_team, teams};

/// Whether a better order may exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optimality {
    /// No order costs less.
    Proved,
    /// No order costs less than the lower bound.
    Heuristic,
}

impl Optimality {
    /// As machines read it.
    pub fn name(self) -> &'static str {
        match self {
            Optimality::Proved => "proved",
            Optimality::Heuristic => "heuristic",
        }
    }
}

/// An order to work in.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommended {
    pub schedule: Schedule,
    pub optimality: Optimality,
    /// Money that no order can stay below; the schedule's total where that is proved.
    pub lower_bound: f64,
}

/// What a solver found for its part.
pub(super) struct Solution {
    pub order: Vec<usize>,
    pub lower_bound: f64,
    pub optimality: Optimality,
}

/// The order that costs least, or a good one; never worse than `plan` where that breaks nothing. Orders that cost the same
/// but for a share of 1e-9 are equal, and the canonical order of jobs decides. `progress` is told the share that is done.
///
/// Dependencies that close a circle are dropped, as `evaluate` drops them, and nothing is proved then.
pub fn recommend(problem: &Problem, plan: Option<&[usize]>, progress: &mut dyn FnMut(f64)) -> Recommended {
    let precedence = Precedence::of(problem);
    let plan = plan.and_then(|plan| evaluate(problem, plan).ok());
    let (even, scale) = normalised(problem);
    let groups = groups(problem, &precedence);
    let mut order = Vec::with_capacity(problem.jobs.len());
    let mut parts = Vec::new();
    for (number, members) in groups.iter().enumerate() {
        let (inner, inner_precedence) = part(&even, &precedence, members);
        let plan = plan.as_ref().map(|plan| order_of_part(&plan.order, members));
        let share = &mut |share: f64| progress((number as f64 + share.clamp(0.0, 1.0)) / groups.len() as f64);
        let solve = if is_one_after_another(&inner) { one_team::solve } else { teams::solve };
        let solution = solve(&inner, &inner_precedence, plan.as_deref(), share);
        order.extend(jobs_of_part(&solution.order, members));
        parts.push((members, solution.optimality, solution.lower_bound * scale));
    }
    progress(1.0);
    let mut best = schedule(problem, &precedence, &order);
    // Written by start, an order for several teams may even be better.
    let again = schedule(problem, &precedence, &best.order);
    for other in std::iter::once(again).chain(plan) {
        if other.total < best.total - EQUAL * best.total.abs() {
            best = other;
        }
    }
    let mut optimality = Optimality::Proved;
    let mut lower_bound = 0.0;
    for (members, proved, least) in parts {
        let jobs = members.iter().filter_map(|job| Some((problem.jobs.get(*job)?, of(&best.finish, *job))));
        let cost: f64 = jobs.map(|(job, finish)| job.cost(finish)).sum();
        if proved == Optimality::Proved || least >= cost - EQUAL * cost.abs() {
            lower_bound += cost;
        } else {
            optimality = Optimality::Heuristic;
            lower_bound += least;
        }
    }
    if precedence.had_circle {
        optimality = Optimality::Heuristic;
    }
    Recommended { lower_bound: lower_bound.min(best.total), schedule: best, optimality }
}

fn is_one_after_another(problem: &Problem) -> bool {
    let team = problem.jobs.first().map_or(0, |job| job.team);
    problem.capacity_of(team) == 1 && problem.jobs.iter().all(|job| job.team == team)
}

/// The same problem with the largest cost being 1, and what that stands for: so that money in cents, euros or millions
/// gives the same order.
fn normalised(problem: &Problem) -> (Problem, f64) {
    let horizon: f64 = problem.jobs.iter().map(|job| job.duration).sum();
    let largest = problem.jobs.iter().map(|job| job.cost(horizon)).fold(0.0, f64::max);
    if largest == 0.0 {
        return (problem.clone(), 1.0);
    }
    let even = |job: &Job| Job { curve: job.curve.times(1.0 / largest), ..job.clone() };
    (Problem { jobs: problem.jobs.iter().map(even).collect(), capacity: problem.capacity.clone() }, largest)
}
