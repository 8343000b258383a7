use std::collections::HashMap;

use super::Strategy;

/// A circle of references of one field: each of its records with the number of the reference that leads to the next.
/// It begins at its first record by path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    pub field: &'static str,
    pub steps: Vec<(usize, usize)>,
}

/// The circles that a field's references make, each once. Linear in records and references: of records that lead to
/// each other in several circles, the first that is found is told, and once it is mended the next.
pub fn cycles(strategy: &Strategy, field: &'static str) -> Vec<Cycle> {
    let mut edges: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
    for (from, record) in strategy.records.iter().enumerate() {
        for (number, reference) in record.references.iter().enumerate() {
            if reference.field.field() == field
                && let Some(to) = strategy.resolution_at(from, number).record()
            {
                edges.entry(from).or_default().push((number, to));
            }
        }
    }
    let mut walk = Walk { field, edges: &edges, state: HashMap::new(), found: Vec::new() };
    for start in 0..strategy.records.len() {
        if edges.contains_key(&start) && !walk.state.contains_key(&start) {
            walk.from(start);
        }
    }
    walk.found
}

struct Walk<'e> {
    field: &'static str,
    edges: &'e HashMap<usize, Vec<(usize, usize)>>,
    /// True while a record is on the way that is being walked, false once it is done.
    state: HashMap<usize, bool>,
    found: Vec<Cycle>,
}

impl Walk<'_> {
    /// A depth-first walk with a stack of its own, so that a long chain cannot overflow the program's.
    fn from(&mut self, start: usize) {
        // Each step: the record, the reference taken from it, and how many of its references are done.
        let mut way: Vec<(usize, usize, usize)> = vec![(start, 0, 0)];
        self.state.insert(start, true);
        while let Some((record, taken, done)) = way.last_mut() {
            let Some((reference, to)) = self.edges.get(record).and_then(|edges| edges.get(*done)).copied() else {
                self.state.insert(*record, false);
                way.pop();
                continue;
            };
            *done += 1;
            *taken = reference;
            match self.state.get(&to) {
                Some(true) => {
                    let begin = way.iter().position(|(record, ..)| *record == to).unwrap_or(0);
                    let steps = way.iter().skip(begin).map(|(record, taken, _)| (*record, *taken)).collect();
                    self.found.push(Cycle { field: self.field, steps: from_first(steps) });
                }
                Some(false) => {}
                None => {
                    self.state.insert(to, true);
                    way.push((to, 0, 0));
                }
            }
        }
    }
}

/// The same circle, begun at its first record.
fn from_first(mut steps: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let first = steps.iter().enumerate().min_by_key(|(_, (record, _))| *record).map_or(0, |(at, _)| at);
    steps.rotate_left(first);
    steps
}
