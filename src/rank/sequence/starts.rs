use super::job::{EQUAL, Job};

/// Time from today on, cut into pieces of equal length, in weeks.
#[derive(Clone, Copy)]
pub(super) struct Time {
    pub piece: f64,
    pub pieces: usize,
}

/// A piece of time, and which share of it has passed.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub piece: usize,
    pub share: f64,
}

/// A start that may be the cheapest for a job: what its delay costs then, and the time it takes up.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub cost: f64,
    /// Weeks from today.
    pub at: f64,
    pub from: Point,
    pub to: Point,
}

impl Time {
    pub fn point(&self, time: f64) -> Point {
        let pieces = (time / self.piece).max(0.0);
        let piece = (pieces as usize).min(self.pieces - 1);
        Point { piece, share: (pieces - piece as f64).min(1.0) }
    }

    /// Between two of these starts the price of a job's time changes evenly, and its cost evenly or ever more slowly: no start
    /// between them is cheaper than both. The job is finished from `earliest` to `latest`, in weeks from today.
    pub fn starts(&self, job: &Job, earliest: f64, latest: f64) -> Vec<Start> {
        let (first, last) = (earliest - job.duration, latest - job.duration);
        let edges = (0..=self.pieces).map(|edge| edge as f64 * self.piece);
        let mut starts: Vec<f64> = edges.flat_map(|edge| [edge, edge - job.duration]).collect();
        starts.extend(job.curve.breaks().into_iter().map(|at| at - job.duration));
        starts.retain(|start| *start > first && *start < last);
        starts.extend([first, last]);
        starts.sort_by(f64::total_cmp);
        starts.dedup();
        let start = |at: f64| {
            let finish = at + job.duration;
            // A moment before a jump rather than after it.
            Start { cost: job.cost(finish * (1.0 - EQUAL)), at, from: self.point(at), to: self.point(finish) }
        };
        starts.into_iter().map(start).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::late;
    use super::*;

    #[test]
    fn a_job_may_start_at_the_edges_of_time_and_where_its_curve_bends() {
        let time = Time { piece: 5.0, pieces: 4 };
        let starts = time.starts(&late(2.0, 9.0, 3.0), 3.0, 20.0);
        let at: Vec<f64> = starts.iter().map(|start| start.at).collect();
        assert_eq!(at, [0.0, 2.0, 5.0, 6.0, 7.0, 10.0, 12.0, 15.0, 17.0]);
    }
}
