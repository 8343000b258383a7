//! How fast and how good the sequencing solvers are: `cargo bench --bench sequencing [-- INSTANCES]`.
//!
//! Weighted tardiness as in the OR-Library (Crauwels, Potts, Van Wassenhove 1998): durations from 1 to 100, weights from 1
//! to 10, and due dates by tardiness factor and range, each from 0.2 to 1.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::time::Instant;

use pm::rank::sequence::{Job, Problem, Recommended, evaluate, recommend, thorough};
use pm::rank::{Curve, Random};

fn main() {
    let instances = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1);
    timings();
    tardiness(instances);
}

fn job(curve: Curve, duration: f64) -> Job {
    Job { duration, curve, requires: Vec::new(), team: 0, pinned: false }
}

fn one_team(jobs: Vec<Job>) -> Problem {
    Problem { jobs, capacity: vec![1] }
}

fn weighted_tardiness(random: &mut Random, count: usize, factor: f64, range: f64) -> Problem {
    let durations: Vec<f64> = (0..count).map(|_| (1 + random.below(100)) as f64).collect();
    let sum: f64 = durations.iter().sum();
    let job = |duration| {
        let at = (sum * (1.0 - factor + range * (random.unit() - 0.5))).floor().max(0.0);
        let rate = (1 + random.below(10)) as f64;
        job(Curve::Deadline { at, penalty: 0.0, rate }, duration)
    };
    one_team(durations.into_iter().map(job).collect())
}

/// All shapes of curve, some dependencies.
fn mixed(random: &mut Random, count: usize, dependencies: usize) -> Problem {
    let horizon = 5.5 * count as f64;
    let jobs = (0..count).map(|number| {
        let (rate, time) = (random.unit() * 10.0, random.unit() * horizon);
        let curve = match number % 6 {
            0 => Curve::LongLife { rate },
            1 => Curve::Deadline { at: time, penalty: 50.0 * rate, rate },
            2 => Curve::ShortLife { value: 20.0 * rate, life: time + 1.0 },
            3 => Curve::PeakAffected { value: 20.0 * rate, decay: 0.05 },
            4 => Curve::ClosingWindow { rate, window: time },
            _ => Curve::Points(vec![(time, rate), (time + 5.0, 20.0 * rate)]),
        };
        let duration = (1 + random.below(10)) as f64;
        let requires = (0..dependencies).filter(|_| number > 0).map(|_| random.below(number.max(1))).collect();
        Job { requires, ..job(curve, duration) }
    });
    one_team(jobs.collect())
}

fn linear(random: &mut Random, count: usize, dependencies: usize) -> Problem {
    let mut problem = mixed(random, count, dependencies);
    for job in &mut problem.jobs {
        job.curve = Curve::LongLife { rate: random.unit() };
    }
    problem
}

fn timed(name: &str, problem: &Problem) -> Recommended {
    let start = Instant::now();
    let found = recommend(problem, None, &mut |_| {});
    let gap = 100.0 * (1.0 - found.lower_bound / found.schedule.total);
    println!(
        "{name:<44} {:>7.2} s   {:?}, {gap:.2} % above the bound",
        start.elapsed().as_secs_f64(),
        found.optimality
    );
    found
}

fn timings() {
    let random = &mut Random::new(1);
    timed("20 items, all curves", &mixed(random, 20, 0));
    timed("20 items, weighted tardiness", &weighted_tardiness(random, 20, 0.6, 0.6));
    timed("40 items, all curves, 2 dependencies each", &mixed(random, 40, 2));
    timed("60 items, weighted tardiness", &weighted_tardiness(random, 60, 0.6, 0.6));
    timed("60 items, all curves", &mixed(random, 60, 0));
    timed("60 items, all curves, 1 dependency each", &mixed(random, 60, 1));
    timed("300 items, all curves", &mixed(random, 300, 0));
    timed("10,000 items, all curves", &mixed(random, 10_000, 0));
    timed("10,000 items, all curves, 1 dependency each", &mixed(random, 10_000, 1));
    timed("10,000 items, even costs", &linear(random, 10_000, 0));
    timed("200 items, even costs, 1 dependency each", &linear(random, 200, 1));
    timed("200 items, even costs, 2 dependencies each", &linear(random, 200, 2));
    timed("10,000 items, even costs, 1 dependency each", &linear(random, 10_000, 1));
    let teams = |problem: Problem, teams: usize, capacity: usize| {
        let on = |(number, job): (usize, Job)| Job { team: number % teams, ..job };
        let jobs = problem.jobs.into_iter().enumerate().map(on).collect();
        Problem { jobs, capacity: vec![capacity; teams] }
    };
    timed("10 items, 3 teams, dependencies", &teams(mixed(random, 10, 1), 3, 1));
    timed("60 items, 3 teams, dependencies", &teams(mixed(random, 60, 1), 3, 1));
    timed("60 items, one team of capacity 3", &teams(mixed(random, 60, 0), 1, 3));
    timed("10,000 items, 3 teams, dependencies", &teams(mixed(random, 10_000, 1), 3, 2));
}

/// How far the heuristic is from its bound, from a long run of itself, and how far plain CD3 is.
fn tardiness(instances: usize) {
    println!("\n40 items, weighted tardiness; means over {} instances", 25 * instances);
    let (mut bound, mut long, mut cd3, mut best, mut exact, mut seconds) = (0.0, 0.0, 0.0, 0, 0, 0.0);
    let (mut totals, mut bounds, mut worst) = (0.0, 0.0, 0.0_f64);
    for (factor, range) in (1..=5).flat_map(|factor| (1..=5).map(move |range| (factor, range))) {
        for number in 0..instances {
            let random = &mut Random::new((1000 * number + 10 * factor + range) as u64);
            let problem = weighted_tardiness(random, 40, factor as f64 / 5.0, range as f64 / 5.0);
            let start = Instant::now();
            let found = recommend(&problem, None, &mut |_| {});
            seconds += start.elapsed().as_secs_f64();
            let long_run = evaluate(&problem, &thorough(&problem, 1000)).unwrap().total;
            let mut by_ratio: Vec<usize> = (0..40).collect();
            let ratio = |job: usize| match problem.jobs[job].curve {
                Curve::Deadline { rate, .. } => rate / problem.jobs[job].duration,
                _ => 0.0,
            };
            by_ratio.sort_by(|one, other| ratio(*other).total_cmp(&ratio(*one)));
            let total = found.schedule.total;
            let over = |base: f64| if total <= base { 0.0 } else { 100.0 * (total - base) / base.max(1.0) };
            totals += total;
            bounds += found.lower_bound;
            exact += usize::from(found.lower_bound >= total * (1.0 - 1e-9));
            best += usize::from(total <= long_run * (1.0 + 1e-9));
            bound += if total > 0.0 { 100.0 * (total - found.lower_bound) / total } else { 0.0 };
            worst = worst.max(over(long_run));
            long += over(long_run);
            cd3 += evaluate(&problem, &by_ratio).unwrap().total;
        }
    }
    let count = (25 * instances) as f64;
    println!(
        "above the lower bound             {:.3} %, of all costs {:.3} %",
        bound / count,
        100.0 * (1.0 - bounds / totals)
    );
    println!("at the bound, so proved           {exact}");
    println!("above 20 times as many restarts   {:.4} %, at worst {worst:.4} %; not above in {best}", long / count);
    println!("CD3 costs as many times as much   {:.2} over all", cd3 / totals);
    println!("seconds each                      {:.2}", seconds / count);
}
