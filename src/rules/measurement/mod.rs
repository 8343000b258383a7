//! *Measurement*: what a good colleague would ask about how value is measured.

crate::rules::rules! {}
