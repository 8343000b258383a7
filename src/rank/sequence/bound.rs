use super::evaluate::Schedule;
use super::job::{EQUAL, Job, Problem, of};
use super::prices::{Answer, Dependency, Prices};
use super::reach::Reach;
use super::starts::{Start, Time};

/// Into how many pieces time is cut, one after another: what rough prices teach, fine ones begin with.
const PIECES: [usize; 6] = [16, 40, 100, 300, 800, 2000];

/// How many pieces there are at most, times the jobs: 2 starts each, about 60 MB.
const MOST: usize = 400_000;

/// How often prices are mended, for each cut.
const ROUNDS: usize = 120;

/// How much of the last step's direction stays in the next: prices swing less.
const SWING: f64 = 0.5;

/// Below what no order can fall: each week of a team's time is given a price, and so is each week that a job starts too
/// early for what it requires. Each job takes the start at which its delay and these prices cost least, as if it were alone,
/// and the price of the weeks that there are is taken off again. That is less than any order costs, for whatever prices
/// (the Lagrangian relaxation of the time-indexed model, Fisher 1973; Sousa and Wolsey 1992); prices rise where too many
/// jobs want the same week (subgradients, Held and Karp 1971).
///
/// `known` is a schedule whose prices are begun with. Money.
pub(super) fn below(problem: &Problem, reach: &Reach, known: &Schedule, progress: &mut dyn FnMut(f64)) -> f64 {
    let alone: f64 = problem.jobs.iter().zip(&reach.earliest).map(|(job, earliest)| job.cost(*earliest)).sum();
    let count = problem.jobs.len();
    if reach.horizon <= 0.0 || count == 0 || alone >= known.total {
        return alone.min(known.total);
    }
    let mut best = alone;
    let mut prices: Option<Prices> = None;
    for (stage, pieces) in PIECES.iter().enumerate().filter(|(stage, pieces)| *stage == 0 || *pieces * count <= MOST) {
        let time = Time { piece: reach.horizon / *pieces as f64, pieces: *pieces };
        let begin = match &prices {
            Some(rough) => rough.finer(time),
            None => Prices::of(problem, known, time, reach.dependencies.len()),
        };
        let (bound, mended) = mend(problem, reach, begin, known.total);
        best = f64::max(best, bound);
        prices = Some(mended);
        progress((stage + 1) as f64 / PIECES.len() as f64);
    }
    (best * (1.0 - EQUAL)).min(known.total)
}

/// The best bound that is found by mending prices, and the prices that give it.
fn mend(problem: &Problem, reach: &Reach, begin: Prices, known: f64) -> (f64, Prices) {
    let time = begin.time;
    let starts =
        |(number, job): (usize, &Job)| time.starts(job, of(&reach.earliest, number), of(&reach.latest, number));
    let starts: Vec<Vec<Start>> = problem.jobs.iter().enumerate().map(starts).collect();
    let dependencies: &[Dependency] = &reach.dependencies;
    // A dependency is broken by months, a piece of time overfull by days: what they teach must weigh the same.
    let weight = 0.2 / time.pieces as f64;
    let rounding = problem.jobs.len() as f64 * (EQUAL * reach.horizon).powi(2);
    let mut prices = begin;
    let mut way: Option<Answer> = None;
    let mut best = (f64::NEG_INFINITY, prices.clone());
    let (mut step, mut stale) = (1.0, 0);
    for _ in 0..ROUNDS {
        let answer = prices.ask(problem, &starts, dependencies);
        let bound = answer.bound;
        stale += 1;
        if bound > best.0 {
            best = (bound, prices.clone());
            stale = 0;
        }
        if stale >= 6 {
            (stale, step) = (0, step * 0.6);
        }
        let next = onward(way, answer);
        let square = |numbers: &mut dyn Iterator<Item = &f64>| numbers.map(|number| number * number).sum::<f64>();
        let length = square(&mut next.team.iter().flatten()) + weight * square(&mut next.early.iter());
        if length <= rounding || best.0 >= known * (1.0 - EQUAL) {
            break;
        }
        let step = step * (known * 1.002 - bound) / length;
        for (price, way) in prices.team.iter_mut().flatten().zip(next.team.iter().flatten()) {
            *price = f64::max(0.0, *price + step * way);
        }
        for (price, way) in prices.early.iter_mut().zip(&next.early) {
            *price = f64::max(0.0, *price + step * weight * way);
        }
        way = Some(next);
    }
    best
}

/// The direction in which prices go on.
fn onward(way: Option<Answer>, answer: Answer) -> Answer {
    let Some(way) = way else { return answer };
    let mut next = answer;
    for (next, way) in next.team.iter_mut().flatten().zip(way.team.iter().flatten()) {
        *next += SWING * way;
    }
    for (next, way) in next.early.iter_mut().zip(&way.early) {
        *next += SWING * way;
    }
    next
}
