//! The life of a record, for people and for machines.

mod human;
mod json;
mod schema;
mod short;

pub use human::human;
pub(in crate::output) use human::words;
pub use json::json;
pub use schema::log_schema;
pub use short::in_short;
