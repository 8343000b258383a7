//! *Portfolio*: what a good colleague would ask about all the work together.

crate::rules::rules! {
    estimate_without_source,
    estimate_missing,
}
