//! *Housekeeping*: waivers, amendments and settings that do what they say.

crate::rules::rules! {}
