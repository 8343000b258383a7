use super::job::{EQUAL, Job, Problem, of};
use super::reach::Reach;

/// How often prices are mended.
const ROUNDS: usize = 300;

/// How many pieces of time there are, times the jobs.
const PIECES: usize = 100_000;

/// What sums of prices may be off by.
const ROUNDING: f64 = 1e-12;

/// Below what no order can fall: each week of a team's time is given a price, each job takes the start at which its delay
/// and the weeks it takes up cost least, as if it were alone, and the price of the weeks that there are is taken off again.
/// That is less than any order costs, for whatever prices (the Lagrangian relaxation of the time-indexed model, Fisher 1973;
/// Sousa and Wolsey 1992); prices rise where too many jobs want the same week (subgradients, Held and Karp 1971).
///
/// `known` is what some order costs.
pub(super) fn below(problem: &Problem, reach: &Reach, known: f64, progress: &mut dyn FnMut(f64)) -> f64 {
    let alone: f64 = problem.jobs.iter().zip(&reach.earliest).map(|(job, earliest)| job.cost(*earliest)).sum();
    let count = problem.jobs.len();
    if reach.horizon <= 0.0 || count == 0 || alone >= known {
        return alone.min(known);
    }
    let pieces = (PIECES / count).clamp(12, 2000);
    let time = Time { piece: reach.horizon / pieces as f64, pieces };
    let choices =
        |(number, job): (usize, &Job)| time.choices(job, of(&reach.earliest, number), of(&reach.latest, number));
    let choices: Vec<Vec<Choice>> = problem.jobs.iter().enumerate().map(choices).collect();
    let teams = problem.jobs.iter().map(|job| job.team + 1).max().unwrap_or(0);
    let mut prices = vec![vec![0.0; pieces]; teams];
    let mut way = prices.clone();
    let (mut best, mut step, mut stale) = (alone, 1.0, 0);
    for round in 0..ROUNDS {
        let (value, excess) = priced(problem, &time, &choices, &prices);
        if value > best + EQUAL * known {
            stale = 0;
        } else {
            stale += 1;
        }
        best = f64::max(best, value);
        if stale >= 8 {
            (stale, step) = (0, step * 0.6);
        }
        // A part of the last step's direction: prices swing less.
        let mut length = 0.0;
        for (way, excess) in way.iter_mut().flatten().zip(excess.iter().flatten()) {
            *way = 0.5 * *way + excess;
            length += *way * *way;
        }
        if length <= problem.jobs.len() as f64 * (EQUAL * reach.horizon).powi(2) || best >= known * (1.0 - EQUAL) {
            break;
        }
        let step = step * (known * 1.005 - value) / length;
        for (price, way) in prices.iter_mut().flatten().zip(way.iter().flatten()) {
            *price = f64::max(0.0, *price + step * way);
        }
        if round % 30 == 0 {
            progress(round as f64 / ROUNDS as f64);
        }
    }
    (best * (1.0 - EQUAL)).min(known)
}

/// Time from today on, cut into pieces of equal length, in weeks.
struct Time {
    piece: f64,
    pieces: usize,
}

/// A start that may be the cheapest for a job: what its delay costs then, and the time it takes up.
struct Choice {
    cost: f64,
    start: Point,
    finish: Point,
}

/// A piece of time, and which share of it has passed.
#[derive(Clone, Copy)]
struct Point {
    piece: usize,
    share: f64,
}

impl Time {
    fn point(&self, time: f64) -> Point {
        let pieces = (time / self.piece).max(0.0);
        let piece = (pieces as usize).min(self.pieces - 1);
        Point { piece, share: (pieces - piece as f64).min(1.0) }
    }

    /// Between two of these starts the price of a job's time changes evenly, and its cost evenly or ever more slowly: no start
    /// between them is cheaper than both.
    fn choices(&self, job: &Job, earliest: f64, latest: f64) -> Vec<Choice> {
        let (first, last) = (earliest - job.duration, latest - job.duration);
        let edges = (0..=self.pieces).map(|edge| edge as f64 * self.piece);
        let mut starts: Vec<f64> = edges.flat_map(|edge| [edge, edge - job.duration]).collect();
        starts.extend(job.curve.breaks().into_iter().map(|at| at - job.duration));
        starts.retain(|start| *start > first && *start < last);
        starts.extend([first, last]);
        starts.sort_by(f64::total_cmp);
        starts.dedup();
        let choice = |start: f64| {
            let finish = start + job.duration;
            // A moment before a jump rather than after it.
            Choice { cost: job.cost(finish * (1.0 - EQUAL)), start: self.point(start), finish: self.point(finish) }
        };
        starts.into_iter().map(choice).collect()
    }
}

/// The bound that prices give, and by how many weeks each piece of a team's time is asked for too often.
fn priced(problem: &Problem, time: &Time, choices: &[Vec<Choice>], prices: &[Vec<f64>]) -> (f64, Vec<Vec<f64>>) {
    let sums: Vec<Vec<f64>> = prices.iter().map(|prices| summed(prices, time.piece)).collect();
    let capacity = |team: usize| problem.capacity_of(team) as f64;
    let mut excess: Vec<Vec<f64>> =
        prices.iter().enumerate().map(|(team, prices)| vec![-capacity(team) * time.piece; prices.len()]).collect();
    let mut value = 0.0;
    for (team, sums) in sums.iter().enumerate() {
        value -= capacity(team) * sums.last().copied().unwrap_or(0.0) * (1.0 + ROUNDING);
    }
    for (job, choices) in problem.jobs.iter().zip(choices) {
        let sums = sums.get(job.team).map(Vec::as_slice).unwrap_or_default();
        let price = |choice: &Choice| choice.cost + until(sums, choice.finish) - until(sums, choice.start);
        let prices = choices.iter().map(|choice| (price(choice), choice));
        let Some((least, choice)) = prices.reduce(|best, other| if other.0 < best.0 { other } else { best }) else {
            continue;
        };
        value += least;
        let (start, finish) = (choice.start, choice.finish);
        let taken = excess.get_mut(job.team).and_then(|excess| excess.get_mut(start.piece..=finish.piece));
        for (number, excess) in taken.into_iter().flatten().enumerate() {
            let from = if number == 0 { start.share } else { 0.0 };
            let to = if start.piece + number == finish.piece { finish.share } else { 1.0 };
            *excess += (to - from) * time.piece;
        }
    }
    (value, excess)
}

/// The price of all time up to each piece.
fn summed(prices: &[f64], piece: f64) -> Vec<f64> {
    let mut sums = Vec::with_capacity(prices.len() + 1);
    let mut sum = 0.0;
    sums.push(sum);
    for price in prices {
        sum += price * piece;
        sums.push(sum);
    }
    sums
}

fn until(sums: &[f64], point: Point) -> f64 {
    match sums.get(point.piece..point.piece + 2) {
        Some([before, behind]) => before + point.share * (behind - before),
        _ => 0.0,
    }
}
