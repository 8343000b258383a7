use super::crossings::crossings;
use super::layers::Layers;

/// So many sweeps at most, and so many that bring nothing.
const SWEEPS: usize = 24;
const IDLE: usize = 6;

/// Orders every column so that few edges cross: sweeps to the right and to the left, in which each vertex goes to the
/// middle of its neighbours (by turns the median and the mean), from an order in which families stand together.
pub(super) fn order(layers: &mut Layers) {
    first_order(layers);
    let mut best = (crossings(layers), layers.layers.clone());
    let mut idle = 0;
    for sweep in 0..SWEEPS {
        if best.0 == 0 || idle == IDLE {
            break;
        }
        sweep_once(layers, sweep % 2 == 0, sweep % 4 < 2);
        let now = crossings(layers);
        idle += 1;
        if now < best.0 {
            best = (now, layers.layers.clone());
            idle = 0;
        }
    }
    layers.layers = best.1;
}

/// A walk from the left: what hangs on a vertex stands together. Iterative, since chains are long.
fn first_order(layers: &mut Layers) {
    let mut column = vec![0; layers.count()];
    for (at, layer) in layers.layers.iter().enumerate() {
        for vertex in layer {
            if let Some(column) = column.get_mut(*vertex) {
                *column = at;
            }
        }
    }
    let starts: Vec<usize> = layers.layers.iter().flatten().copied().collect();
    let mut seen = vec![false; layers.count()];
    let mut ordered = vec![Vec::new(); layers.layers.len()];
    for start in starts {
        let mut next = vec![start];
        while let Some(vertex) = next.pop() {
            if seen.get_mut(vertex).is_none_or(|seen| std::mem::replace(seen, true)) {
                continue;
            }
            if let Some(layer) = column.get(vertex).and_then(|column| ordered.get_mut(*column)) {
                layer.push(vertex);
            }
            let mut right = layers.right(vertex).to_vec();
            // A node before the points of the edges that pass by it.
            right.sort_by_key(|vertex| std::cmp::Reverse(*vertex));
            next.extend(right);
        }
    }
    layers.layers = ordered;
}

fn sweep_once(layers: &mut Layers, to_right: bool, by_median: bool) {
    let count = layers.layers.len();
    let mut positions = layers.positions();
    for step in 1..count {
        let at = if to_right { step } else { count - 1 - step };
        let Some(layer) = layers.layers.get(at) else { continue };
        let middle = |vertex: &usize| {
            let near = if to_right { layers.left(*vertex) } else { layers.right(*vertex) };
            let mut places: Vec<usize> = near.iter().map(|near| positions.get(*near).copied().unwrap_or(0)).collect();
            places.sort_unstable();
            if by_median { median(&places) } else { mean(&places) }
        };
        let wanted: Vec<(usize, Option<f64>)> = layer.iter().map(|vertex| (*vertex, middle(vertex))).collect();
        let mut moved: Vec<(f64, usize)> = wanted.iter().filter_map(|(vertex, at)| Some(((*at)?, *vertex))).collect();
        moved.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut moved = moved.into_iter().map(|(_, vertex)| vertex);
        // What has no neighbours there keeps its place.
        let ordered: Vec<usize> = wanted
            .iter()
            .map(|(vertex, at)| if at.is_some() { moved.next().unwrap_or(*vertex) } else { *vertex })
            .collect();
        for (position, vertex) in ordered.iter().enumerate() {
            if let Some(own) = positions.get_mut(*vertex) {
                *own = position;
            }
        }
        if let Some(layer) = layers.layers.get_mut(at) {
            *layer = ordered;
        }
    }
}

fn mean(places: &[usize]) -> Option<f64> {
    (!places.is_empty()).then(|| places.iter().sum::<usize>() as f64 / places.len() as f64)
}

/// The middle place; of an even number the one between the two in the middle, nearer to the side where they stand closer
/// (Gansner and others 1993).
fn median(places: &[usize]) -> Option<f64> {
    let at = |number: usize| places.get(number).map(|place| *place as f64);
    let middle = places.len() / 2;
    match places.len() {
        0 => None,
        length if length % 2 == 1 => at(middle),
        2 => Some((at(0)? + at(1)?) / 2.0),
        length => {
            let (left, right) = (at(middle - 1)? - at(0)?, at(length - 1)? - at(middle)?);
            match left + right {
                0.0 => Some((at(middle - 1)? + at(middle)?) / 2.0),
                both => Some((at(middle - 1)? * right + at(middle)? * left) / both),
            }
        }
    }
}
