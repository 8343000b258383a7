use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::job::Problem;

/// What must come before what, without circles: a dependency that closes one is dropped, and so is the pin of a job that
/// needs a job behind it. All lists are sorted, without repeats.
#[derive(Clone, Debug)]
pub(super) struct Precedence {
    /// By job: what must be *finished* before it starts.
    pub requires: Vec<Vec<usize>>,
    /// By job: what must stand before it in an order; its requirements, and its team's work in progress.
    pub before: Vec<Vec<usize>>,
    /// `before`, turned around.
    pub after: Vec<Vec<usize>>,
    /// Whether a dependency was dropped.
    pub had_circle: bool,
}

impl Precedence {
    pub fn of(problem: &Problem) -> Precedence {
        let count = problem.jobs.len();
        let known = |(number, job): (usize, &super::Job)| {
            let other = |before: &&usize| **before < count && **before != number;
            sorted(job.requires.iter().filter(other).copied().collect())
        };
        let mut requires: Vec<Vec<usize>> = problem.jobs.iter().enumerate().map(known).collect();
        let had_circle = drop_circles(&mut requires);
        let before = with_pins(problem, &requires);
        let after = turned(&before);
        Precedence { requires, before, after, had_circle }
    }

    pub fn is_empty(&self) -> bool {
        self.before.iter().all(Vec::is_empty)
    }

    /// Whether `first` must stand before `second`, by one step.
    pub fn leads(&self, first: usize, second: usize) -> bool {
        self.before.get(second).is_some_and(|before| before.binary_search(&first).is_ok())
    }

    /// The order, where there is but one: each job must stand before the next.
    pub fn only_order(&self) -> Option<Vec<usize>> {
        let order = self.topological();
        let is_forced = order.iter().zip(order.iter().skip(1)).all(|(first, second)| self.leads(*first, *second));
        is_forced.then_some(order)
    }

    /// Between which places of an order the job at a place can stand, the others staying as they are.
    pub fn room(&self, order: &[usize], place: usize) -> (usize, usize) {
        let (front, rest) = order.split_at_checked(place).unwrap_or_default();
        let Some((job, back)) = rest.split_first() else { return (place, place + 1) };
        let first = front.iter().rposition(|other| self.leads(*other, *job)).map_or(0, |other| other + 1);
        let last = back.iter().position(|other| self.leads(*job, *other));
        (first, last.map_or(order.len(), |other| place + 1 + other))
    }

    /// An order that breaks nothing, the smallest.
    pub fn topological(&self) -> Vec<usize> {
        walk(&self.before, |_| {})
    }
}

fn sorted(mut jobs: Vec<usize>) -> Vec<usize> {
    jobs.sort_unstable();
    jobs.dedup();
    jobs
}

pub(super) fn turned(before: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut after = vec![Vec::new(); before.len()];
    for (job, before) in before.iter().enumerate() {
        for first in before {
            if let Some(after) = after.get_mut(*first) {
                after.push(job);
            }
        }
    }
    after
}

/// Always the smallest job that is free (Kahn 1962); where none is, the smallest of all, which `stuck` is told.
fn walk(before: &[Vec<usize>], mut stuck: impl FnMut(usize)) -> Vec<usize> {
    let after = turned(before);
    let mut open: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut left: BTreeSet<usize> = (0..before.len()).collect();
    let mut free: BinaryHeap<Reverse<usize>> =
        open.iter().enumerate().filter(|(_, open)| **open == 0).map(|(job, _)| Reverse(job)).collect();
    let mut order = Vec::with_capacity(before.len());
    while let Some(smallest) = left.first().copied() {
        let job = free.pop().map_or(smallest, |Reverse(job)| job);
        if !left.remove(&job) {
            continue;
        }
        if open.get(job).is_some_and(|open| *open > 0) {
            stuck(job);
        }
        order.push(job);
        for next in after.get(job).into_iter().flatten() {
            if let Some(open) = open.get_mut(*next) {
                *open -= 1;
                if *open == 0 {
                    free.push(Reverse(*next));
                }
            }
        }
    }
    order
}

fn drop_circles(requires: &mut [Vec<usize>]) -> bool {
    let mut had_circle = false;
    let order = walk(requires, |_| had_circle = true);
    if had_circle {
        let mut place = vec![0; requires.len()];
        for (number, job) in order.iter().enumerate() {
            place.get_mut(*job).into_iter().for_each(|place| *place = number);
        }
        for (job, requires) in requires.iter_mut().enumerate() {
            requires.retain(|first| place.get(*first) < place.get(job));
        }
    }
    had_circle
}

/// How many links from work in progress to the rest of its team are written out.
const LINKS: usize = 250_000;

/// Work in progress in front of the rest of its team, in whichever order costs least. Where that would be too many links
/// it is a chain, in the order given.
fn with_pins(problem: &Problem, requires: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut before = requires.to_vec();
    let of_team = |team: usize, pinned: bool| {
        let jobs = problem.jobs.iter().enumerate();
        jobs.filter(move |(_, job)| job.pinned == pinned && job.team == team).map(|(number, _)| number)
    };
    let teams: BTreeSet<usize> = problem.jobs.iter().filter(|job| job.pinned).map(|job| job.team).collect();
    for team in teams {
        let (pinned, rest): (Vec<usize>, Vec<usize>) = (of_team(team, true).collect(), of_team(team, false).collect());
        let is_chain = pinned.len() * rest.len() > LINKS;
        for (place, job) in pinned.iter().enumerate() {
            let ancestors = ancestors(&before, *job);
            let next = pinned.get(place + 1).copied().filter(|next| is_chain && !ancestors.contains(next));
            // Behind the last of a chain comes the rest; behind another only what a dropped link would lose.
            let followers = if next.is_some() { &[] } else { rest.as_slice() };
            for follower in next.into_iter().chain(followers.iter().copied()).filter(|one| !ancestors.contains(one)) {
                before.get_mut(follower).into_iter().for_each(|before| before.push(*job));
            }
        }
    }
    before.into_iter().map(sorted).collect()
}

fn ancestors(before: &[Vec<usize>], job: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![job];
    while let Some(job) = open.pop() {
        for first in before.get(job).into_iter().flatten() {
            if found.insert(*first) {
                open.push(*first);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::fixture::{after, job, problem};
    use super::*;

    #[test]
    fn a_circle_is_cut_at_its_smallest_job() {
        let problem = problem(vec![after(job(1.0, 1.0), &[2]), after(job(1.0, 1.0), &[0]), after(job(1.0, 1.0), &[1])]);
        let precedence = Precedence::of(&problem);
        assert!(precedence.had_circle);
        assert_eq!(precedence.topological(), [0, 1, 2]);
    }

    #[test]
    fn work_in_progress_stands_before_the_rest_of_its_team_but_for_what_it_needs() {
        let mut jobs = vec![job(1.0, 1.0), after(job(1.0, 1.0), &[3]), job(1.0, 1.0), job(1.0, 1.0)];
        jobs[1].pinned = true;
        jobs[2].pinned = true;
        let precedence = Precedence::of(&problem(jobs));
        // The two under way stand in no order of their own: 2 could begin before what 1 needs.
        assert_eq!(precedence.topological(), [2, 3, 1, 0]);
        assert!(!precedence.leads(1, 2) && !precedence.leads(2, 1));
    }
}
