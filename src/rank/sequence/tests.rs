//! The vectors of published examples, and what must hold for all input.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::super::{Curve, Random};
use super::fixture::{after, job, late, on, problem, random_problem};
use super::*;

fn best(problem: &Problem) -> Recommended {
    recommend(problem, None, &mut |_| {})
}

fn total(problem: &Problem, order: &[usize]) -> f64 {
    evaluate(problem, order).unwrap().total
}

fn proved(problem: &Problem, order: &[usize], total: f64) {
    let found = best(problem);
    assert_eq!(found.schedule.order, order);
    assert!((found.schedule.total - total).abs() < 1e-9);
    assert_eq!((found.optimality, found.lower_bound), (Optimality::Proved, found.schedule.total));
}

#[test]
fn leading_agile_2015() {
    let problem = problem(vec![job(3000.0, 3.0), job(7000.0, 4.0), job(9000.0, 6.0)]);
    proved(&problem, &[1, 2, 0], 157_000.0);
    let schedule = best(&problem).schedule;
    assert_eq!((schedule.own, schedule.queueing), (91_000.0, 66_000.0));
    assert_eq!(total(&problem, &[0, 1, 2]), 175_000.0);
    assert_eq!(total(&problem, &[2, 1, 0]), 163_000.0);
    assert_eq!(problem.jobs.iter().map(|job| job.cost(13.0)).sum::<f64>(), 247_000.0);
}

#[test]
fn leading_agile_2015_flips_where_it_says() {
    let order = |b: (f64, f64), c: (f64, f64)| {
        best(&problem(vec![job(3000.0, 3.0), job(b.0, b.1), job(c.0, c.1)])).schedule.order
    };
    let (b, c) = ((7000.0, 4.0), (9000.0, 6.0));
    for (near, far) in [
        (order((7000.0, 4.66), c), order((7000.0, 4.67), c)),
        (order((6001.0, 4.0), c), order((5999.0, 4.0), c)),
        (order(b, (9000.0, 5.15)), order(b, (9000.0, 5.14))),
        (order(b, (10_499.0, 6.0)), order(b, (10_501.0, 6.0))),
    ] {
        assert_eq!((near, far), (vec![1, 2, 0], vec![2, 1, 0]));
    }
}

#[test]
fn black_swan_farming() {
    let problem = problem(vec![job(10.0, 2.0), job(30.0, 4.0)]);
    proved(&problem, &[1, 0], 180.0);
    assert_eq!(total(&problem, &[0, 1]), 200.0);
}

#[test]
fn made_tech_with_an_explicit_nothing() {
    proved(&problem(vec![job(100.0, 7.0), job(15.0, 1.0), job(0.0, 2.0)]), &[1, 0, 2], 815.0);
}

#[test]
fn an_enabler_that_is_worth_nothing_itself() {
    let problem = problem(vec![job(0.0, 2.0), after(job(30.0, 2.0), &[0]), job(8.0, 2.0)]);
    proved(&problem, &[0, 1, 2], 168.0);
    assert_eq!(total(&problem, &[2, 0, 1]), 196.0);
}

#[test]
fn two_chains_of_pinedo() {
    let (w, p) = ([6.0, 18.0, 12.0, 8.0, 8.0, 17.0, 18.0], [3.0, 6.0, 6.0, 5.0, 4.0, 8.0, 10.0]);
    let before: [&[usize]; 7] = [&[], &[0], &[1], &[2], &[], &[4], &[5]];
    let jobs = w.iter().zip(p).zip(before).map(|((w, p), before)| after(job(*w, p), before));
    proved(&problem(jobs.collect()), &[0, 1, 4, 5, 2, 6, 3], 1967.0);
}

#[test]
fn a_fixed_date_is_seen_coming() {
    let mut problem = problem(vec![job(0.0, 2.0), job(20.0, 5.0), job(6.0, 3.0)]);
    problem.jobs[0].curve = Curve::Deadline { at: 6.0, penalty: 500.0, rate: 0.0 };
    proved(&problem, &[0, 1, 2], 200.0);
    assert_eq!(total(&problem, &[1, 0, 2]), 660.0);
}

#[test]
fn weighted_tardiness() {
    let jobs = vec![late(4.0, 16.0, 12.0), late(1.0, 26.0, 8.0), late(6.0, 25.0, 15.0), late(5.0, 27.0, 9.0)];
    let problem = problem(jobs);
    proved(&problem, &[0, 2, 3, 1], 75.0);
    assert_eq!(total(&problem, &[3, 2, 0, 1]), 98.0);
}

