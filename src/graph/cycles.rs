use std::collections::{BTreeMap, HashMap};

use super::Strategy;

/// A circle of references of one field: each of its records with the number of the reference that leads to the next.
/// It begins at its first record by path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    pub field: &'static str,
    pub steps: Vec<(usize, usize)>,
}

/// Circles up to this long are told even where they share a record with another.
const SHORT: usize = 8;

/// The circles that the references of each of these fields make, each once. Linear in records and references: of long
/// circles that share a record the first that is found is told, and once it is mended the next.
pub fn cycles<const N: usize>(strategy: &Strategy, fields: [&'static str; N]) -> [Vec<Cycle>; N] {
    let mut edges: [Edges; N] = std::array::from_fn(|_| Edges::new());
    for from in 0..strategy.records.len() {
        for (number, (field, led)) in strategy.led(from).enumerate() {
            let Some(to) = led.record() else { continue };
            let own = fields.iter().zip(&mut edges).find(|(own, _)| **own == field);
            own.into_iter().for_each(|(_, edges)| edges.entry(from).or_default().push((number, to)));
        }
    }
    let mut edges = edges.iter();
    fields.map(|field| edges.next().map(|edges| of_field(field, edges)).unwrap_or_default())
}

/// By record, the references of one field that lead somewhere: their numbers, and where.
type Edges = BTreeMap<usize, Vec<(usize, usize)>>;

fn of_field(field: &'static str, edges: &Edges) -> Vec<Cycle> {
    let mut walk = Walk { field, edges, state: HashMap::new(), way: Vec::new(), found: Vec::new() };
    for start in edges.keys() {
        if !walk.state.contains_key(start) {
            walk.from(*start);
        }
    }
    walk.found
}

struct Walk<'e> {
    field: &'static str,
    edges: &'e Edges,
    /// Where a record stands on the way that is being walked; nothing once it is done.
    state: HashMap<usize, Option<usize>>,
    way: Vec<Step>,
    found: Vec<Cycle>,
}

struct Step {
    record: usize,
    /// The reference taken from it.
    taken: usize,
    /// How many of its references are done.
    done: usize,
    /// How many records of told circles stand on the way up to here.
    told: usize,
}

impl Walk<'_> {
    /// A depth-first walk with a stack of its own, so that a long chain cannot overflow the program's.
    fn from(&mut self, start: usize) {
        self.step(start);
        while let Some(step) = self.way.last_mut() {
            let Some((reference, to)) = self.edges.get(&step.record).and_then(|edges| edges.get(step.done)).copied()
            else {
                self.state.insert(step.record, None);
                self.way.pop();
                continue;
            };
            step.done += 1;
            step.taken = reference;
            match self.state.get(&to) {
                Some(Some(begin)) => self.close(*begin),
                Some(None) => {}
                None => self.step(to),
            }
        }
    }

    fn step(&mut self, record: usize) {
        self.state.insert(record, Some(self.way.len()));
        let told = self.told_before(self.way.len());
        self.way.push(Step { record, taken: 0, done: 0, told });
    }

    /// The way leads back to the step of that number.
    fn close(&mut self, begin: usize) {
        let before = self.told_before(begin);
        let is_new = self.told_before(self.way.len()) == before;
        let circle = self.way.get_mut(begin..).unwrap_or_default();
        if !is_new && circle.len() > SHORT {
            return;
        }
        let steps = circle.iter().map(|step| (step.record, step.taken)).collect();
        for (number, step) in circle.iter_mut().enumerate() {
            step.told = before + number + 1;
        }
        self.found.push(Cycle { field: self.field, steps: from_first(steps) });
    }

    /// How many records of told circles stand on the way before a step.
    fn told_before(&self, step: usize) -> usize {
        step.checked_sub(1).and_then(|before| self.way.get(before)).map_or(0, |before| before.told)
    }
}

/// The same circle, begun at its first record.
fn from_first(mut steps: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let first = steps.iter().enumerate().min_by_key(|(_, (record, _))| *record).map_or(0, |(at, _)| at);
    steps.rotate_left(first);
    steps
}
