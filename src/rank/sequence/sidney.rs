use super::job::of;
use super::knots::knots;
use super::min_cut::heaviest;
use super::precedence::Precedence;
use super::smith::ratio;

/// Jobs that are done without any other between them, in an order that breaks nothing, and their cost of delay divided by
/// their duration, taken together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub jobs: Vec<usize>,
    pub ratio: f64,
}

/// The decomposition of Sidney (1975), for costs that grow by the same `rates` every week: some best order does the blocks
/// one after another, whatever it does inside them. Each block is, of all that can be done next, what has the largest
/// ratio, and holds no smaller such set.
///
/// Blocks are found by halving: of a set with the ratio r a minimum cut takes out all that is worth more than r
/// a week. Where there is nothing, the cut's residual graph shows the parts that are worth r each (Picard, Queyranne 1980).
pub(super) fn blocks(rates: &[f64], durations: &[f64], precedence: &Precedence) -> Vec<Block> {
    let order = precedence.topological();
    let mut blocks = Vec::new();
    // Ratios are kept between those of the sets around them: rounding must not turn two parts of a chain around.
    let mut sets = vec![(order, 0.0, f64::INFINITY)];
    let mut local = vec![usize::MAX; rates.len()];
    while let Some((set, low, high)) = sets.pop() {
        let before = inside(&set, precedence, &mut local);
        let parts = pick_all(&set, connected(&before));
        if parts.len() > 1 {
            sets.extend(parts.into_iter().rev().map(|part| (part, low, high)));
            continue;
        }
        let rate: f64 = set.iter().map(|job| of(rates, *job)).sum();
        let weeks: f64 = set.iter().map(|job| of(durations, *job)).sum();
        let ratio = ratio(rate, weeks).clamp(low, high);
        if set.len() == 1 || rate == 0.0 || weeks == 0.0 {
            blocks.extend(set.iter().map(|job| Block { jobs: vec![*job], ratio }));
            continue;
        }
        let values: Vec<f64> = set.iter().map(|job| of(rates, *job) - ratio * of(durations, *job)).collect();
        let cut = heaviest(&values, &before);
        let chosen = |is: bool| set.iter().zip(&cut.chosen).filter(move |(_, chosen)| **chosen == is);
        let (more, rest): (Vec<usize>, Vec<usize>) =
            (chosen(true).map(|(job, _)| *job).collect(), chosen(false).map(|(job, _)| *job).collect());
        if more.is_empty() || rest.is_empty() {
            let parts = pick_all(&set, knots(&cut.bound_to));
            blocks.extend(parts.into_iter().map(|jobs| Block { jobs, ratio }));
        } else {
            sets.push((rest, low, ratio));
            sets.push((more, ratio, high));
        }
    }
    blocks.sort_by(|one, other| other.ratio.total_cmp(&one.ratio));
    blocks
}

/// What stands before each job of a set inside it, by place in the set. `local` is as long as there are jobs.
fn inside(set: &[usize], precedence: &Precedence, local: &mut [usize]) -> Vec<Vec<usize>> {
    let mut note = |job: usize, place: usize| local.get_mut(job).into_iter().for_each(|local| *local = place);
    set.iter().enumerate().for_each(|(place, job)| note(*job, place));
    let place = |job: &usize| local.get(*job).copied().filter(|place| set.get(*place) == Some(job));
    set.iter().map(|job| precedence.before.get(*job).into_iter().flatten().filter_map(place).collect()).collect()
}

fn pick_all(set: &[usize], parts: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    parts.into_iter().map(|part| part.iter().filter_map(|place| set.get(*place).copied()).collect()).collect()
}

/// The parts of a graph that nothing joins, whichever way it points.
fn connected(before: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut both = super::precedence::turned(before);
    for (both, before) in both.iter_mut().zip(before) {
        both.extend(before);
    }
    let mut parts = knots(&both);
    parts.sort_unstable();
    parts
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, job, problem};
    use super::*;

    fn blocks_of(jobs: Vec<super::super::Job>) -> Vec<Vec<usize>> {
        let rates: Vec<f64> = jobs.iter().map(|job| job.curve.linear_rate().unwrap_or(0.0)).collect();
        let durations: Vec<f64> = jobs.iter().map(|job| job.duration).collect();
        let found = blocks(&rates, &durations, &Precedence::of(&problem(jobs)));
        found.into_iter().map(|block| block.jobs).collect()
    }

    #[test]
    fn chains_fall_apart_where_their_ratio_falls() {
        let (w, p) = ([6.0, 18.0, 12.0, 8.0, 8.0, 17.0, 18.0], [3.0, 6.0, 6.0, 5.0, 4.0, 8.0, 10.0]);
        let jobs = w.iter().zip(p).map(|(w, p)| job(*w, p));
        let before: [&[usize]; 7] = [&[], &[0], &[1], &[2], &[], &[4], &[5]];
        let jobs = jobs.zip(before).map(|(job, before)| after(job, before)).collect();
        assert_eq!(blocks_of(jobs), [vec![0, 1], vec![4, 5], vec![2], vec![6], vec![3]]);
    }

    #[test]
    fn equal_jobs_are_blocks_of_one() {
        let jobs =
            vec![job(1.0, 1.0), after(job(1.0, 1.0), &[0]), after(job(1.0, 1.0), &[0]), after(job(1.0, 1.0), &[1, 2])];
        assert_eq!(blocks_of(jobs), [[0], [1], [2], [3]]);
    }

    #[test]
    fn what_nothing_joins_is_decided_apart() {
        assert_eq!(blocks_of(vec![job(0.0, 2.0), after(job(30.0, 2.0), &[0]), job(8.0, 2.0)]), [vec![0, 1], vec![2]]);
    }
}