#[test]
fn two_interchangeable_teams() {
    let jobs = vec![job(3.0, 2.0), job(1.0, 1.0), job(6.0, 6.0), job(2.0, 1.0)];
    let problem = Problem { jobs, capacity: vec![2] };
    assert_eq!(total(&problem, &[3, 0, 1, 2]), 58.0);
    let found = best(&problem);
    assert_eq!((found.schedule.total, found.optimality), (51.0, Optimality::Proved));
}

/// The least that any order costs.
fn brute_force(problem: &Problem) -> f64 {
    fn go_on(problem: &Problem, order: &mut Vec<usize>, least: &mut f64) {
        if order.len() == problem.jobs.len() {
            if let Ok(schedule) = evaluate(problem, order) {
                *least = least.min(schedule.total);
            }
            return;
        }
        for job in 0..problem.jobs.len() {
            if !order.contains(&job) && problem.jobs[job].requires.iter().all(|first| order.contains(first)) {
                order.push(job);
                go_on(problem, order, least);
                order.pop();
            }
        }
    }
    let mut least = f64::INFINITY;
    go_on(problem, &mut Vec::new(), &mut least);
    least
}

/// Small problems of one team, of one team with even costs, and of several teams. With `PM_CASES` more of them.
fn cases() -> impl Iterator<Item = (Problem, Random)> {
    let count = option_env!("PM_CASES").and_then(|cases| cases.parse().ok()).unwrap_or(1000);
    (0..count).map(|case| {
        let mut random = Random::new(case);
        let jobs = match case % 20 {
            0 => 7 + random.below(2),
            _ => random.below(7),
        };
        let teams = if case % 3 == 0 { 1 + random.below(3) } else { 1 };
        (random_problem(&mut random, jobs, teams, case % 2 == 0), random)
    })
}

#[test]
fn what_is_proved_is_what_trying_all_orders_finds() {
    for (number, (problem, _)) in cases().enumerate() {
        let found = best(&problem);
        let least = brute_force(&problem);
        let slack = 1e-9 * (1.0 + least);
        assert!(found.schedule.total >= least - slack, "case {number}: brute force missed an order");
        assert!(found.lower_bound <= least + slack, "case {number}: {} is no bound of {least}", found.lower_bound);
        assert_eq!(found.optimality, Optimality::Proved, "case {number} is small");
        assert!(found.schedule.total <= least + slack, "case {number}: {} and not {least}", found.schedule.total);
    }
}

/// An order that breaks nothing, any of them.
fn random_plan(problem: &Problem, random: &mut Random) -> Vec<usize> {
    let precedence = precedence::Precedence::of(problem);
    let mut order = Vec::new();
    while order.len() < problem.jobs.len() {
        let is_open =
            |job: &usize| !order.contains(job) && precedence.before[*job].iter().all(|first| order.contains(first));
        let open: Vec<usize> = (0..problem.jobs.len()).filter(is_open).collect();
        order.push(open[random.below(open.len())]);
    }
    order
}

#[test]
fn never_worse_than_the_plan() {
    for (problem, mut random) in cases().take(300) {
        let plan = random_plan(&problem, &mut random);
        let found = recommend(&problem, Some(&plan), &mut |_| {});
        assert!(found.schedule.total <= total(&problem, &plan) * (1.0 + 1e-9));
        assert!(evaluate(&problem, &found.schedule.order).is_ok());
    }
}

#[test]
fn money_in_another_unit_changes_no_order() {
    let scaled = |problem: &Problem, by: f64| {
        let mut problem = problem.clone();
        for job in &mut problem.jobs {
            job.curve = job.curve.times(by);
        }
        problem
    };
    for (number, (problem, _)) in cases().take(400).enumerate() {
        for by in [1000.0, 0.001] {
            assert_eq!(best(&problem).schedule.order, best(&scaled(&problem, by)).schedule.order, "case {number}");
        }
    }
}

