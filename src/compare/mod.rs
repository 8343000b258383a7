//! How two versions of a record differ: every value by its path with its role, and which records are the same.

mod agreement;
mod changes;
mod direction;
mod former;
mod matching;
mod meaning;
mod moved;
mod names;
mod role;
mod shared;
mod tree;
mod values;

pub use agreement::{amended, is_agreed};
pub use changes::{FieldChange, field_changes};
pub use direction::{Direction, Yardstick, direction};
pub use former::Former;
pub use matching::{Match, Same, matching};
pub use meaning::means_the_same;
pub use role::Role;
pub use shared::shared;
pub use tree::Tree;
pub use values::{Entry, UNREAD, Value, Values, values, values_of};

#[cfg(test)]
mod tests;
