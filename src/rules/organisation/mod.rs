//! *Organisation*: how people are led and rewarded; only by `extend`.

crate::rules::rules! {}
