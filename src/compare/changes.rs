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

/// What has to be done to the values of one version to come to those of another, by path. Of what one of them cannot read
/// nobody can say what came or went in it: only that is told, and nothing below it.
pub fn field_changes(base: &Values, head: &Values) -> Vec<FieldChange> {
    let paths: BTreeSet<&FieldPath> = base.0.keys().chain(head.0.keys()).collect();
    let (unread_in_base, unread_in_head) = (unread(base), unread(head));
    let is_below = |all: &[FieldPath], path: &FieldPath| all.iter().any(|above| path.is_below(above));
    let changed = paths.into_iter().filter_map(|path| {
        let (from, to) = (base.0.get(path), head.0.get(path));
        let is_told = to.or(from)?.value.is_readable;
        if is_told
            && (from.is_none() && is_below(&unread_in_base, path) || to.is_none() && is_below(&unread_in_head, path))
        {
            return None;
        }
        let role = to.or(from)?.role;
        let is_same = from.map(|entry| &entry.value) == to.map(|entry| &entry.value);
        (!is_same).then(|| FieldChange { path: path.clone(), role, from: from.cloned(), to: to.cloned() })
    });
    changed.collect()
}

/// What stands above values that cannot be read: of an entry of a list that has no name its list, of anything else itself.
fn unread(values: &Values) -> Vec<FieldPath> {
    let unread = values.0.iter().filter(|(_, entry)| !entry.value.is_readable);
    let above = |path: &FieldPath| match path.segments().last() {
        Some(name) if name.is_empty() || name.starts_with(" (") => path.parent(),
        _ => path.clone(),
    };
    unread.map(|(path, _)| above(path)).collect()
}
