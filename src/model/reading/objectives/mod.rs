//! Objectives with their key results as teams write them down: marked or not, in lists, under headings, in tables.

mod find;
mod lists;
mod marks;
mod records;
mod tables;

pub use find::{Objective, objectives};
pub use lists::any_marked;
pub use marks::key_result;
pub(super) use records::objective_records;
