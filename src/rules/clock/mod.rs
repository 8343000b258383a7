//! *The clock*: what became true because time passed.

crate::rules::rules! {
    stale_estimate,
}
