//! A story map as a table in Markdown and as JSON; `documents/story_map` draws it.

mod json;
mod markdown;

pub(super) use json::OneMap;
pub use json::json;
pub use markdown::{MapPage, markdown};
