use super::layers::Layers;

/// How many pairs of edges cross, counted column by column with a Fenwick tree: `O(E log V)` (Barth, Jünger, Mutzel 2002).
pub(super) fn crossings(layers: &Layers) -> u64 {
    let positions = layers.positions();
    let between = layers.layers.iter().zip(layers.layers.iter().skip(1));
    between.map(|(left, right)| between_two(layers, &positions, left, right.len())).sum()
}

fn between_two(layers: &Layers, positions: &[usize], left: &[usize], right: usize) -> u64 {
    let mut ends: Vec<usize> = Vec::new();
    for vertex in left {
        let start = ends.len();
        ends.extend(layers.right(*vertex).iter().map(|to| positions.get(*to).copied().unwrap_or(0)));
        if let Some(own) = ends.get_mut(start..) {
            own.sort_unstable();
        }
    }
    let mut tree = vec![0u64; right + 1];
    let mut crossing = 0;
    for (before, end) in ends.iter().enumerate() {
        // Of those before it, all cross it that do not end above it or with it.
        let mut not_below = 0;
        let mut at = end + 1;
        while at > 0 {
            not_below += tree.get(at).copied().unwrap_or(0);
            at &= at - 1;
        }
        crossing += before as u64 - not_below;
        let mut at = end + 1;
        while let Some(count) = tree.get_mut(at) {
            *count += 1;
            at += at & at.wrapping_neg();
        }
    }
    crossing
}
