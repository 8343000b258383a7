use super::{Diagram, View};
use crate::values::Kind;

/// Which node stands in which column, and what stands above the columns.
pub(super) struct Columns {
    /// By node.
    pub of: Vec<usize>,
    pub count: usize,
    /// The first column of what has a heading, and the kinds that stand from there on.
    pub heads: Vec<(usize, Vec<Kind>)>,
}

/// The place of a kind, from the left; the last has several kinds, and nothing is above or below there.
const LAST: usize = 5;

fn slot(view: View, kind: Kind) -> usize {
    match (view, kind) {
        (_, Kind::Vision) => 0,
        (View::Strategy, Kind::Intent) | (View::Metrics, Kind::Metric) => 1,
        (View::Strategy, Kind::Initiative) => 2,
        (View::Strategy, Kind::Option) => 3,
        (View::Strategy, Kind::Experiment) => 4,
        _ => LAST,
    }
}

/// A column for each kind; more where records of a kind stand above each other, as parts or as what drives what.
pub(super) fn columns(diagram: &Diagram) -> Columns {
    let slots: Vec<usize> = diagram.nodes.iter().map(|node| slot(diagram.view, node.kind)).collect();
    let slot_of = |number: usize| slots.get(number).copied().unwrap_or(LAST);
    let inner = diagram.edges.iter().filter(|edge| {
        edge.is_up && edge.from != edge.to && slot_of(edge.from) == slot_of(edge.to) && slot_of(edge.to) != LAST
    });
    let mut below = vec![Vec::new(); slots.len()];
    for edge in inner {
        if let Some(list) = below.get_mut(edge.to) {
            list.push(edge.from);
        }
    }
    let depths = depths(&below);
    let mut of = vec![0; slots.len()];
    let mut heads = Vec::new();
    let mut first = 0;
    for slot in 0..=LAST {
        let members = (0..slots.len()).filter(|number| slot_of(*number) == slot);
        let mut kinds = Vec::new();
        let mut last = None;
        for number in members {
            let depth = depths.get(number).copied().unwrap_or(0);
            if let (Some(column), Some(node)) = (of.get_mut(number), diagram.nodes.get(number)) {
                *column = first + depth;
                kinds.push(node.kind);
            }
            last = last.max(Some(depth));
        }
        kinds.sort_unstable();
        kinds.dedup();
        if let Some(last) = last {
            heads.push((first, kinds));
            first += last + 1;
        }
    }
    Columns { of, count: first, heads }
}

/// By node, how long the longest way is that leads down to it. Of a circle the link is left out that closes it.
fn depths(below: &[Vec<usize>]) -> Vec<usize> {
    let order = upper_first(below);
    let mut place = vec![0; below.len()];
    for (at, number) in order.iter().enumerate() {
        if let Some(place) = place.get_mut(*number) {
            *place = at;
        }
    }
    let mut depths = vec![0; below.len()];
    for number in order {
        let own = depths.get(number).copied().unwrap_or(0);
        for lower in below.get(number).into_iter().flatten().filter(|lower| place.get(**lower) > place.get(number)) {
            if let Some(depth) = depths.get_mut(*lower) {
                *depth = (*depth).max(own + 1);
            }
        }
    }
    depths
}

/// The nodes so that each stands before those below it, but for circles: the reverse of the order in which a walk in
/// depth leaves them.
fn upper_first(below: &[Vec<usize>]) -> Vec<usize> {
    let mut is_below = vec![false; below.len()];
    for lower in below.iter().flatten() {
        if let Some(is_below) = is_below.get_mut(*lower) {
            *is_below = true;
        }
    }
    let mut seen = vec![false; below.len()];
    let mut left = Vec::with_capacity(below.len());
    let tops = (0..below.len()).filter(|number| is_below.get(*number) == Some(&false));
    for start in tops.chain(0..below.len()) {
        let mut way = vec![(start, 0)];
        if seen.get_mut(start).is_none_or(|seen| std::mem::replace(seen, true)) {
            continue;
        }
        while let Some((number, done)) = way.last_mut() {
            match below.get(*number).and_then(|list| list.get(*done)).copied() {
                Some(lower) => {
                    *done += 1;
                    if seen.get_mut(lower).is_some_and(|seen| !std::mem::replace(seen, true)) {
                        way.push((lower, 0));
                    }
                }
                None => {
                    left.push(*number);
                    way.pop();
                }
            }
        }
    }
    left.reverse();
    left
}
