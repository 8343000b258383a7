use crate::finding::FieldPath;
use crate::graph::Place;

/// Where a field of a list's entry stands, by the name of the entry, however long.
pub fn entry(record: usize, list: &str, name: &str, field: &str) -> Place {
    Place::Field(record, FieldPath::of(list).then(&FieldPath::entry_name(name)).then(field))
}
