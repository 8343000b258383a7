use std::collections::VecDeque;

/// What a flow may still take is nothing below this share of the largest value.
const NOTHING: f64 = 1e-12;

/// The smallest of the heaviest sets that hold, with every job, all that stands before it.
pub(super) struct Closure {
    /// By job.
    pub chosen: Vec<bool>,
    /// By job: what a set with it must also hold to be among the heaviest.
    pub bound_to: Vec<Vec<usize>>,
}

/// A heaviest closed set as a minimum cut (Picard 1976), by Dinic's maximum flow (1970). `values` may be below 0.
pub(super) fn heaviest(values: &[f64], before: &[Vec<usize>]) -> Closure {
    let (source, sink) = (values.len(), values.len() + 1);
    let mut network = Network { to: Vec::new(), room: Vec::new(), out: vec![Vec::new(); values.len() + 2] };
    let largest = values.iter().map(|value| value.abs()).fold(f64::MIN_POSITIVE, f64::max);
    for (job, (value, before)) in values.iter().zip(before).enumerate() {
        match *value > 0.0 {
            true => network.arc(source, job, value / largest),
            false => network.arc(job, sink, -value / largest),
        }
        before.iter().for_each(|first| network.arc(job, *first, f64::INFINITY));
    }
    while let Some(mut levels) = network.levels(source, sink) {
        network.fill(source, sink, &mut levels);
    }
    let reached = network.reached(source);
    let chosen = reached.iter().take(values.len()).map(Option::is_some).collect();
    let bound_to = (0..values.len()).map(|job| network.next(job).filter(|next| *next < source).collect()).collect();
    Closure { chosen, bound_to }
}

/// Arcs stand in pairs: the one of number `arc ^ 1` leads back.
struct Network {
    to: Vec<usize>,
    room: Vec<f64>,
    out: Vec<Vec<usize>>,
}

impl Network {
    fn arc(&mut self, from: usize, to: usize, room: f64) {
        for (from, to, room) in [(from, to, room), (to, from, 0.0)] {
            self.out.get_mut(from).into_iter().for_each(|out| out.push(self.to.len()));
            self.to.push(to);
            self.room.push(room);
        }
    }

    fn room(&self, arc: usize) -> f64 {
        self.room.get(arc).copied().unwrap_or(0.0)
    }

    fn end(&self, arc: usize) -> usize {
        self.to.get(arc).copied().unwrap_or(0)
    }

    /// Where there is room to go from a node.
    fn next(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let open = self.out.get(node).into_iter().flatten().filter(|arc| self.room(**arc) > NOTHING);
        open.map(|arc| self.end(*arc))
    }

    /// By node: how many arcs with room lead there.
    fn reached(&self, source: usize) -> Vec<Option<usize>> {
        let mut levels = vec![None; self.out.len()];
        levels.get_mut(source).into_iter().for_each(|level| *level = Some(0));
        let mut queue = VecDeque::from([(source, 0)]);
        while let Some((node, level)) = queue.pop_front() {
            for next in self.next(node) {
                if let Some(unseen @ None) = levels.get_mut(next) {
                    *unseen = Some(level + 1);
                    queue.push_back((next, level + 1));
                }
            }
        }
        levels
    }

    fn levels(&self, source: usize, sink: usize) -> Option<Vec<Option<usize>>> {
        Some(self.reached(source)).filter(|levels| levels.get(sink).is_some_and(Option::is_some))
    }

    /// A flow that leaves no way from level to level. The way is a list of arcs, so that a long one cannot overflow the
    /// program's stack.
    fn fill(&mut self, source: usize, sink: usize, levels: &mut [Option<usize>]) {
        let mut tried = vec![0; self.out.len()];
        let mut way: Vec<usize> = Vec::new();
        loop {
            let node = way.last().map_or(source, |arc| self.end(*arc));
            if node == sink {
                self.push(&mut way);
                continue;
            }
            let level = levels.get(node).copied().flatten();
            let leads_on = |arc: &usize| {
                let next = levels.get(self.end(*arc)).copied().flatten();
                self.room(*arc) > NOTHING && next.is_some() && next == level.map(|level| level + 1)
            };
            let from = tried.get(node).copied().unwrap_or(0);
            let left = self.out.get(node).and_then(|out| out.get(from..)).unwrap_or_default();
            match left.iter().enumerate().find(|(_, arc)| leads_on(arc)) {
                Some((skipped, arc)) => {
                    way.push(*arc);
                    tried.get_mut(node).into_iter().for_each(|tried| *tried += skipped);
                }
                None if way.pop().is_none() => return,
                None => levels.get_mut(node).into_iter().for_each(|level| *level = None),
            }
        }
    }

    /// Sends along a way what fits, and cuts the way before its first full arc.
    fn push(&mut self, way: &mut Vec<usize>) {
        let flow = way.iter().map(|arc| self.room(*arc)).fold(f64::INFINITY, f64::min);
        for arc in way.iter() {
            self.room.get_mut(*arc).into_iter().for_each(|room| *room -= flow);
            self.room.get_mut(*arc ^ 1).into_iter().for_each(|room| *room += flow);
        }
        let full = way.iter().position(|arc| self.room(*arc) <= NOTHING);
        way.truncate(full.unwrap_or(0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enabler_is_taken_for_what_it_enables() {
        let before = [vec![], vec![0], vec![0], vec![2]];
        assert_eq!(heaviest(&[-3.0, 5.0, -1.0, 0.5], &before).chosen, [true, true, false, false]);
        assert_eq!(heaviest(&[-6.0, 5.0, -1.0, 0.5], &before).chosen, [false; 4]);
    }

    #[test]
    fn it_is_the_heaviest_of_all() {
        let mut random = crate::rank::Random::new(3);
        for _ in 0..300 {
            let count = 1 + random.below(8);
            let values: Vec<f64> = (0..count).map(|_| random.below(21) as f64 - 10.0).collect();
            let before: Vec<Vec<usize>> =
                (0..count).map(|job| (0..job).filter(|_| random.below(3) == 0).collect()).collect();
            let weight = |mask: u32| -> Option<f64> {
                let has = |job: &usize| mask >> job & 1 == 1;
                let jobs = (0..count).filter(has);
                let closed = jobs.clone().all(|job| before.get(job).into_iter().flatten().all(has));
                closed.then(|| jobs.filter_map(|job| values.get(job)).sum())
            };
            let best = (0..1 << count).filter_map(weight).fold(0.0, f64::max);
            let chosen = heaviest(&values, &before).chosen;
            let mask = chosen.iter().enumerate().fold(0, |mask, (job, chosen)| mask | u32::from(*chosen) << job);
            assert!(weight(mask).is_some_and(|weight| (weight - best).abs() < 1e-9));
        }
    }
}
