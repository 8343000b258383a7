//! *Links*: what is named is there, fits, and leads somewhere.

crate::rules::rules! {
    dangling_reference,
}
