//! *Evidence*: what a good colleague would ask about how we know.

crate::rules::rules! {}
