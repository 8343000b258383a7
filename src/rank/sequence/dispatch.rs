use std::collections::BTreeSet;

use super::evaluate::{Lanes, ready};
use super::job::{Problem, of};
use super::lookahead;
use super::precedence::Precedence;
use super::smith::ratio;

/// With more jobs than this their urgency is not looked at anew at each step, but this many times in all.
const LOOKS: usize = 400;

/// With more jobs than this before it, a job draws none of them forward.
const CHAIN: usize = 32;

/// A good order at first sight: whenever a team is free it takes the most urgent job that can start then. Urgency is the
/// cost of the next weeks' delay, seen `ahead` weeks far, divided by duration; an enabler has that of the best job behind
/// it, taken together with all that must come before that one.
pub(super) fn order(problem: &Problem, precedence: &Precedence, ahead: f64) -> Vec<usize> {
    let count = problem.jobs.len();
    let mut lanes = Lanes::of(problem);
    let mut open: Vec<usize> = precedence.before.iter().map(Vec::len).collect();
    let mut free: BTreeSet<usize> = (0..count).filter(|job| open.get(*job) == Some(&0)).collect();
    let mut finish = vec![f64::NAN; count];
    let mut urgency = Vec::new();
    let mut order = Vec::with_capacity(count);
    while order.len() < count {
        let start = |job: &usize| {
            let team = problem.jobs.get(*job).map_or(0, |job| job.team);
            lanes.free(team).max(ready(precedence, &finish, *job))
        };
        let starts: Vec<(usize, f64)> = free.iter().map(|job| (*job, start(job))).collect();
        let now = starts.iter().map(|(_, start)| *start).fold(f64::INFINITY, f64::min);
        if order.len() % (count / LOOKS + 1) == 0 {
            urgency = urgencies(problem, precedence, &finish, now, ahead);
        }
        let first = starts
            .iter()
            .filter(|(_, start)| *start <= now)
            .map(|(job, _)| *job)
            .reduce(|best, job| if of(&urgency, job) > of(&urgency, best) { job } else { best });
        let Some((job, work)) = first.and_then(|job| Some((job, problem.jobs.get(job)?))) else { break };
        let begin = lanes.take(work.team, now, work.duration);
        finish.get_mut(job).into_iter().for_each(|finish| *finish = begin + work.duration);
        free.remove(&job);
        order.push(job);
        for next in precedence.after.get(job).into_iter().flatten() {
            if let Some(open) = open.get_mut(*next) {
                *open -= 1;
                if *open == 0 {
                    free.insert(*next);
                }
            }
        }
    }
    order
}

/// By job: money a week for each week of work, of the best job that it leads to. What has a finish is done.
fn urgencies(problem: &Problem, precedence: &Precedence, finish: &[f64], now: f64, ahead: f64) -> Vec<f64> {
    let rate = |job: &super::Job| lookahead::rate(&job.curve, now + job.duration, ahead);
    let rates: Vec<f64> = problem.jobs.iter().map(rate).collect();
    let duration = |job: usize| problem.jobs.get(job).map_or(0.0, |job| job.duration);
    let mut urgency = vec![0.0; finish.len()];
    for job in (0..finish.len()).filter(|job| of(finish, *job).is_nan()) {
        let chain = still_before(precedence, finish, job);
        let rate: f64 = chain.iter().map(|job| of(&rates, *job)).sum();
        let weeks: f64 = chain.iter().map(|job| duration(*job)).sum();
        for first in chain {
            urgency.get_mut(first).into_iter().for_each(|urgency| *urgency = f64::max(*urgency, ratio(rate, weeks)));
        }
    }
    urgency
}

/// A job and all that must be done before it; the job alone where that is a lot.
fn still_before(precedence: &Precedence, finish: &[f64], job: usize) -> Vec<usize> {
    let mut chain = vec![job];
    let mut done = 0;
    while let Some(next) = chain.get(done).copied() {
        done += 1;
        for first in precedence.before.get(next).into_iter().flatten() {
            if of(finish, *first).is_nan() && !chain.contains(first) {
                chain.push(*first);
            }
        }
        if chain.len() > CHAIN {
            return vec![job];
        }
    }
    chain
}

/// The mean duration, in weeks, by which looking ahead is measured.
pub(super) fn mean_duration(problem: &Problem) -> f64 {
    let weeks: f64 = problem.jobs.iter().map(|job| job.duration).sum();
    if weeks > 0.0 { weeks / problem.jobs.len() as f64 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, job, on, problem};
    use super::*;

    fn dispatched(problem: &Problem) -> Vec<usize> {
        order(problem, &Precedence::of(problem), 2.0)
    }

    #[test]
    fn an_enabler_is_as_urgent_as_what_it_enables() {
        let jobs = vec![job(0.0, 2.0), after(job(30.0, 2.0), &[0]), job(8.0, 2.0)];
        assert_eq!(dispatched(&problem(jobs)), [0, 1, 2]);
    }

    #[test]
    fn a_team_does_not_wait_while_it_has_work() {
        let jobs = vec![job(1.0, 5.0), after(on(1, job(9.0, 1.0)), &[0]), on(1, job(1.0, 2.0))];
        assert_eq!(dispatched(&problem(jobs)), [0, 2, 1]);
    }
}
