use std::sync::Arc;

use super::{Match, Same};
use crate::graph::Strategy;
use crate::model::Record;

/// The records that stand in both states just so, by number in the base and in the head: their file was read once for
/// both, and no other record has their id, so that nobody takes one for another.
pub fn shared(base: &Strategy, head: &Strategy, pairs: &[Match]) -> (Vec<bool>, Vec<bool>) {
    let mut shared = (vec![false; base.records.len()], vec![false; head.records.len()]);
    for pair in pairs.iter().filter(|pair| pair.same == Same::Name) {
        let (Some(before), Some(after)) = (pair.base, pair.head) else { continue };
        let (Some(one), Some(other)) = (base.record(before), head.record(after)) else { continue };
        if is_one((base, one), (head, other)) && base.is_only_one(one) && head.is_only_one(other) {
            shared.0.get_mut(before).into_iter().for_each(|is_shared| *is_shared = true);
            shared.1.get_mut(after).into_iter().for_each(|is_shared| *is_shared = true);
        }
    }
    shared
}

/// Whether two are copies of what was read once. An initiative to which a state gives links of its own is no copy.
fn is_one((base, before): (&Strategy, &Record), (head, after): (&Strategy, &Record)) -> bool {
    let files = base.files.get(before.file).zip(head.files.get(after.file));
    files.is_some_and(|(one, other)| Arc::ptr_eq(one, other))
        && before.number == after.number
        && Arc::ptr_eq(&before.references, &after.references)
}
