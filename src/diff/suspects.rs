use std::collections::{BTreeSet, HashSet};

use super::{Change, Compared, Importance, What};
use crate::compare::Match;

/// Work under way below something whose promise changed, and that nobody touched in the same change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The number of the child in the head.
    pub record: usize,
    pub name: String,
    /// The full name of what changed above it.
    pub parent: String,
    /// The field that changed there.
    pub field: String,
}

pub fn suspects(compared: &Compared<'_>, pairs: &[Match], changes: &[Change]) -> Vec<Suspect> {
    let head = compared.head;
    let touched: BTreeSet<&str> = changes.iter().map(|change| change.record.as_str()).collect();
    let stood: HashSet<usize> = pairs.iter().filter(|pair| pair.base.is_some()).filter_map(|pair| pair.head).collect();
    let mut suspects = Vec::new();
    for change in changes {
        let is_promise = change.importance == Importance::Commitment && change.what != What::Removed;
        let Some(field) = change.field.as_ref().filter(|_| is_promise) else { continue };
        let Some(parent) = head.named(&change.record).first().copied() else { continue };
        for child in head.below(parent) {
            let Some(record) = head.record(child).filter(|record| record.is_under_way()) else { continue };
            let name = record.full_name();
            if stood.contains(&child) && !touched.contains(name.as_str()) {
                suspects.push(Suspect { record: child, name, parent: change.record.clone(), field: field.to_string() });
            }
        }
    }
    suspects.sort_by(|one, other| (&one.name, &one.parent).cmp(&(&other.name, &other.parent)));
    suspects.dedup_by(|one, other| (&one.name, &one.parent) == (&other.name, &other.parent));
    suspects
}
