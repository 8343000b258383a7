//! Money and work, for people, as Markdown and for machines.

mod human;
mod json;
mod markdown;

pub use human::human;
pub use json::json;
pub use markdown::{PortfolioPage, markdown};
