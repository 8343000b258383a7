//! A North Star document as Markdown, and as JSON.

mod json;
mod markdown;
mod schema;

pub use json::json;
pub use markdown::{markdown, template_of};
pub use schema::north_star_schema;
