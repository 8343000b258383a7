//! The life of each record along the first-parent chain: when it came, changed, was renamed, and went.

mod continuing;
mod fold;
mod head;
mod life;
mod lives;
mod parsed;
mod reach;
mod story;
mod two;

pub use head::Head;
pub use life::{Life, State, Version};
pub use lives::{Lives, lives};
pub use story::{Edit, Story, Told, from_to, has_result, name_of, taken};
