use super::job::{Problem, of};
use super::precedence::Precedence;

/// An order of one team's jobs, with what is needed to say at once what a change would cost.
#[derive(Clone)]
pub(super) struct Line<'a> {
    problem: &'a Problem,
    precedence: &'a Precedence,
    pub order: Vec<usize>,
    /// By place, in weeks from today.
    finish: Vec<f64>,
    /// By place.
    cost: Vec<f64>,
    pub total: f64,
    /// How many costs have been looked at: the measure of work, the same on every machine.
    pub looked: usize,
}

/// A change of an order: the jobs at `from..middle` and at `middle..to` change sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub from: usize,
    pub middle: usize,
    pub to: usize,
}

impl<'a> Line<'a> {
    pub fn new(problem: &'a Problem, precedence: &'a Precedence, order: Vec<usize>) -> Line<'a> {
        let places = order.len();
        let (finish, cost) = (vec![0.0; places], vec![0.0; places]);
        let mut line = Line { problem, precedence, order, finish, cost, total: 0.0, looked: 0 };
        line.count(0, places);
        line
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    fn job(&self, place: usize) -> usize {
        self.order.get(place).copied().unwrap_or(usize::MAX)
    }

    fn weeks(&self, place: usize) -> f64 {
        self.problem.jobs.get(self.job(place)).map_or(0.0, |job| job.duration)
    }

    fn cost_at(&mut self, place: usize, finish: f64) -> f64 {
        self.looked += 1;
        self.problem.jobs.get(self.job(place)).map_or(0.0, |job| job.cost(finish))
    }

    /// Whether a job at one of the places `from..to` must stand before the job at `place`.
    fn leads_any(&self, from: usize, to: usize, place: usize) -> bool {
        (from..to).any(|first| self.precedence.leads(self.job(first), self.job(place)))
    }

    fn led_by_any(&self, place: usize, from: usize, to: usize) -> bool {
        (from..to).any(|second| self.precedence.leads(self.job(place), self.job(second)))
    }

    /// The costs of `from..to` anew, which nothing outside has to do with, and the total.
    fn count(&mut self, from: usize, to: usize) {
        let mut time = from.checked_sub(1).map_or(0.0, |before| of(&self.finish, before));
        for place in from..to {
            time += self.weeks(place);
            let cost = self.cost_at(place, time);
            self.finish.get_mut(place).into_iter().for_each(|finish| *finish = time);
            self.cost.get_mut(place).into_iter().for_each(|known| *known = cost);
        }
        self.total = self.cost.iter().sum();
    }

    /// The best way to move the jobs at `from..from + length` at most `far` places, and what it saves.
    pub fn best_move(&mut self, from: usize, length: usize, far: usize) -> Option<(f64, Move)> {
        self.looked += 1;
        let end = from + length;
        let own: f64 = (from..end).map(|place| of(&self.cost, place)).sum();
        let weeks: f64 = (from..end).map(|place| self.weeks(place)).sum();
        let mut best: Option<(f64, Move)> = None;
        let (mut others, mut moved) = (0.0, 0.0);
        for place in end..self.len().min(end.saturating_add(far)) {
            if self.leads_any(from, end, place) {
                break;
            }
            moved += self.weeks(place);
            let earlier = of(&self.finish, place) - weeks;
            others += of(&self.cost, place) - self.cost_at(place, earlier);
            let saved = others + own - self.moved_cost(from, end, moved);
            if best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, Move { from, middle: end, to: place + 1 }));
            }
        }
        (others, moved) = (0.0, 0.0);
        for place in (from.saturating_sub(far)..from).rev() {
            if self.led_by_any(place, from, end) {
                break;
            }
            moved -= self.weeks(place);
            let later = of(&self.finish, place) + weeks;
            others += of(&self.cost, place) - self.cost_at(place, later);
            let saved = others + own - self.moved_cost(from, end, moved);
            if best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, Move { from: place, middle: from, to: end }));
            }
        }
        best
    }

    fn moved_cost(&mut self, from: usize, to: usize, weeks: f64) -> f64 {
        (from..to).map(|place| self.cost_at(place, of(&self.finish, place) + weeks)).sum()
    }

    pub fn apply(&mut self, change: Move) {
        let part = self.order.get_mut(change.from..change.to).unwrap_or_default();
        part.rotate_left(change.middle - change.from);
        self.count(change.from, change.to);
    }

    /// What exchanging two jobs saves; none where something between them stands against it.
    pub fn saved_by_exchange(&mut self, first: usize, second: usize) -> Option<f64> {
        if self.led_by_any(first, first + 1, second + 1) || self.leads_any(first, second, second) {
            return None;
        }
        let shift = self.weeks(second) - self.weeks(first);
        let begin = of(&self.finish, first) - self.weeks(first);
        let mut saved = of(&self.cost, first) + of(&self.cost, second);
        saved -= self.cost_at(second, begin + self.weeks(second)) + self.cost_at(first, of(&self.finish, second));
        for place in first + 1..second {
            saved += of(&self.cost, place) - self.cost_at(place, of(&self.finish, place) + shift);
        }
        Some(saved)
    }

    pub fn exchange(&mut self, first: usize, second: usize) {
        self.order.swap(first, second);
        self.count(first, second + 1);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::fixture::random_problem;
    use super::*;
    use crate::rank::Random;

    #[test]
    fn what_a_change_saves_is_what_it_turns_out_to_save() {
        let mut random = Random::new(5);
        for _ in 0..100 {
            let problem = random_problem(&mut random, 9, 1, false);
            let precedence = Precedence::of(&problem);
            let line = Line::new(&problem, &precedence, precedence.topological());
            for from in 0..9 {
                for length in 1..=(9 - from).min(3) {
                    if let Some((saved, change)) = line.clone().best_move(from, length, 9) {
                        let mut after = line.clone();
                        after.apply(change);
                        assert!((line.total - after.total - saved).abs() < 1e-6);
                        assert!(super::super::evaluate(&problem, &after.order).is_ok());
                    }
                }
                for second in from + 1..9 {
                    if let Some(saved) = line.clone().saved_by_exchange(from, second) {
                        let mut after = line.clone();
                        after.exchange(from, second);
                        assert!((line.total - after.total - saved).abs() < 1e-6);
                        assert!(super::super::evaluate(&problem, &after.order).is_ok());
                    }
                }
            }
        }
    }
}
