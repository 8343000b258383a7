/// How far every block is from the edge, as near as the distances between neighbours in the columns allow, then drawn back
/// towards what stands behind it, so that no block stands alone at the edge.
///
/// `gap` gives the least distance between the middles of two neighbours.
pub(super) fn compact(order: &[Vec<usize>], root: &[usize], gap: &dyn Fn(usize, usize) -> f64) -> Vec<f64> {
    let block = |vertex: usize| root.get(vertex).copied().unwrap_or(vertex);
    let mut behind: Vec<Vec<(usize, f64)>> = vec![Vec::new(); root.len()];
    let mut before: Vec<Vec<(usize, f64)>> = vec![Vec::new(); root.len()];
    for layer in order {
        for (one, other) in layer.iter().zip(layer.iter().skip(1)) {
            let distance = gap(*one, *other);
            if let Some(list) = behind.get_mut(block(*one)) {
                list.push((block(*other), distance));
            }
            if let Some(list) = before.get_mut(block(*other)) {
                list.push((block(*one), distance));
            }
        }
    }
    let sequence = sequence(&behind, &before);
    let mut at = vec![0.0f64; root.len()];
    let place = |at: &[f64], block: usize| at.get(block).copied().unwrap_or(0.0);
    for block in &sequence {
        let nearest = before.get(*block).into_iter().flatten().map(|(other, gap)| place(&at, *other) + gap);
        let nearest = nearest.fold(0.0, f64::max);
        if let Some(own) = at.get_mut(*block) {
            *own = nearest;
        }
    }
    for block in sequence.iter().rev() {
        let furthest = behind.get(*block).into_iter().flatten().map(|(other, gap)| place(&at, *other) - gap);
        let furthest = furthest.fold(f64::INFINITY, f64::min);
        if let Some(own) = at.get_mut(*block).filter(|_| furthest.is_finite()) {
            *own = own.max(furthest);
        }
    }
    root.iter().map(|root| place(&at, *root)).collect()
}

/// The blocks so that each stands behind those it has to keep a distance from.
fn sequence(behind: &[Vec<(usize, f64)>], before: &[Vec<(usize, f64)>]) -> Vec<usize> {
    let mut waits: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut next: Vec<usize> = (0..before.len()).filter(|block| waits.get(*block) == Some(&0)).collect();
    let mut sequence = Vec::with_capacity(before.len());
    while let Some(block) = next.pop() {
        sequence.push(block);
        for (other, _) in behind.get(block).into_iter().flatten() {
            if let Some(waits) = waits.get_mut(*other) {
                *waits -= 1;
                if *waits == 0 {
                    next.push(*other);
                }
            }
        }
    }
    sequence
}
