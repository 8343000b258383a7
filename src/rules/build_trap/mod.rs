//! *The build trap*: work measured by what ships instead of what changes for a customer.

crate::rules::rules! {
    missing_vision,
}
