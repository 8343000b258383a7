use super::job::{Problem, of};
use super::precedence::Precedence;
use super::prices::Dependency;

/// With more jobs than this only chains are looked at, and not all that stands before a job.
const ALL: usize = 1500;

/// When each job can be finished, in weeks from today, whatever the order.
pub(super) struct Reach {
    /// By job: not before this.
    pub earliest: Vec<f64>,
    /// By job: not after this in at least one best order.
    pub latest: Vec<f64>,
    /// When all is done at the latest: nobody waits while nobody works.
    pub horizon: f64,
    /// What must be finished before what starts.
    pub dependencies: Vec<Dependency>,
}

pub(super) fn reach(problem: &Problem, precedence: &Precedence) -> Reach {
    let order = precedence.topological();
    let horizon: f64 = problem.jobs.iter().map(|job| job.duration).sum();
    let is_timed = |first: usize, job: usize| is_timed(problem, precedence, first, job);
    let timed = |lists: &[Vec<usize>], turn: bool| -> Vec<Vec<usize>> {
        let keep = |job: usize, other: &usize| if turn { is_timed(job, *other) } else { is_timed(*other, job) };
        let list = |(job, list): (usize, &Vec<usize>)| list.iter().copied().filter(|other| keep(job, other)).collect();
        lists.iter().enumerate().map(list).collect()
    };
    let before = timed(&precedence.before, false);
    let earliest = head(problem, &before, order.iter());
    let is_one_team = problem.jobs.windows(2).all(|pair| pair.iter().map(|job| job.team).is_sorted_by(|a, b| a == b))
        && problem.jobs.first().is_none_or(|job| problem.capacity_of(job.team) == 1);
    let latest = if is_one_team {
        let tails = head(problem, &timed(&precedence.after, true), order.iter().rev());
        tails.iter().zip(&problem.jobs).map(|(tail, job)| horizon - (tail - job.duration)).collect()
    } else {
        vec![horizon; problem.jobs.len()]
    };
    let pairs = |(job, before): (usize, &Vec<usize>)| before.iter().map(|first| (*first, job)).collect::<Vec<_>>();
    let dependencies = before.iter().enumerate().flat_map(pairs).collect();
    Reach { earliest, latest, horizon, dependencies }
}

/// Whether a job that must stand before another must also be finished before it starts.
fn is_timed(problem: &Problem, precedence: &Precedence, first: usize, job: usize) -> bool {
    let (Some(one), Some(other)) = (problem.jobs.get(first), problem.jobs.get(job)) else { return false };
    let is_required = precedence.requires.get(job).is_some_and(|requires| requires.binary_search(&first).is_ok());
    is_required || (one.team == other.team && problem.capacity_of(one.team) == 1)
}

/// By job: its duration, and what must be done before it: the longest chain, or all that one team has of it.
fn head<'o>(problem: &Problem, before: &[Vec<usize>], order: impl Iterator<Item = &'o usize>) -> Vec<f64> {
    let count = problem.jobs.len();
    let teams = problem.jobs.iter().map(|job| job.team + 1).max().unwrap_or(0);
    let mut heads = vec![0.0; count];
    let mut seen = vec![usize::MAX; count];
    for job in order.copied() {
        let firsts = before.get(job).map(Vec::as_slice).unwrap_or_default();
        let mut ready = firsts.iter().map(|first| of(&heads, *first)).fold(0.0, f64::max);
        if count <= ALL && !firsts.is_empty() {
            let mut weeks = vec![0.0; teams];
            let mut open = firsts.to_vec();
            while let Some(first) = open.pop() {
                if seen.get_mut(first).is_some_and(|seen| std::mem::replace(seen, job) != job) {
                    open.extend(before.get(first).into_iter().flatten());
                    let work = problem.jobs.get(first);
                    let weeks = work.and_then(|work| weeks.get_mut(work.team)).into_iter();
                    weeks.for_each(|weeks| *weeks += work.map_or(0.0, |work| work.duration));
                }
            }
            let shared = weeks.iter().enumerate().map(|(team, weeks)| weeks / problem.capacity_of(team) as f64);
            ready = shared.fold(ready, f64::max);
        }
        let own = problem.jobs.get(job).map_or(0.0, |job| job.duration);
        heads.get_mut(job).into_iter().for_each(|head| *head = ready + own);
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, job, on, problem};
    use super::*;

    #[test]
    fn one_team_does_all_that_stands_before_one_after_another() {
        let jobs = vec![job(1.0, 2.0), job(1.0, 3.0), after(job(1.0, 4.0), &[0, 1]), job(1.0, 1.0)];
        let problem = problem(jobs);
        let reach = reach(&problem, &Precedence::of(&problem));
        assert_eq!(reach.earliest, [2.0, 3.0, 9.0, 1.0]);
        assert_eq!(reach.latest, [6.0, 6.0, 10.0, 10.0]);
    }

    #[test]
    fn several_teams_work_at_one_time() {
        let jobs = vec![job(1.0, 2.0), on(1, job(1.0, 3.0)), on(2, after(job(1.0, 4.0), &[0, 1]))];
        let problem = problem(jobs);
        assert_eq!(reach(&problem, &Precedence::of(&problem)).earliest, [2.0, 3.0, 7.0]);
    }
}
