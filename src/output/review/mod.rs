//! The pack of a review, for people and for machines.

mod json;
mod markdown;

pub use json::json;
pub use markdown::{markdown, title};
