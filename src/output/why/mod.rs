//! Why something is done, for people and for machines.

mod human;
mod json;

pub use human::human;
pub use json::json;
