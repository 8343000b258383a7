//! Small problems for unit tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::super::{Curve, Random};
use super::{Job, Problem};

pub fn job(rate: f64, duration: f64) -> Job {
    Job { duration, curve: Curve::LongLife { rate }, requires: Vec::new(), team: 0, pinned: false }
}

/// Weighted tardiness.
pub fn late(rate: f64, at: f64, duration: f64) -> Job {
    Job { curve: Curve::Deadline { at, penalty: 0.0, rate }, ..job(rate, duration) }
}

pub fn after(job: Job, requires: &[usize]) -> Job {
    Job { requires: requires.to_vec(), ..job }
}

pub fn on(team: usize, job: Job) -> Job {
    Job { team, ..job }
}

pub fn problem(jobs: Vec<Job>) -> Problem {
    Problem { jobs, capacity: vec![1] }
}

/// Any curve, of whole numbers, so that equal costs happen.
pub fn curve(random: &mut Random, horizon: usize) -> Curve {
    let rate = random.below(10) as f64;
    let time = 1.0 + random.below(horizon) as f64;
    match random.below(9) {
        0 => Curve::LongLife { rate },
        1 => Curve::Deadline { at: time, penalty: random.below(3) as f64 * 20.0, rate },
        2 => Curve::ShortLife { value: 10.0 * rate, life: time },
        3 => Curve::PeakAffected { value: 10.0 * rate, decay: 0.1 },
        4 => Curve::ClosingWindow { rate, window: time },
        5 => Curve::Points(vec![(time, rate), (time + 2.0, 5.0 * rate), (time + 9.0, 6.0 * rate)]),
        6 => Curve::Sum(vec![Curve::LongLife { rate }, Curve::Deadline { at: time, penalty: 25.0, rate: 0.0 }]),
        7 => {
            let curve = Box::new(Curve::Deadline { at: time + 2.0, penalty: 5.0, rate });
            Curve::Later { by: 2.0, curve }
        }
        _ => Curve::Deadline { at: time, penalty: 0.0, rate },
    }
}

/// Jobs with dependencies from larger to smaller numbers and back, never in a circle.
pub fn random_problem(random: &mut Random, count: usize, teams: usize, linear: bool) -> Problem {
    let mut rank: Vec<usize> = (0..count).collect();
    for place in (1..count).rev() {
        rank.swap(place, random.below(place + 1));
    }
    let share = random.below(4) as f64 * 0.12;
    let mut jobs = Vec::new();
    for number in 0..count {
        let duration = random.below(8) as f64;
        let curve = curve(random, 4 * count);
        let curve = if linear { Curve::LongLife { rate: random.below(10) as f64 } } else { curve };
        let requires = (0..count).filter(|other| rank[*other] < rank[number] && random.unit() < share).collect();
        jobs.push(Job { duration, curve, requires, team: random.below(teams), pinned: random.below(12) == 0 });
    }
    let capacity = (0..teams).map(|_| if teams > 1 { 1 + random.below(2) } else { 1 }).collect();
    Problem { jobs, capacity }
}
