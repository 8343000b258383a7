//! Why something is done, for people and for machines.

mod human;
mod json;
mod schema;

pub use human::human;
pub use json::json;
pub use schema::why_schema;