#[test]
fn a_heuristic_is_above_its_bound_and_below_the_plan() {
    let mut random = Random::new(11);
    for _ in 0..2 {
        let jobs = (0..24).map(|_| late(random.unit() + 0.1, 60.0 * random.unit(), 1.0 + random.below(5) as f64));
        let problem = problem(jobs.collect());
        let plan = random_plan(&problem, &mut random);
        let precedence = precedence::Precedence::of(&problem);
        let order = search::order(&problem, &precedence, Some(&plan), 2, &mut |_| {});
        let reach = reach::reach(&problem, &precedence);
        let bound = bound::below(&problem, &reach, &evaluate(&problem, &order).unwrap(), &mut |_| {});
        assert!(bound > 0.5 * total(&problem, &order) && bound <= total(&problem, &order));
        assert!(total(&problem, &order) <= total(&problem, &plan));
    }
}

/// The bound, the search and the blocks hold for small problems too, though `recommend` does not need them there.
#[test]
fn bounds_and_heuristics_against_all_orders() {
    for (number, (problem, _)) in cases().step_by(25).filter(|(problem, _)| !problem.jobs.is_empty()).enumerate() {
        let precedence = precedence::Precedence::of(&problem);
        let least = brute_force(&problem);
        let slack = 1e-9 * (1.0 + least);
        let reach = reach::reach(&problem, &precedence);
        for order in [best(&problem).schedule.order, precedence.topological()] {
            let bound = bound::below(&problem, &reach, &evaluate(&problem, &order).unwrap(), &mut |_| {});
            assert!(bound <= least + slack, "case {number}: {bound} is no bound of {least}");
        }
        if problem.capacity.len() == 1 {
            let order = search::order(&problem, &precedence, None, 12, &mut |_| {});
            assert!(total(&problem, &order) <= least * 1.02 + slack, "case {number}: {order:?} misses {least}");
        }
    }
}

#[test]
fn a_circle_of_dependencies_does_no_harm() {
    let problem =
        problem(vec![after(job(1.0, 1.0), &[1, 0]), after(job(9.0, 1.0), &[2]), after(job(1.0, 1.0), &[0, 99])]);
    let found = best(&problem);
    assert_eq!((found.schedule.order, found.optimality), (vec![0, 2, 1], Optimality::Heuristic));
}

#[test]
fn nothing_huge_or_empty_does_harm() {
    assert_eq!(best(&Problem::default()).schedule.total, 0.0);
    let curves = |money: f64, weeks: f64| {
        [
            Curve::LongLife { rate: money },
            Curve::Deadline { at: weeks, penalty: money, rate: money },
            Curve::ShortLife { value: money, life: weeks },
            Curve::PeakAffected { value: money, decay: weeks },
            Curve::ClosingWindow { rate: money, window: weeks },
            Curve::Points(vec![(weeks, money)]),
        ]
    };
    let sizes = [0.0, 1e-30, 1.0, 1e30];
    for (money, weeks, duration) in
        sizes.iter().flat_map(|a| sizes.iter().flat_map(move |b| sizes.map(|c| (*a, *b, c))))
    {
        for requires in [&[][..], &[0]] {
            let jobs = curves(money, weeks).into_iter().chain(curves(1.0, 5.0));
            let jobs = jobs.map(|curve| Job { curve, ..job(0.0, duration) });
            let mut problem = problem(jobs.take(7).collect());
            problem.jobs[3].requires = requires.to_vec();
            for capacity in [1, 3] {
                problem.capacity = vec![capacity];
                let found = best(&problem);
                assert!(found.schedule.total.is_finite() && found.lower_bound.is_finite(), "{problem:?}");
                assert!(found.schedule.finish.iter().all(|finish| finish.is_finite()));
            }
        }
    }
}

#[test]
fn teams_without_a_dependency_between_them_are_sequenced_apart() {
    let jobs = vec![job(1.0, 3.0), job(5.0, 3.0), on(1, job(1.0, 2.0)), on(1, job(9.0, 2.0))];
    proved(&problem(jobs), &[1, 3, 2, 0], 15.0 + 6.0 + 18.0 + 4.0);
}

#[test]
fn work_in_progress_comes_first() {
    let mut problem = problem(vec![job(9.0, 1.0), job(1.0, 5.0), job(3.0, 1.0)]);
    problem.jobs[1].pinned = true;
    proved(&problem, &[1, 0, 2], 5.0 + 54.0 + 21.0);
}

#[test]
fn progress_rises_to_the_whole() {
    let mut shares = Vec::new();
    let jobs = (0..14).map(|number| late(1.0, f64::from(number), 3.0)).collect();
    recommend(&problem(jobs), None, &mut |share| shares.push(share));
    assert!(shares.is_sorted() && shares.last() == Some(&1.0));
}
