//! What the files of an existing repository could mean.

mod cover;
mod folders;
mod kinds;
mod look;
mod mapping;
mod okrs;
mod pages;
mod propose;
mod reading;
mod tables;
mod text;
mod words;

pub use look::{Look, look};
pub use mapping::{Each, Proposed};
pub use propose::{Left, Proposal, propose};
pub use reading::{NotRead, Reading, readings};
pub use text::{as_config, as_records};
