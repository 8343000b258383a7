//! The strategy on one screen, for people and for machines.

mod decide;
mod footer;
mod goals;
mod human;
mod json;
mod practice;
mod schema;
mod screen;

pub use human::human;
pub use json::json;
pub use schema::status_schema;
