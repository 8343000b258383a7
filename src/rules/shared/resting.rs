//! What is under way and rests on something.

use crate::graph::{Incoming, Place, Strategy};
use crate::model::Record;
use crate::values::Kind;

/// The first record that goes on and names another in a field that counts, and where it does.
pub fn first_resting_on(
    strategy: &Strategy,
    number: usize,
    counts: impl Fn(&Record, &str) -> bool,
) -> Option<(&Record, Place)> {
    let goes_on = |record: &Record| record.is_under_way() || (record.kind == Kind::Vision && !record.has_ended());
    strategy.incoming(number).iter().find_map(|Incoming { from, reference, field }| {
        let counts = |record: &&Record| !record.broken && goes_on(record) && counts(record, field);
        let record = strategy.record(*from).filter(counts)?;
        Some((record, Place::reference(*from, record.file, record.references.get(*reference)?)))
    })
}
