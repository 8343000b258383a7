//! *Reading*: what keeps a record, or one of its values, from being read.

crate::rules::rules! {}
