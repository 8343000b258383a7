use super::super::Random;
use super::dispatch;
use super::job::Problem;
use super::line::{Line, Move};
use super::precedence::Precedence;

/// From how many orders the search starts.
pub(super) const RESTARTS: usize = 50;

/// How many costs are looked at in all, per restart: about 20 ms.
const LOOKS: usize = 1_600_000;

/// With more jobs than this, three starts must do.
const LARGE: usize = 3000;

/// How far ahead urgency looks, in mean durations: what fits depends on how tight the dates are.
const AHEAD: [f64; 8] = [2.0, 0.5, 1.0, 4.0, 8.0, 0.25, 20.0, 1.5];

/// What a change must save, as a share of all costs: less is rounding, and could go round in circles.
const GAIN: f64 = 1e-11;

/// The heuristic alone, for one team, from as many starts: what `recommend` is measured by.
pub fn thorough(problem: &Problem, restarts: usize) -> Vec<usize> {
    order(problem, &Precedence::of(problem), None, restarts, &mut |_| {})
}

/// A good order of one team's jobs: from `RESTARTS` starts (today's plan, dispatching, and what was best so far, shaken) by
/// insertion and exchange to where no change helps, and on from there with small kicks (Den Besten, Stützle, Dorigo
/// 2000). Never worse than the plan.
pub(super) fn order(
    problem: &Problem,
    precedence: &Precedence,
    plan: Option<&[usize]>,
    restarts: usize,
    progress: &mut dyn FnMut(f64),
) -> Vec<usize> {
    let mean = dispatch::mean_duration(problem);
    let mut random = Random::new(1);
    let far = 1_000_000 / problem.jobs.len().max(1) + 1;
    let mut ahead = AHEAD.iter();
    let first = plan.map(<[usize]>::to_vec).unwrap_or_else(|| precedence.topological());
    let mut best = Line::new(problem, precedence, first);
    let mut looked = 0;
    for restart in 0..restarts {
        if looked > LOOKS * restarts || (restart > 2 && problem.jobs.len() > LARGE) {
            break;
        }
        let mut line = if restart == 0 && plan.is_some() {
            best.clone()
        } else if let Some(ahead) = ahead.next() {
            Line::new(problem, precedence, dispatch::order(problem, precedence, ahead * mean))
        } else {
            let mut line = Line::new(problem, precedence, best.order.clone());
            shake(&mut line, precedence, &mut random, problem.jobs.len() / 3);
            line
        };
        // Large problems may spend on their first starts what is for all.
        let limit = LOOKS.max((LOOKS * restarts).saturating_sub(looked) / 8);
        descend(&mut line, far, limit);
        for _ in 0..4 * problem.jobs.len() {
            if line.looked > LOOKS {
                break;
            }
            let mut kicked = line.clone();
            let kicks = 2 + random.below(5);
            shake(&mut kicked, precedence, &mut random, kicks);
            kicked.looked += problem.jobs.len();
            descend(&mut kicked, far, limit);
            line.looked = kicked.looked;
            if kicked.total <= line.total {
                line = kicked;
            }
        }
        looked += line.looked;
        if line.total < best.total * (1.0 - GAIN) {
            best = line;
        }
        progress((restart + 1) as f64 / restarts as f64);
    }
    best.order
}

/// Changes that save something until there is none, or until the work is spent.
fn descend(line: &mut Line, far: usize, limit: usize) {
    let mut is_done = false;
    while !is_done && line.looked < limit {
        is_done = true;
        for length in 1..=3 {
            for from in 0..(line.len() + 1).saturating_sub(length) {
                if let Some((saved, change)) = line.best_move(from, length, far)
                    && saved > GAIN * line.total
                {
                    line.apply(change);
                    is_done = false;
                }
                if line.looked > limit {
                    return;
                }
            }
        }
        if is_done {
            is_done = !exchange(line, far, limit);
        }
    }
}

/// Exchanges two jobs wherever that saves something; whether any did.
fn exchange(line: &mut Line, far: usize, limit: usize) -> bool {
    let mut has_gained = false;
    for first in 0..line.len() {
        for second in first + 2..line.len().min(first.saturating_add(far)) {
            if line.looked > limit {
                return has_gained;
            }
            // A pair that may not change places is work too.
            line.looked += 1;
            if line.saved_by_exchange(first, second).is_some_and(|saved| saved > GAIN * line.total) {
                line.exchange(first, second);
                has_gained = true;
            }
        }
    }
    has_gained
}

/// Moves single jobs somewhere, near rather than far.
fn shake(line: &mut Line, precedence: &Precedence, random: &mut Random, times: usize) {
    for _ in 0..times {
        let place = random.below(line.len());
        let (first, last) = precedence.room(&line.order, place);
        let near = 1 + line.len() / 4;
        let (first, last) = (first.max(place.saturating_sub(near)), last.min(place + near));
        let target = first + random.below(last.saturating_sub(first));
        line.apply(match target < place {
            true => Move { from: target, middle: place, to: place + 1 },
            false => Move { from: place, middle: place + 1, to: target + 1 },
        });
    }
}
