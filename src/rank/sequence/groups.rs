use std::collections::BTreeMap;

use super::job::Problem;
use super::precedence::Precedence;

/// The jobs of teams that no dependency joins, each group sorted, the one with the smallest job first: they can be
/// sequenced apart, and the costs add up.
pub(super) fn groups(problem: &Problem, precedence: &Precedence) -> Vec<Vec<usize>> {
    let team = |job: usize| problem.jobs.get(job).map_or(0, |job| job.team);
    let mut leaders: BTreeMap<usize, usize> = problem.jobs.iter().map(|job| (job.team, job.team)).collect();
    for (job, requires) in precedence.requires.iter().enumerate() {
        for first in requires {
            let (one, other) = (leader(&leaders, team(job)), leader(&leaders, team(*first)));
            leaders.insert(one.max(other), one.min(other));
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for job in 0..problem.jobs.len() {
        groups.entry(leader(&leaders, team(job))).or_default().push(job);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}

fn leader(leaders: &BTreeMap<usize, usize>, mut team: usize) -> usize {
    while let Some(above) = leaders.get(&team).copied().filter(|above| *above != team) {
        team = above;
    }
    team
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{after, job, on, problem};
    use super::*;

    #[test]
    fn teams_are_joined_by_dependencies() {
        let jobs = vec![
            on(2, job(1.0, 1.0)),
            on(0, job(1.0, 1.0)),
            on(1, after(job(1.0, 1.0), &[0])),
            on(2, job(1.0, 1.0)),
            on(0, after(job(1.0, 1.0), &[1])),
        ];
        let problem = problem(jobs);
        assert_eq!(groups(&problem, &Precedence::of(&problem)), [vec![0, 2, 3], vec![1, 4]]);
    }
}
