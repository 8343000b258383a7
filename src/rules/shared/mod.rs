//! What rules of several groups ask: which outcomes are judged, what was tried and read, who stands below and above.

pub mod basis;
pub mod branch;
pub mod evidence;
pub mod entries;
pub mod experiments;
pub mod heard;
pub mod holds_since;
pub mod outcomes;
pub mod promises;
pub mod reasons;
pub mod resting;
pub mod results;
pub mod stories;
