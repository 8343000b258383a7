use std::collections::BTreeSet;

use super::{Entry, Role, Values};
use crate::finding::FieldPath;

/// A value that is another than before. `from` is absent where it was added, `to` where it was removed.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    pub path: FieldPath,
    pub role: Role,
    pub from: Option<Entry>,
    pub to: Option<Entry>,
}

/// What has to be done to the values of one version to come to those of another, by path.
pub fn field_changes(base: &Values, head: &Values) -> Vec<FieldChange> {
    let paths: BTreeSet<&FieldPath> = base.0.keys().chain(head.0.keys()).collect();
    let changed = paths.into_iter().filter_map(|path| {
        let (from, to) = (base.0.get(path), head.0.get(path));
        let role = to.or(from)?.role;
        let is_same = from.map(|entry| &entry.value) == to.map(|entry| &entry.value);
        (!is_same).then(|| FieldChange { path: path.clone(), role, from: from.cloned(), to: to.cloned() })
    });
    changed.collect()
}
