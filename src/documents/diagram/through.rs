use std::collections::BTreeSet;

use super::links::{End, Link};

/// So many records that are not drawn are walked through on the way up from one that is.
const FAR: usize = 200;

/// The links up that lead through records which are not drawn: from each that is to the next above it that is.
pub(super) fn through(links: &[Link], is_drawn: &dyn Fn(&End) -> bool) -> Vec<Link> {
    // In the order of the records, and so of where they lead from.
    let up: Vec<&Link> = links.iter().filter(|link| link.is_up).collect();
    let above = |end: &End| {
        let first = up.partition_point(|link| link.from < *end);
        let end = end.clone();
        up.get(first..).unwrap_or_default().iter().take_while(move |link| link.from == end).map(|link| &link.to)
    };
    let mut found = BTreeSet::new();
    for link in up.iter().filter(|link| is_drawn(&link.from) && !is_drawn(&link.to)) {
        let mut seen = BTreeSet::from([&link.to]);
        let mut next = vec![&link.to];
        while let Some(end) = next.pop().filter(|_| seen.len() < FAR) {
            for above in above(end) {
                if is_drawn(above) && *above != link.from {
                    let (from, to) = (link.from.clone(), above.clone());
                    found.insert(Link { from, to, label: "serves".to_owned(), is_up: true });
                } else if seen.insert(above) {
                    next.push(above);
                }
            }
        }
    }
    found.into_iter().collect()
}
