use std::collections::HashSet;

use super::layers::Layers;

/// The vertices that are to stand on one line, as blocks: by vertex, the block that it is in, named by its first vertex.
///
/// Each vertex is lined up with the middle one of its neighbours in the column that was looked at before, where no line
/// that is there already is crossed (Brandes and Köpf 2001). `order` is the columns in the order in which they are walked,
/// each from the end at which it begins.
pub(super) fn align(
    layers: &Layers,
    order: &[Vec<usize>],
    from_left: bool,
    conflicts: &HashSet<(usize, usize)>,
) -> Vec<usize> {
    let mut root: Vec<usize> = (0..layers.count()).collect();
    let mut next = root.clone();
    let mut positions = vec![0; layers.count()];
    for layer in order {
        for (at, vertex) in layer.iter().enumerate() {
            if let Some(position) = positions.get_mut(*vertex) {
                *position = at;
            }
        }
    }
    let position = |vertex: usize| positions.get(vertex).copied().unwrap_or(0);
    for layer in order {
        // One more than the place of the last vertex that was lined up.
        let mut taken = 0;
        for vertex in layer {
            let near = if from_left { layers.left(*vertex) } else { layers.right(*vertex) };
            let mut near: Vec<usize> = near.to_vec();
            near.sort_by_key(|near| position(*near));
            let last = near.len().saturating_sub(1);
            for middle in last / 2..=last.div_ceil(2) {
                let Some(other) = near.get(middle).copied() else { continue };
                let pair = if from_left { (other, *vertex) } else { (*vertex, other) };
                let is_free = next.get(*vertex) == Some(vertex) && taken <= position(other);
                if !is_free || conflicts.contains(&pair) {
                    continue;
                }
                let of_other = root.get(other).copied().unwrap_or(other);
                set(&mut next, other, *vertex);
                set(&mut root, *vertex, of_other);
                set(&mut next, *vertex, of_other);
                taken = position(other) + 1;
            }
        }
    }
    root
}

fn set(list: &mut [usize], at: usize, value: usize) {
    if let Some(own) = list.get_mut(at) {
        *own = value;
    }
}
