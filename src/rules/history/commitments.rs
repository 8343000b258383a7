use std::collections::HashSet;

use crate::compare::FieldChange;
use crate::finding::FieldPath;

/// The fields in which a criterion gives its number.
const BOUNDS: [&str; 3] = ["bound", "at_least", "at_most"];

/// A target or a success criterion.
pub fn is_goal(path: &FieldPath) -> bool {
    let last = path.segments().last().unwrap_or_default();
    match path.field() {
        "outcomes" => last == "target",
        "success" => BOUNDS.contains(&last),
        _ => false,
    }
}

/// The entry of a list or a group that a path leads into: `outcomes.activation`.
pub fn entry(path: &FieldPath) -> FieldPath {
    path.segments().take(2).collect()
}

/// The entries that came or went as a whole.
pub fn whole_entries<'c>(changes: impl IntoIterator<Item = &'c FieldChange>) -> HashSet<FieldPath> {
    let names = changes.into_iter().filter(|change| {
        let is_name = |last| ["metric", "text"].contains(&last);
        change.path.segments().count() == 3 && change.path.segments().last().is_some_and(is_name)
    });
    names.filter(|name| name.from.is_none() || name.to.is_none()).map(|name| entry(&name.path)).collect()
}

/// Of what came or went as a whole one change: that of its target or bound, else of the first that it has.
pub fn one_an_entry(mut changes: Vec<FieldChange>) -> Vec<FieldChange> {
    const ORDER: [&str; 6] = ["target", "bound", "at_least", "at_most", "text", "metric"];
    let place = |path: &FieldPath| {
        let last = path.segments().last().unwrap_or_default();
        ORDER.iter().position(|name| *name == last).unwrap_or(ORDER.len())
    };
    let whole = whole_entries(&changes);
    changes.sort_by_cached_key(|change| (entry(&change.path), place(&change.path)));
    changes.dedup_by(|next, first| entry(&next.path) == entry(&first.path) && whole.contains(&entry(&next.path)));
    changes
}

/// Whether what came or went is there in other words: a bound in another form, a sentence in place of a sentence. Of
/// these nobody can say what changed.
pub fn is_reworded(change: &FieldChange, among: &[FieldChange]) -> bool {
    let last = |change: &FieldChange| change.path.segments().last().unwrap_or_default().to_owned();
    let ends = |change: &FieldChange| (change.from.is_some(), change.to.is_some());
    let is_other_end = |other: &&FieldChange| {
        matches!((ends(other), ends(change)), ((true, false), (false, true)) | ((false, true), (true, false)))
    };
    among.iter().filter(is_other_end).any(|other| {
        let same = |names: &[&str]| names.contains(&&*last(other)) && names.contains(&&*last(change));
        (same(&BOUNDS) && entry(&other.path) == entry(&change.path))
            || (same(&["text"]) && other.path.field() == change.path.field())
    })
}

/// A day until which something is promised.
pub fn is_deadline(path: &FieldPath) -> bool {
    let last = path.segments().last().unwrap_or_default();
    let is_own = ["by", "deadline", "ends"].contains(&path.field()) && last == path.field();
    is_own || (path.field() == "outcomes" && last == "by")
}
