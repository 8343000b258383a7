use super::evaluate::Schedule;
use super::job::{Problem, of};
use super::starts::{Point, Start, Time};
use super::{dispatch, lookahead};

/// What sums of prices may be off by.
const ROUNDING: f64 = 1e-12;

/// What a team's time costs, and what it costs to start before what is required is finished.
#[derive(Clone)]
pub(super) struct Prices {
    pub time: Time,
    /// By team and piece of time: money for a week.
    pub team: Vec<Vec<f64>>,
    /// By dependency: money for each week too early.
    pub early: Vec<f64>,
}

/// Which job must be finished before which starts.
pub(super) type Dependency = (usize, usize);

/// What prices say: the bound, and where they are too low: by how many weeks each piece of a team's time is asked for too
/// often, and each dependency broken.
pub(super) struct Answer {
    pub bound: f64,
    pub team: Vec<Vec<f64>>,
    pub early: Vec<f64>,
}

impl Prices {
    /// What a week less would save the jobs that a schedule finishes later: while one is worked on, the price falls by its
    /// rate.
    pub fn of(problem: &Problem, known: &Schedule, time: Time, dependencies: usize) -> Prices {
        let teams = problem.jobs.iter().map(|job| job.team + 1).max().unwrap_or(0);
        let ahead = dispatch::mean_duration(problem);
        let mut team = vec![vec![0.0; time.pieces]; teams];
        for (job, finish) in problem.jobs.iter().zip(&known.finish) {
            let rate = lookahead::rate(&job.curve, *finish, ahead) / problem.capacity_of(job.team) as f64;
            for (piece, price) in team.get_mut(job.team).into_iter().flatten().enumerate() {
                let left = finish - (piece as f64 + 0.5) * time.piece;
                if left <= 0.0 {
                    break;
                }
                *price += if left < job.duration { rate * left / job.duration } else { rate };
            }
        }
        Prices { time, team, early: vec![0.0; dependencies] }
    }

    /// The same prices for smaller pieces of time.
    pub fn finer(&self, time: Time) -> Prices {
        let middle = |piece: usize| self.time.point((piece as f64 + 0.5) * time.piece).piece;
        let finer = |prices: &Vec<f64>| (0..time.pieces).map(|piece| of(prices, middle(piece))).collect();
        Prices { time, team: self.team.iter().map(finer).collect(), early: self.early.clone() }
    }

    /// Each job takes the start that is cheapest for it.
    pub fn ask(&self, problem: &Problem, starts: &[Vec<Start>], dependencies: &[Dependency]) -> Answer {
        let piece = self.time.piece;
        let sums: Vec<Vec<f64>> = self.team.iter().map(|prices| summed(prices, piece)).collect();
        let weeks = |job: usize| problem.jobs.get(job).map_or(0.0, |job| job.duration);
        let mut slopes = vec![0.0; problem.jobs.len()];
        let mut bound = 0.0;
        let mut size = 0.0;
        for ((first, second), price) in dependencies.iter().zip(&self.early) {
            slopes.get_mut(*first).into_iter().for_each(|slope| *slope += price);
            slopes.get_mut(*second).into_iter().for_each(|slope| *slope -= price);
            bound += price * weeks(*first);
            size += price * (self.time.pieces as f64 * piece);
        }
        let mut team: Vec<Vec<f64>> = Vec::with_capacity(self.team.len());
        for (number, sums) in sums.iter().enumerate() {
            let capacity = problem.capacity_of(number) as f64;
            bound -= capacity * sums.last().copied().unwrap_or(0.0);
            size += capacity * sums.last().copied().unwrap_or(0.0);
            team.push(vec![-capacity * piece; self.time.pieces]);
        }
        let mut taken = vec![0.0; problem.jobs.len()];
        for (number, (job, starts)) in problem.jobs.iter().zip(starts).enumerate() {
            let sums = sums.get(job.team).map(Vec::as_slice).unwrap_or_default();
            let slope = of(&slopes, number);
            let price = |start: &Start| start.cost + slope * start.at + until(sums, start.to) - until(sums, start.from);
            let priced = starts.iter().map(|start| (price(start), start));
            let Some((least, start)) = priced.reduce(|best, other| if other.0 < best.0 { other } else { best }) else {
                continue;
            };
            bound += least;
            taken.get_mut(number).into_iter().for_each(|taken| *taken = start.at);
            take(team.get_mut(job.team).map(Vec::as_mut_slice).unwrap_or_default(), start, piece);
        }
        let early = |(first, second): &Dependency| of(&taken, *first) + weeks(*first) - of(&taken, *second);
        Answer { bound: bound - ROUNDING * size, team, early: dependencies.iter().map(early).collect() }
    }
}

/// Adds the weeks that a job takes up of each piece of time.
fn take(team: &mut [f64], start: &Start, piece: f64) {
    let (from, to) = (start.from, start.to);
    for (number, asked) in team.get_mut(from.piece..=to.piece).into_iter().flatten().enumerate() {
        let begin = if number == 0 { from.share } else { 0.0 };
        let end = if from.piece + number == to.piece { to.share } else { 1.0 };
        *asked += (end - begin) * piece;
    }
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
