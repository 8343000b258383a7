//! A story map as a table in Markdown and as JSON; `documents/story_map` draws it.

mod json;
mod markdown;
mod schema;

pub use json::json;
pub use markdown::{MapPage, markdown};
pub use schema::map_schema;
