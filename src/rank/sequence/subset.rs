use super::ideals::Ideals;
use super::job::{Problem, of};
use super::precedence::Precedence;

/// How many sets of jobs are looked at at most: 2^21, about 50 MB and a second.
const SETS: usize = 1 << 21;

/// Costs that differ by a smaller share, one choice at a time, are equal.
const TIE: f64 = 1e-12;

/// The best order of jobs that one team does one after another, by dynamic programming over the sets of jobs that can be
/// done first (Held and Karp 1962; with dependencies, Schrage and Baker 1978). Of equal orders it is the smallest.
/// None where there are too many such sets.
///
/// `jobs` is in an order that breaks nothing; the first starts `begin` weeks from today.
pub(super) fn order(
    problem: &Problem,
    precedence: &Precedence,
    jobs: &[usize],
    begin: f64,
    progress: &mut dyn FnMut(f64),
) -> Option<Vec<usize>> {
    let bit = |job: &usize| jobs.iter().position(|other| other == job).map_or(0, |place| 1 << place);
    if jobs.len() > 64 {
        return None;
    }
    let before: Vec<u64> = jobs
        .iter()
        .map(|job| precedence.before.get(*job).into_iter().flatten().map(bit).fold(0, |mask, bit| mask | bit))
        .collect();
    let ideals = Ideals::of(&before, SETS)?;
    let steps = Steps { problem, jobs, before, ideals, begin };
    let rest = steps.rest(progress);
    Some(steps.smallest(&rest))
}

struct Steps<'a> {
    problem: &'a Problem,
    jobs: &'a [usize],
    before: Vec<u64>,
    ideals: Ideals,
    begin: f64,
}

impl Steps<'_> {
    /// For each set, what the jobs outside it cost at least if those inside are done first.
    fn rest(&self, progress: &mut dyn FnMut(f64)) -> Vec<f64> {
        let count = self.ideals.masks.len();
        let mut rest = vec![0.0; count];
        // From the whole set down: a larger set stands behind.
        for (place, mask) in self.ideals.masks.iter().copied().enumerate().rev().skip(1) {
            let best = self.choices(mask, &rest).fold(f64::INFINITY, |best, (_, cost)| best.min(cost));
            rest.get_mut(place).into_iter().for_each(|rest| *rest = best);
            if place % (1 << 16) == 0 {
                progress(1.0 - place as f64 / count as f64);
            }
        }
        rest
    }

    /// What can come next after a set, each with what it and all that follows cost then.
    fn choices<'s>(&'s self, mask: u64, rest: &'s [f64]) -> impl Iterator<Item = (usize, f64)> + 's {
        let time = self.time(mask);
        self.jobs.iter().zip(&self.before).enumerate().filter_map(move |(place, (job, before))| {
            let bit = 1 << place;
            if mask & bit != 0 || mask & before != *before {
                return None;
            }
            let work = self.problem.jobs.get(*job)?;
            Some((place, work.cost(time + work.duration) + of(rest, self.ideals.place(mask | bit))))
        })
    }

    /// When a set is finished: summed in one order, so that it is one number however it came about.
    fn time(&self, mut mask: u64) -> f64 {
        let mut time = self.begin;
        while mask != 0 {
            let job = self.jobs.get(mask.trailing_zeros() as usize);
            time += job.and_then(|job| self.problem.jobs.get(*job)).map_or(0.0, |work| work.duration);
            mask &= mask - 1;
        }
        time
    }

    fn smallest(&self, rest: &[f64]) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.jobs.len());
        let slack = TIE * rest.first().copied().unwrap_or(0.0).abs();
        let mut mask = 0;
        while order.len() < self.jobs.len() {
            let best = self.choices(mask, rest).fold(f64::INFINITY, |best, (_, cost)| best.min(cost));
            let equal = self.choices(mask, rest).filter(|(_, cost)| *cost <= best + slack);
            let next = equal.filter_map(|(place, _)| Some((*self.jobs.get(place)?, place))).min();
            let Some((job, place)) = next else { break };
            order.push(job);
            mask |= 1 << place;
        }
        order
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::fixture::{job, late, problem};
    use super::*;
    use crate::rank::Curve;

    fn best(problem: &Problem) -> Vec<usize> {
        let precedence = Precedence::of(problem);
        order(problem, &precedence, &precedence.topological(), 0.0, &mut |_| {}).unwrap()
    }

    #[test]
    fn a_fixed_date_is_seen_coming() {
        let mut jobs = vec![job(0.0, 2.0), job(20.0, 5.0), job(6.0, 3.0)];
        jobs[0].curve = Curve::Deadline { at: 6.0, penalty: 500.0, rate: 0.0 };
        assert_eq!(best(&problem(jobs)), [0, 1, 2]);
    }

    #[test]
    fn weighted_tardiness() {
        let jobs = vec![late(4.0, 16.0, 12.0), late(1.0, 26.0, 8.0), late(6.0, 25.0, 15.0), late(5.0, 27.0, 9.0)];
        assert_eq!(best(&problem(jobs)), [0, 2, 3, 1]);
    }

    #[test]
    fn of_equal_orders_the_smallest() {
        assert_eq!(best(&problem(vec![job(1.0, 1.0); 5])), [0, 1, 2, 3, 4]);
    }
}
