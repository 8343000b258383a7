use std::collections::{BTreeSet, VecDeque};

use super::choose::{LEVELS, list};
use super::{Diagram, View};
use crate::values::Kind;

/// A link up that two others say together is not drawn: an experiment on an option is one on its initiative.
pub(super) fn mark_implied(diagram: &mut Diagram) {
    let mut above: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); diagram.nodes.len()];
    for edge in diagram.edges.iter().filter(|edge| edge.is_up && edge.from != edge.to) {
        if let Some(above) = above.get_mut(edge.from) {
            above.insert(edge.to);
        }
    }
    // Who names thousands leaves no room for such questions.
    const FEW: usize = 16;
    for edge in diagram.edges.iter_mut().filter(|edge| edge.is_up && edge.label == "tests") {
        let own = above.get(edge.from).filter(|own| own.len() <= FEW);
        let through = |middle: &usize| *middle != edge.to && above.get(*middle).is_some_and(|up| up.contains(&edge.to));
        edge.is_implied = own.is_some_and(|own| own.iter().any(through));
    }
}

/// What leads up to no vision, and to no name that leads nowhere; of the metrics, what is linked to nothing.
pub(super) fn mark_apart(diagram: &mut Diagram) {
    let mut is_held = vec![false; diagram.nodes.len()];
    let mut hold = |number: usize| is_held.get_mut(number).is_some_and(|held| !std::mem::replace(held, true));
    match diagram.view {
        View::Metrics => diagram.edges.iter().for_each(|edge| {
            hold(edge.from);
            hold(edge.to);
        }),
        View::Strategy => {
            let is_top =
                |node: &super::Node| node.kind == Kind::Vision || (node.name.is_none() && LEVELS.contains(&node.kind));
            let mut next: Vec<usize> =
                diagram.nodes.iter().enumerate().filter(|(_, node)| is_top(node)).map(|(number, _)| number).collect();
            let below = below(diagram);
            next.retain(|number| hold(*number));
            while let Some(number) = next.pop() {
                next.extend(list(&below, number).iter().copied().filter(|below| hold(*below)));
            }
        }
    }
    if !is_held.contains(&true) {
        return;
    }
    for (node, is_held) in diagram.nodes.iter_mut().zip(is_held) {
        node.is_apart = !is_held;
    }
}

/// By node, those directly below it, and what hangs beside a record that is no level.
pub(super) fn below(diagram: &Diagram) -> Vec<Vec<usize>> {
    let mut below = vec![Vec::new(); diagram.nodes.len()];
    for edge in &diagram.edges {
        let is_level = |number: usize| {
            diagram.nodes.get(number).is_some_and(|node| match diagram.view {
                View::Strategy => LEVELS.contains(&node.kind),
                View::Metrics => node.kind == Kind::Metric,
            })
        };
        let (upper, lower) = match (edge.is_up, is_level(edge.from), is_level(edge.to)) {
            (true, _, _) | (false, false, true) => (edge.to, edge.from),
            (false, true, false) => (edge.from, edge.to),
            _ => continue,
        };
        if let Some(list) = below.get_mut(upper) {
            list.push(lower);
        }
    }
    below
}

/// By node, how many steps it is below one that has nothing above it; from a vision to one of its products is none.
pub(super) fn steps_down(diagram: &Diagram) -> Vec<usize> {
    let below = below(diagram);
    let mut is_below = vec![false; diagram.nodes.len()];
    for number in below.iter().flatten() {
        if let Some(is_below) = is_below.get_mut(*number) {
            *is_below = true;
        }
    }
    let mut steps = vec![usize::MAX; diagram.nodes.len()];
    let tops = (0..diagram.nodes.len()).filter(|number| is_below.get(*number) == Some(&false));
    let mut next: VecDeque<(usize, usize)> = tops.map(|number| (number, 0)).collect();
    let mut rest = 0..diagram.nodes.len();
    // What hangs together in a circle has no top: the first of it is taken for one.
    while let Some((number, step)) =
        next.pop_front().or_else(|| rest.find(|number| steps.get(*number) == Some(&usize::MAX)).map(|at| (at, 0)))
    {
        let Some(own) = steps.get_mut(number).filter(|own| **own == usize::MAX) else { continue };
        *own = step;
        let is_vision = |number: usize| diagram.nodes.get(number).is_some_and(|node| node.kind == Kind::Vision);
        for lower in list(&below, number) {
            match diagram.view == View::Strategy && is_vision(number) && is_vision(*lower) {
                true => next.push_front((*lower, step)),
                false => next.push_back((*lower, step + 1)),
            }
        }
    }
    steps
}
