use super::super::Curve;

/// One piece of work for one team.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Weeks on the constraint, without a break; may be 0.
    pub duration: f64,
    /// Money lost by the time at which it is delivered; never falling.
    pub curve: Curve,
    /// The jobs that must be finished before this one starts.
    pub requires: Vec<usize>,
    /// Counted from 0, without large gaps.
    pub team: usize,
    /// Work in progress: it comes before the rest of its team.
    pub pinned: bool,
}

/// Jobs in canonical order (by id: it decides between orders of equal cost), and what the teams can do at one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    pub jobs: Vec<Job>,
    /// By team: how many jobs at one time; 1 where nothing is said.
    pub capacity: Vec<usize>,
}

/// Times and costs that differ by less than this share are equal: sums in another order round otherwise.
pub(super) const EQUAL: f64 = 1e-9;

/// The largest cost that is told apart, so that sums stay finite.
const MOST: f64 = 1e300;

impl Job {
    /// Money lost when it is finished `finish` weeks from today. A finish at the deadline, but for rounding, is in time.
    pub fn cost(&self, finish: f64) -> f64 {
        let cost = in_time(&self.curve, finish);
        if cost.is_nan() { 0.0 } else { cost.clamp(-MOST, MOST) }
    }
}

fn in_time(curve: &Curve, finish: f64) -> f64 {
    match curve {
        Curve::Deadline { at, .. } if finish > *at && finish - at <= EQUAL * at.abs() => 0.0,
        Curve::Later { by, curve } => in_time(curve, finish + by),
        Curve::Sum(curves) => curves.iter().map(|curve| in_time(curve, finish)).sum(),
        curve => curve.cost(finish),
    }
}

impl Problem {
    /// How many jobs the team does at one time, at least 1.
    pub fn capacity_of(&self, team: usize) -> usize {
        self.capacity.get(team).map_or(1, |capacity| (*capacity).max(1))
    }
}

/// The value of one job; every list of values here is as long as the list of jobs.
pub(super) fn of(values: &[f64], job: usize) -> f64 {
    values.get(job).copied().unwrap_or(0.0)
}
