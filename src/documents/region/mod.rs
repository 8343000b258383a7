mod fault;
mod text;

pub use fault::{FaultWords, fault_words};
pub use text::{appended, checksum, filled, holds};
