use std::collections::HashMap;

use super::{Match, Same, moved};
use crate::finding::FieldPath;
use crate::graph::Strategy;
use crate::model::Record;

/// What the base of a comparison calls what the head calls otherwise: records and files. A finding of something that
/// was renamed is known by the name that it had.
#[derive(Clone, Debug, Default)]
pub struct Former {
    /// By the full name in the head, and by the bare id where that changed too.
    names: HashMap<String, String>,
    /// By the path in the head.
    paths: HashMap<String, String>,
}

impl Former {
    /// The names of records that are the same for sure: by `aliases`, or by what they say.
    pub fn of(base: &Strategy, head: &Strategy, pairs: &[Match]) -> Former {
        let mut former = Former::default();
        let renamed = pairs.iter().filter(|pair| pair.same != Same::Name);
        renamed.filter_map(|pair| pair.base.zip(pair.head)).for_each(|pair| former.add_record(base, head, pair));
        // In another file it may have the same name.
        for (before, after) in pairs.iter().filter_map(|pair| pair.base.zip(pair.head)) {
            let (Some(before), Some(after)) = (base.record(before), head.record(after)) else { continue };
            let (old, new) = (base.path_of(before), head.path_of(after));
            if old != new {
                former.paths.insert(new.to_owned(), old.to_owned());
            }
        }
        former
    }

    /// The same, and of files that were renamed and changed a little in one go, as Git tells them.
    pub fn with_renamed_files(base: &Strategy, head: &Strategy, pairs: &[Match]) -> Former {
        let mut former = Former::of(base, head, pairs);
        let moved = moved::files(base, head);
        moved::records(base, head, pairs, &moved).into_iter().for_each(|pair| former.add_record(base, head, pair));
        let path = |strategy: &Strategy, file: usize| strategy.files.get(file).map(|file| file.path.clone());
        let paths = moved.into_iter().filter_map(|(old, new)| Some((path(head, new)?, path(base, old)?)));
        former.paths.extend(paths);
        former
    }

    fn add_record(&mut self, base: &Strategy, head: &Strategy, (before, after): (usize, usize)) {
        let (Some(before), Some(after)) = (base.record(before), head.record(after)) else { return };
        self.names.insert(after.full_name(), before.full_name());
        // As references and paths of fields name it, where that can mean nothing else.
        if after.id != before.id && head.is_only_one(after) {
            self.names.insert(after.id.clone(), before.id.clone());
        }
    }

    /// What the base calls a record of that full name, or a reference of that text.
    pub fn name<'n>(&'n self, name: &'n str) -> &'n str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// Where the file of that path stands in the base.
    pub fn path<'n>(&'n self, path: &'n str) -> &'n str {
        self.paths.get(path).map_or(path, String::as_str)
    }

    /// The path of a field as the base writes it: it may name a metric that has another id there.
    pub fn field(&self, field: &FieldPath) -> String {
        if self.names.is_empty() {
            return field.to_string();
        }
        field.segments().map(|segment| self.name(segment)).collect::<FieldPath>().to_string()
    }
}

/// The records of one state that the other does not have, by number, in their order.
pub(super) fn unpaired(pairs: &[Match], of_head: bool) -> Vec<usize> {
    let alone = pairs.iter().filter(|pair| pair.base.is_none() || pair.head.is_none());
    alone.filter_map(|pair| if of_head { pair.head } else { pair.base }).collect()
}

/// Whether two could be one, whatever they are called.
pub(super) fn is_alike(before: &Record, after: &Record) -> bool {
    before.kind == after.kind && std::mem::discriminant(&before.form) == std::mem::discriminant(&after.form)
}
