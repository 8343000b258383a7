use super::align::align;
use super::blocks::compact;
use super::conflicts::conflicts;
use super::layers::Layers;
use super::order::order;
use super::{Graph, Placed, Sizes};

/// Lays a graph out. Its columns say how far to the right; what is worked out is how far down (Brandes and Köpf 2001:
/// four drawings, each drawn to one corner, and of the four places of a vertex the mean of the two in the middle).
pub(crate) fn place(graph: &Graph, sizes: &Sizes) -> Placed {
    let mut layers = Layers::of(graph);
    order(&mut layers);
    let half = |vertex: usize| if layers.is_point(vertex) { sizes.lane / 2.0 } else { sizes.height / 2.0 };
    let gap = |one: usize, other: usize| {
        let free = if layers.is_point(one) || layers.is_point(other) { sizes.lane } else { sizes.gap };
        half(one) + half(other) + free
    };
    let conflicts = conflicts(&layers);
    let mut drawings: Vec<Vec<f64>> = Vec::new();
    for from_left in [true, false] {
        for from_top in [true, false] {
            let mut walked = layers.layers.clone();
            if !from_left {
                walked.reverse();
            }
            if !from_top {
                walked.iter_mut().for_each(|layer| layer.reverse());
            }
            let root = align(&layers, &walked, from_left, &conflicts);
            let mut places = compact(&walked, &root, &gap);
            if !from_top {
                places.iter_mut().for_each(|place| *place = -*place);
            }
            drawings.push(places);
        }
    }
    let mut places = balanced(&drawings);
    keep_apart(&layers, &mut places, &gap);
    let top = places.iter().enumerate().map(|(vertex, place)| place - half(vertex)).fold(f64::INFINITY, f64::min);
    let top = if top.is_finite() { top } else { 0.0 };
    places.iter_mut().for_each(|place| *place -= top);
    let at = |vertex: usize| places.get(vertex).copied().unwrap_or(0.0);
    Placed {
        height: (0..places.len()).map(|vertex| at(vertex) + half(vertex)).fold(0.0, f64::max),
        nodes: (0..layers.nodes).map(at).collect(),
        bends: layers.points.iter().map(|points| points.iter().map(|point| at(*point)).collect()).collect(),
    }
}

fn ends(places: &[f64]) -> (f64, f64) {
    places.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), place| (low.min(*place), high.max(*place)))
}

/// The four drawings laid over the smallest: those drawn to the top by their tops, the others by their bottoms.
fn balanced(drawings: &[Vec<f64>]) -> Vec<f64> {
    let height = |drawing: &&Vec<f64>| {
        let (low, high) = ends(drawing);
        high - low
    };
    let Some(smallest) = drawings.iter().min_by(|a, b| height(a).total_cmp(&height(b))) else { return Vec::new() };
    let (low, high) = ends(smallest);
    let shift = |(number, drawing): (usize, &Vec<f64>)| {
        let (own_low, own_high) = ends(drawing);
        if number % 2 == 0 { low - own_low } else { high - own_high }
    };
    let shifts: Vec<f64> = drawings.iter().enumerate().map(shift).collect();
    let middle = |vertex: usize| {
        let places = drawings.iter().zip(&shifts).filter_map(|(drawing, shift)| Some(drawing.get(vertex)? + shift));
        let mut places: Vec<f64> = places.collect();
        places.sort_by(f64::total_cmp);
        places.get(1).zip(places.get(2)).map_or(0.0, |(one, other)| (one + other) / 2.0)
    };
    (0..smallest.len()).map(middle).collect()
}

/// What rounding brought too near is moved down.
fn keep_apart(layers: &Layers, places: &mut [f64], gap: &dyn Fn(usize, usize) -> f64) {
    for layer in &layers.layers {
        for (one, other) in layer.iter().zip(layer.iter().skip(1)) {
            let least = places.get(*one).copied().unwrap_or(0.0) + gap(*one, *other);
            if let Some(place) = places.get_mut(*other).filter(|place| **place < least) {
                *place = least;
            }
        }
    }
}
