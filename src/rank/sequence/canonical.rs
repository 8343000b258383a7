use super::job::Problem;
use super::precedence::Precedence;

/// Two neighbours whose exchange changes their cost by less than this share of all costs may stand either way.
const TIE: f64 = 1e-13;

/// How many exchanges are tried at most.
const STEPS: usize = 5_000_000;

/// The order of one team with neighbours exchanged, as in sorting by exchange, wherever the smaller job can come first at
/// the same cost.
pub(super) fn canonical(problem: &Problem, precedence: &Precedence, order: Vec<usize>) -> Vec<usize> {
    let mut order = order;
    let work = |job: usize| problem.jobs.get(job).map_or(0.0, |job| job.duration);
    let cost = |job: usize, finish: f64| problem.jobs.get(job).map_or(0.0, |job| job.cost(finish));
    let mut time = 0.0;
    let mut total = 0.0;
    for job in &order {
        time += work(*job);
        total += cost(*job, time);
    }
    let mut steps = 0;
    let mut is_settled = false;
    while !is_settled && steps < STEPS {
        is_settled = true;
        let mut start = 0.0;
        for place in 1..order.len() {
            let Some([first, second]) = order.get_mut(place - 1..=place) else { break };
            let (one, other) = (*first, *second);
            let end = start + work(one) + work(other);
            if other < one && !precedence.leads(one, other) {
                let now = cost(one, start + work(one)) + cost(other, end);
                let then = cost(other, start + work(other)) + cost(one, end);
                if then - now <= TIE * total {
                    std::mem::swap(first, second);
                    is_settled = false;
                }
            }
            start += work(*first);
            steps += 1;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, job, problem};
    use super::*;

    #[test]
    fn the_smallest_of_equal_orders() {
        let problem = problem(vec![job(1.0, 1.0), job(2.0, 2.0), after(job(0.0, 1.0), &[3]), job(0.0, 1.0)]);
        assert_eq!(canonical(&problem, &Precedence::of(&problem), vec![1, 0, 3, 2]), [0, 1, 3, 2]);
    }
}
