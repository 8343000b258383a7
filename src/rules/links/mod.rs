//! *Links*: what is named is there, fits, and leads somewhere.

mod ended;
mod names;
mod near_path;
mod obstacle;
mod people;
mod upwards;

crate::rules::rules! {
    duplicate_id,
    dangling_reference,
    wrong_kind_reference,
    ambiguous_reference,
    reference_cycle,
    broken_link,
    broken_anchor,
    unreachable_record,
    link_to_ended,
}
