use std::collections::{BTreeSet, HashMap, HashSet};

use crate::compare::Former;
use crate::finding::Finding;
use crate::graph::Strategy;

/// What is found in one of two states.
#[derive(Clone, Copy)]
pub struct Found<'f> {
    pub strategy: &'f Strategy,
    pub findings: &'f [Finding],
}

/// The findings that count and that only one of two states has: those of the head, then those of the base. They are
/// known by their fingerprints, which the head's have by the names of the base (`Facts::with_former`).
pub fn apart(base: Found<'_>, head: Found<'_>, former: &Former) -> (Vec<Finding>, Vec<Finding>) {
    let (before, after) = (counting(base), counting(head));
    let (mut gone, mut new) = (unlike(&before, &after), unlike(&after, &before));
    let none = Former::default();
    // A circle is told once, at the first of its records: another path makes another one the first.
    let mut of_base: HashMap<Places<'_>, Vec<usize>> = HashMap::new();
    for (at, finding) in gone.iter().enumerate() {
        places(base.strategy, finding, &none).into_iter().for_each(|key| of_base.entry(key).or_default().push(at));
    }
    let mut again = HashSet::new();
    new.retain(|finding| {
        let key = places(head.strategy, finding, former).filter(|_| !of_base.is_empty());
        let same = key.and_then(|key| of_base.get_mut(&key)?.pop());
        again.extend(same);
        same.is_none()
    });
    let mut at = 0..;
    gone.retain(|_| at.next().is_none_or(|at| !again.contains(&at)));
    (new.into_iter().cloned().collect(), gone.into_iter().cloned().collect())
}

fn counting(found: Found<'_>) -> Vec<&Finding> {
    found.findings.iter().filter(|finding| finding.counts()).collect()
}

fn unlike<'f>(some: &[&'f Finding], others: &[&Finding]) -> Vec<&'f Finding> {
    let known: HashSet<&str> = others.iter().map(|finding| finding.fingerprint.as_str()).collect();
    some.iter().copied().filter(|finding| !known.contains(finding.fingerprint.as_str())).collect()
}

/// The rule of a finding that has several places, with their paths and what is written there.
type Places<'f> = (&'static str, BTreeSet<(&'f str, &'f str)>);

fn places<'f>(strategy: &'f Strategy, finding: &'f Finding, former: &'f Former) -> Option<Places<'f>> {
    if finding.labels.len() < 2 {
        return None;
    }
    let written = finding.labels.iter().map(|label| {
        let text = strategy.text_of(&label.path).map_or("", |text| label.span.of(text));
        (former.path(&label.path), former.name(text))
    });
    Some((finding.rule, written.collect()))
}
