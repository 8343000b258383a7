use std::collections::HashSet;

use super::access::number_in;
use super::context::Context;
use crate::finding::{Mend, Problem, Step};
use crate::syntax::Entry;
use crate::values::nearest;

/// Whether a key that is no field of a group is none of its business: one of its owner's own, or a field of the other
/// half of the record.
pub(super) fn is_passed_over(key: &str, context: &Context<'_>, path: &Step<'_>) -> bool {
    key.starts_with("x-") || number_in(also(context, path), key).is_some()
}

/// Says that a key is none of the known ones, and returns the field that it is near to, if that is not given: nothing
/// else is to be concluded from that field's absence.
pub(super) fn unknown(
    entry: &Entry<'_>,
    entries: &[Entry<'_>],
    free: &[&'static str],
    fields: &'static [&'static str],
    context: &Context<'_>,
    path: &Step<'_>,
) -> Option<&'static str> {
    let also = also(context, path);
    let near = nearest(&entry.key, free.iter().copied());
    let meant = near.as_ref().and_then(|near| fields.iter().copied().find(|field| *field == near.name));
    if context.silent_below || path.is_root() && context.silent_unknown {
        return meant;
    }
    let place = match path.to_field_path() {
        root if root.is_empty() => context.noun.to_owned(),
        path => format!("`{path}`"),
    };
    let given = || nearest(&entry.key, fields.iter().chain(also).copied());
    let help = match near.as_ref().map(|near| near.name).ok_or_else(given) {
        Ok(near) => format!("did you mean `{near}`? (a key of your own begins with `x-`)"),
        Err(Some(given)) => format!("`{}` is there already: move it there, or delete it", given.name),
        Err(None) => format!("known here: {} (a key of your own begins with `x-`)", shown(fields, also)),
    };
    let is_only = || is_only_one(&entry.key, entries, free, &[fields, also]);
    let mend = near.filter(|near| near.safe && is_only()).map(|near| Mend::text(entry.key.as_ref(), near.name));
    context.note(
        Problem::new("unknown-key", entry.key_span, format!("{place} has no field `{}`", entry.key))
            .help(help)
            .field(path.down(&entry.key).to_field_path())
            .mend(mend),
    );
    meant
}

/// Whether no other misspelt key of a group is near to the same field: which of the two was meant would be a guess. A
/// group of so many keys is not looked through.
fn is_only_one(key: &str, entries: &[Entry<'_>], free: &[&str], known: &[&[&str]; 2]) -> bool {
    const MANY: usize = 200;
    let meant = |key: &str| nearest(key, free.iter().copied()).map(|near| near.name);
    let is_unknown = |entry: &&Entry<'_>| {
        entry.key != key && !entry.key.starts_with("x-") && !known.iter().any(|names| names.contains(&&*entry.key))
    };
    entries.len() <= MANY && !entries.iter().filter(is_unknown).any(|entry| meant(&entry.key) == meant(key))
}

/// The fields of a group that are not given.
pub(super) fn free(
    all: &[Entry<'_>],
    fields: &'static [&'static str],
    context: &Context<'_>,
    path: &Step<'_>,
) -> Vec<&'static str> {
    let given: HashSet<&str> = all.iter().map(|entry| entry.key.as_ref()).collect();
    fields.iter().chain(also(context, path)).copied().filter(|field| !given.contains(field)).collect()
}

fn also<'c>(context: &Context<'c>, path: &Step<'_>) -> &'c [&'static str] {
    if path.is_root() { context.also_known } else { &[] }
}

/// The names of the fields for a help line; of many, the first dozen.
fn shown(fields: &[&str], also: &[&str]) -> String {
    const MOST: usize = 12;
    let names: Vec<String> = fields.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    match (fields.len() + also.len()).saturating_sub(names.len()) {
        0 => names.join(", "),
        left => format!("{} and {left} more", names.join(", ")),
    }
}
