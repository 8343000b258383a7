//! *Reading*: what keeps a record, or one of its values, from being read.

mod bare_share;
mod estimate_values;
mod mapped;
mod odd_readings;
mod owed;

pub use missing_field::missing_fields;

crate::rules::rules! {
    unreadable_file,
    conflict_markers,
    invalid_yaml,
    duplicate_key,
    unknown_key,
    missing_field,
    invalid_value,
    field_given_twice,
    unknown_kind,
    misplaced_record,
    placeholder_text,
    personal_data,
}
