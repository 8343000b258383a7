//! The pack of a review, for people and for machines.

mod json;
mod markdown;
mod schema;

pub use json::json;
pub use markdown::{markdown, title};
pub use schema::review_schema;
