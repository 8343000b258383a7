use std::collections::HashSet;

use super::layers::Layers;

/// Edges that cross a part of a long edge between two of its points, and give way to it: long edges are to be straight
/// (type 1 conflicts of Brandes and Köpf 2001).
pub(super) fn conflicts(layers: &Layers) -> HashSet<(usize, usize)> {
    let positions = layers.positions();
    let position = |vertex: usize| positions.get(vertex).copied().unwrap_or(0);
    let mut found = HashSet::new();
    for (before, layer) in layers.layers.iter().zip(layers.layers.iter().skip(1)) {
        let (mut from, mut scanned) = (0, 0);
        for (at, vertex) in layer.iter().enumerate() {
            let inner = layers.left(*vertex).iter().find(|left| layers.is_point(**left));
            let inner = inner.filter(|_| layers.is_point(*vertex));
            if inner.is_none() && at + 1 != layer.len() {
                continue;
            }
            let to = inner.map_or(before.len(), |left| position(*left));
            for other in layer.get(scanned..=at).unwrap_or_default() {
                for left in layers.left(*other) {
                    let is_inner = layers.is_point(*left) && layers.is_point(*other);
                    if !is_inner && (position(*left) < from || to < position(*left)) {
                        found.insert((*left, *other));
                    }
                }
            }
            (from, scanned) = (to, at + 1);
        }
    }
    found
}
