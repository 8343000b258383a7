use super::evaluate::{Lanes, ready};
use super::job::{Problem, of};
use super::precedence::Precedence;

/// How many beginnings of orders are looked at before giving up.
const BEGINNINGS: usize = 300_000;

/// Costs that differ by less than this share are equal.
const TIE: f64 = 1e-12;

/// The best of all orders of few jobs on several teams, by branch and bound; of equal ones the smallest.
/// None where there are too many to try.
///
/// `known` is what some order costs, `earliest` when each job can be finished, in weeks from today.
pub(super) fn order(problem: &Problem, precedence: &Precedence, earliest: &[f64], known: f64) -> Option<Vec<usize>> {
    let costs = problem.jobs.iter().zip(earliest);
    let least: Vec<f64> = costs.map(|(job, earliest)| job.cost(*earliest)).collect();
    let limit = known + known.abs() * TIE;
    let by_start = problem.jobs.iter().all(|job| !job.pinned);
    let mut search = Search { problem, precedence, least, limit, by_start, best: Vec::new(), left: BEGINNINGS };
    let mut state = State {
        order: Vec::new(),
        finish: vec![f64::NAN; problem.jobs.len()],
        lanes: Lanes::of(problem),
        cost: search.least.iter().sum(),
        start: 0.0,
    };
    search.go_on(&mut state);
    (search.left > 0).then_some(search.best)
}

struct Search<'a> {
    problem: &'a Problem,
    precedence: &'a Precedence,
    /// By job: what it costs at the earliest.
    least: Vec<f64>,
    limit: f64,
    /// Whatever is best can be written by start; not where work in progress stands first and waits.
    by_start: bool,
    best: Vec<usize>,
    left: usize,
}

/// The beginning of an order.
struct State {
    order: Vec<usize>,
    /// By job; NaN where it is not in the order.
    finish: Vec<f64>,
    lanes: Lanes,
    /// What these jobs cost, and the others at the earliest.
    cost: f64,
    /// When the last one starts.
    start: f64,
}

impl Search<'_> {
    fn go_on(&mut self, state: &mut State) {
        if state.order.len() == self.problem.jobs.len() {
            self.limit = state.cost - state.cost.abs() * TIE;
            self.best.clone_from(&state.order);
        }
        for (job, work) in self.problem.jobs.iter().enumerate() {
            let before = self.precedence.before.get(job).into_iter().flatten();
            let is_open =
                of(&state.finish, job).is_nan() && before.clone().all(|job| !of(&state.finish, *job).is_nan());
            if !is_open || self.left == 0 {
                continue;
            }
            let mut lanes = state.lanes.clone();
            let start = lanes.take(work.team, ready(self.precedence, &state.finish, job), work.duration);
            let finish = start + work.duration;
            let cost = state.cost - of(&self.least, job) + work.cost(finish);
            if cost > self.limit || (self.by_start && start < state.start) {
                continue;
            }
            self.left -= 1;
            let outer = (std::mem::replace(&mut state.lanes, lanes), state.cost, state.start);
            (state.cost, state.start) = (cost, start);
            state.finish.get_mut(job).into_iter().for_each(|known| *known = finish);
            state.order.push(job);
            self.go_on(state);
            state.order.pop();
            state.finish.get_mut(job).into_iter().for_each(|known| *known = f64::NAN);
            (state.lanes, state.cost, state.start) = outer;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::fixture::job;
    use super::*;

    #[test]
    fn two_teams_that_stand_in_for_each_other() {
        let jobs = vec![job(3.0, 2.0), job(1.0, 1.0), job(6.0, 6.0), job(2.0, 1.0)];
        let problem = Problem { jobs, capacity: vec![2] };
        let precedence = Precedence::of(&problem);
        let best = order(&problem, &precedence, &[2.0, 1.0, 6.0, 1.0], 58.0).unwrap();
        assert_eq!(super::super::evaluate(&problem, &best).unwrap().total, 51.0);
    }
}
