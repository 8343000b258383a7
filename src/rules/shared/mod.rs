//! What rules of several groups ask: which outcomes are judged, what was tried and read, who stands below and above.

pub(in crate::rules) mod branch;
pub(in crate::rules) mod evidence;
pub(in crate::rules) mod entries;
pub(in crate::rules) mod experiments;
pub(in crate::rules) mod heard;
pub(in crate::rules) mod holds_since;
pub(in crate::rules) mod outcomes;
pub(in crate::rules) mod promises;
pub(in crate::rules) mod reasons;
pub(in crate::rules) mod resting;
pub(in crate::rules) mod results;
