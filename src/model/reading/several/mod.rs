//! Files that hold several records each: a heading, an entry of a list, a row of a table or a key is one.

mod in_page;
mod in_yaml;
pub(super) mod naming;

use super::objectives::objective_records;
use super::raw::RawRecord;
use crate::config::{MappingInForce, Part, Settings};
use crate::values::Kind;

/// What reads a file: the path, the mapping with its number, the kind of its records.
#[derive(Clone, Copy)]
pub struct Source<'s> {
    pub path: &'s str,
    pub number: usize,
    pub kind: Kind,
    pub mapping: &'s MappingInForce,
    pub settings: &'s Settings,
}

/// The records of such a file, in the order in which they stand.
pub(super) fn records<'a>(text: &'a str, source: Source<'_>) -> Vec<RawRecord<'a>> {
    let is_page = source.path.ends_with(".md") || source.path.ends_with(".markdown");
    let mut records = match (is_page, &source.mapping.part) {
        (true, Part::Objective) => objective_records(text, source),
        (true, _) => in_page::records(text, source),
        (false, _) => in_yaml::records(text, source),
    };
    for record in &mut records {
        record.mapping = Some(source.number);
    }
    records
}
