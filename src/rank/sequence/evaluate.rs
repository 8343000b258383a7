use super::job::{Problem, of};
use super::precedence::Precedence;

/// When each job starts and finishes, in weeks from today, and what waiting costs in all, in money.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// By start, then as given; work in progress that must wait comes before the rest of its team even so.
    pub order: Vec<usize>,
    /// By job.
    pub start: Vec<f64>,
    /// By job.
    pub finish: Vec<f64>,
    /// What the jobs would cost if each began today: the part that no order changes.
    pub own: f64,
    /// `total - own`: what waiting for other jobs adds.
    pub queueing: f64,
    pub total: f64,
}

/// Why an order cannot be worked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Infeasible {
    /// The problem has no job of that number.
    Unknown(usize),
    Repeated(usize),
    Missing(usize),
    /// `job` stands before `requires`, which must be finished before it starts.
    BeforeRequired {
        job: usize,
        requires: usize,
    },
    /// `job` stands before work in progress of its team, or that work is not in the order given.
    BeforePinned {
        job: usize,
        pinned: usize,
    },
}

/// What an order costs: each job starts as soon as what it requires is finished and its team is free, and none before one
/// that stands before it on the same team would, unless the team does several at a time.
///
/// Dependencies that close a circle are dropped, as `recommend` drops them.
pub fn evaluate(problem: &Problem, order: &[usize]) -> Result<Schedule, Infeasible> {
    let precedence = Precedence::of(problem);
    check(problem, &precedence, order)?;
    Ok(schedule(problem, &precedence, order))
}

fn check(problem: &Problem, precedence: &Precedence, order: &[usize]) -> Result<(), Infeasible> {
    let mut places = vec![None; problem.jobs.len()];
    for (number, job) in order.iter().enumerate() {
        let place = places.get_mut(*job).ok_or(Infeasible::Unknown(*job))?;
        if place.replace(number).is_some() {
            return Err(Infeasible::Repeated(*job));
        }
    }
    if let Some(missing) = places.iter().position(Option::is_none) {
        return Err(Infeasible::Missing(missing));
    }
    for job in order.iter().copied() {
        let is_late = |first: &&usize| places.get(**first) > places.get(job);
        if let Some(first) = precedence.before.get(job).and_then(|before| before.iter().find(is_late)).copied() {
            let is_required = precedence.requires.get(job).is_some_and(|requires| requires.contains(&first));
            return Err(match is_required {
                true => Infeasible::BeforeRequired { job, requires: first },
                false => Infeasible::BeforePinned { job, pinned: first },
            });
        }
    }
    Ok(())
}

/// The schedule of an order that breaks nothing.
pub(super) fn schedule(problem: &Problem, precedence: &Precedence, order: &[usize]) -> Schedule {
    let mut lanes = Lanes::of(problem);
    let mut start = vec![0.0; problem.jobs.len()];
    let mut finish = vec![0.0; problem.jobs.len()];
    for job in order.iter().copied() {
        let Some(work) = problem.jobs.get(job) else { continue };
        let ready = ready(precedence, &finish, job);
        let begin = lanes.take(work.team, ready, work.duration);
        start.get_mut(job).into_iter().for_each(|start| *start = begin);
        finish.get_mut(job).into_iter().for_each(|finish| *finish = begin + work.duration);
    }
    let order = by_start(precedence, &start, order);
    let own: f64 = problem.jobs.iter().map(|job| job.cost(job.duration)).sum();
    let total: f64 = problem.jobs.iter().zip(&finish).map(|(job, finish)| job.cost(*finish)).sum();
    Schedule { order, start, finish, own, queueing: total - own, total }
}

fn by_start(precedence: &Precedence, start: &[f64], order: &[usize]) -> Vec<usize> {
    let mut from = start.to_vec();
    for job in order {
        let before = precedence.before.get(*job).into_iter().flatten();
        let latest = before.map(|first| of(&from, *first)).fold(of(start, *job), f64::max);
        from.get_mut(*job).into_iter().for_each(|from| *from = latest);
    }
    let mut order = order.to_vec();
    order.sort_by(|one, other| of(&from, *one).total_cmp(&of(&from, *other)));
    order
}

