//! The strategy on one screen, for people and for machines.

mod decide;
mod footer;
mod goals;
mod human;
mod json;
mod practice;
mod screen;

pub use human::human;
pub(super) use json::Screen;
pub use json::json;
