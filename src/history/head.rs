use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::State;
use super::fold::{Contents, Fold};
use crate::graph::Strategy;
use crate::model::Record;
use crate::source::Chain;
use crate::values::Date;

/// The tree that is judged: the last step.
#[derive(Clone, Copy)]
pub struct Head<'s> {
    pub strategy: &'s Strategy,
    /// Today for a work tree, a revision's day for a revision.
    pub day: Date,
}

/// The last step: the files of the head tree, among those that the chain follows, that say something else than at its
/// end.
pub(super) fn fold_head(chain: &Chain, strategy: &Strategy, fold: &mut Fold) {
    let step = chain.steps.len();
    let mut files: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in strategy.records.iter().filter(|record| chain.follows(strategy.path_of(record))) {
        files.entry(strategy.path_of(record)).or_default().push(record);
    }
    let absent: BTreeSet<Arc<str>> = fold.paths().filter(|path| !files.contains_key(path.as_ref())).cloned().collect();
    let mut changes: Vec<(Arc<str>, Contents)> = absent.into_iter().map(|path| (path, Contents::Removed)).collect();
    for (path, records) in files {
        if !fold.holds(path, records.iter().copied()) {
            let records = records.into_iter().map(|record| Arc::new(record.clone())).collect();
            changes.push((path.into(), Contents::Records(records)));
        }
    }
    fold.step(step, changes);
    // Of a file that cannot be read, then and now, it is not known whether it changed.
    for life in &mut fold.lives {
        if let [.., before, last] = life.versions.as_slice()
            && last.step == step
            && matches!((&before.state, &last.state), (State::Unknown, State::Unknown))
        {
            life.versions.pop();
        }
    }
}
