use std::collections::{BTreeMap, VecDeque};

use super::marks::below;
use super::{Diagram, Edge, Node};
use crate::values::Kind;

/// The picture with only some of its nodes; the others are counted at what they hang below.
pub(super) fn counted(diagram: &Diagram, keeps: &dyn Fn(usize) -> bool) -> Diagram {
    let kept: Vec<bool> = (0..diagram.nodes.len()).map(keeps).collect();
    let is_kept = |number: usize| kept.get(number) == Some(&true);
    let mut holder: Vec<Option<usize>> = (0..diagram.nodes.len()).map(|n| is_kept(n).then_some(n)).collect();
    let below = below(diagram);
    let mut next: VecDeque<(usize, usize)> = (0..holder.len()).filter(|n| is_kept(*n)).map(|n| (n, n)).collect();
    let mut counts: BTreeMap<usize, BTreeMap<Kind, usize>> = BTreeMap::new();
    while let Some((number, holding)) = next.pop_front() {
        for lower in below.get(number).into_iter().flatten() {
            let Some(free) = holder.get_mut(*lower).filter(|holder| holder.is_none()) else { continue };
            *free = Some(holding);
            next.push_back((*lower, holding));
            if let Some(node) = diagram.nodes.get(*lower) {
                *counts.entry(holding).or_default().entry(node.kind).or_default() += 1;
            }
        }
    }
    let mut numbers = vec![None; diagram.nodes.len()];
    let mut nodes: Vec<Node> = Vec::new();
    for (number, node) in diagram.nodes.iter().enumerate().filter(|(number, _)| is_kept(*number)) {
        if let Some(at) = numbers.get_mut(number) {
            *at = Some(nodes.len());
        }
        let mut node = node.clone();
        for (kind, count) in counts.remove(&number).unwrap_or_default() {
            match node.below.iter_mut().find(|(own, _)| *own == kind) {
                Some((_, own)) => *own += count,
                None => node.below.push((kind, count)),
            }
        }
        nodes.push(node);
    }
    let number = |old: usize| numbers.get(old).copied().flatten();
    let edges = diagram
        .edges
        .iter()
        .filter_map(|edge| Some(Edge { from: number(edge.from)?, to: number(edge.to)?, ..edge.clone() }));
    let mut notes = diagram.notes.clone();
    let counted_somewhere = holder.iter().flatten().count() - nodes.len();
    let hidden = diagram.nodes.len() - nodes.len();
    let told = |count: usize, what: &str| {
        let (records, are) = if count == 1 { ("record", "is") } else { ("records", "are") };
        format!("{count} {records} {what} {are}")
    };
    if counted_somewhere > 0 {
        notes.push(format!("{} counted, not drawn", told(counted_somewhere, "further down")));
    }
    // What hangs below nothing that is drawn.
    if hidden > counted_somewhere {
        notes.push(format!("{} left out", told(hidden - counted_somewhere, "below nothing that is drawn")));
    }
    Diagram { nodes, edges: edges.collect(), notes, ..diagram.clone() }
}
