use super::job::Problem;
use super::precedence::Precedence;

/// A part of a problem by itself, its jobs numbered by their place in `members`, its teams as they are.
pub(super) fn part(problem: &Problem, precedence: &Precedence, members: &[usize]) -> (Problem, Precedence) {
    let mut local = vec![None; problem.jobs.len()];
    for (place, job) in members.iter().enumerate() {
        local.get_mut(*job).into_iter().for_each(|local| *local = Some(place));
    }
    let inside = |lists: &[Vec<usize>]| -> Vec<Vec<usize>> {
        let list = |job: &usize| lists.get(*job).into_iter().flatten();
        let place = |job: &usize| local.get(*job).copied().flatten();
        let mut inside: Vec<Vec<usize>> = members.iter().map(|job| list(job).filter_map(place).collect()).collect();
        inside.iter_mut().for_each(|list| list.sort_unstable());
        inside
    };
    let precedence = Precedence {
        requires: inside(&precedence.requires),
        before: inside(&precedence.before),
        after: inside(&precedence.after),
        had_circle: precedence.had_circle,
    };
    let jobs = members.iter().filter_map(|job| problem.jobs.get(*job)).cloned();
    let jobs = jobs.zip(&precedence.requires).map(|(job, requires)| super::Job { requires: requires.clone(), ..job });
    (Problem { jobs: jobs.collect(), capacity: problem.capacity.clone() }, precedence)
}

/// What an order of all jobs says about some of them, by their place in `members`.
pub(super) fn order_of_part(order: &[usize], members: &[usize]) -> Vec<usize> {
    let place = |job: &usize| members.iter().position(|member| member == job);
    if members.windows(2).all(|pair| pair.first() < pair.last()) {
        return order.iter().filter_map(|job| members.binary_search(job).ok()).collect();
    }
    order.iter().filter_map(place).collect()
}

/// The jobs of places in `members`.
pub(super) fn jobs_of_part(order: &[usize], members: &[usize]) -> Vec<usize> {
    order.iter().filter_map(|place| members.get(*place).copied()).collect()
}
