use std::collections::BTreeSet;

use crate::graph::Strategy;

/// The records that link to a record or to one of its options, with these options.
pub fn around(strategy: &Strategy, number: usize) -> BTreeSet<usize> {
    let options = strategy.options_of(number);
    let linking = options.iter().chain([&number]).flat_map(|to| {
        let from = strategy.incoming(*to).iter().map(|incoming| incoming.from);
        from.chain(strategy.experiments_on(*to))
    });
    let mut all: BTreeSet<usize> = linking.collect();
    all.extend(options);
    all.remove(&number);
    all
}