/// When the last of what a job requires is finished.
pub(super) fn ready(precedence: &Precedence, finish: &[f64], job: usize) -> f64 {
    precedence.requires.get(job).into_iter().flatten().fold(0.0, |ready, first| f64::max(ready, of(finish, *first)))
}

/// For each team, when each of the jobs that it does at one time is over.
#[derive(Clone)]
pub(super) struct Lanes(Vec<Vec<f64>>);

impl Lanes {
    /// No team has more lanes than jobs.
    pub fn of(problem: &Problem) -> Lanes {
        let teams = problem.jobs.iter().map(|job| job.team + 1).max().unwrap_or(0);
        let mut jobs = vec![0; teams];
        for job in &problem.jobs {
            jobs.get_mut(job.team).into_iter().for_each(|jobs| *jobs += 1);
        }
        Lanes(jobs.iter().enumerate().map(|(team, jobs)| vec![0.0; problem.capacity_of(team).min(*jobs)]).collect())
    }

    /// All free today, as at first.
    pub fn clear(&mut self) {
        self.0.iter_mut().flatten().for_each(|free| *free = 0.0);
    }

    /// When a team is free next.
    pub fn free(&self, team: usize) -> f64 {
        self.0.get(team).into_iter().flatten().copied().fold(f64::INFINITY, f64::min)
    }

    /// Starts a job of `duration` weeks, at `ready` at the earliest, and says when. Of the lanes that are free by then it
    /// takes the one that is free for the shortest time, else the first that will be.
    pub fn take(&mut self, team: usize, ready: f64, duration: f64) -> f64 {
        let lanes = self.0.get_mut(team).map(Vec::as_mut_slice).unwrap_or_default();
        let rank = |free: f64| (free > ready, (free - ready).abs());
        let best = lanes.iter_mut().min_by(|one, other| {
            let (one, other) = (rank(**one), rank(**other));
            one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
        });
        let Some(lane) = best else { return ready };
        let begin = lane.max(ready);
        *lane = begin + duration;
        begin
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::fixture::{after, job, on, problem};
    use super::*;

    #[test]
    fn the_two_parts_of_a_total() {
        let problem = problem(vec![job(3000.0, 3.0), job(7000.0, 4.0), job(9000.0, 6.0)]);
        let schedule = evaluate(&problem, &[1, 2, 0]).unwrap();
        assert_eq!((schedule.own, schedule.queueing, schedule.total), (91_000.0, 66_000.0, 157_000.0));
        assert_eq!((schedule.start, schedule.finish), (vec![10.0, 0.0, 4.0], vec![13.0, 4.0, 10.0]));
    }

    #[test]
    fn an_order_that_breaks_something_is_told_and_not_repaired() {
        let mut jobs = vec![after(job(1.0, 1.0), &[1]), job(1.0, 1.0), job(1.0, 1.0)];
        let told = |jobs: &[_], order: &[usize]| evaluate(&problem(jobs.to_vec()), order).unwrap_err();
        assert_eq!(told(&jobs, &[0, 1, 2]), Infeasible::BeforeRequired { job: 0, requires: 1 });
        assert_eq!(told(&jobs, &[1, 0]), Infeasible::Missing(2));
        assert_eq!(told(&jobs, &[1, 0, 1]), Infeasible::Repeated(1));
        assert_eq!(told(&jobs, &[1, 0, 7]), Infeasible::Unknown(7));
        jobs[2].pinned = true;
        assert_eq!(told(&jobs, &[1, 0, 2]), Infeasible::BeforePinned { job: 1, pinned: 2 });
    }

    #[test]
    fn a_job_waits_for_another_team() {
        let problem = problem(vec![job(1.0, 5.0), after(on(1, job(1.0, 1.0)), &[0]), on(1, job(1.0, 2.0))]);
        let schedule = evaluate(&problem, &[2, 0, 1]).unwrap();
        assert_eq!((schedule.order, schedule.start), (vec![2, 0, 1], vec![0.0, 5.0, 0.0]));
    }
}
