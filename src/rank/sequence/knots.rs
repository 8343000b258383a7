use super::precedence::turned;

/// The strongly connected parts of a graph, each sorted (Kosaraju, Sharir 1981), what a part leads to before the part.
pub(super) fn knots(leads_to: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; leads_to.len()];
    let mut done = Vec::with_capacity(leads_to.len());
    for node in 0..leads_to.len() {
        walk(leads_to, node, &mut seen, &mut done);
    }
    // Read backwards, the first walk ends at a part that nothing leads to; turned around, it cannot be left.
    let from = turned(leads_to);
    let mut seen = vec![false; leads_to.len()];
    let mut knots = Vec::new();
    for node in done.into_iter().rev() {
        let mut knot = Vec::new();
        walk(&from, node, &mut seen, &mut knot);
        knot.sort_unstable();
        knots.push(knot);
    }
    knots.retain(|knot| !knot.is_empty());
    knots.reverse();
    knots
}

/// Adds what is reached from a node and not seen yet, each after all that it leads to.
fn walk(leads_to: &[Vec<usize>], start: usize, seen: &mut [bool], done: &mut Vec<usize>) {
    let mut is_new = |node: usize| seen.get_mut(node).is_some_and(|seen| !std::mem::replace(seen, true));
    let mut way = Vec::new();
    if is_new(start) {
        way.push((start, 0));
    }
    while let Some((node, tried)) = way.last_mut() {
        let next = leads_to.get(*node).and_then(|next| next.get(*tried)).copied();
        *tried += 1;
        match next {
            Some(next) if is_new(next) => way.push((next, 0)),
            Some(_) => {}
            None => {
                done.push(*node);
                way.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_around_is_one_part() {
        let graph = [vec![1], vec![2], vec![0, 3], vec![4], vec![3], vec![0]];
        assert_eq!(knots(&graph), [vec![3, 4], vec![0, 1, 2], vec![5]]);
    }
}
