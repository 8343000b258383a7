//! *History*: what Git shows and nobody wrote down. What counts is what was accepted on the branch, in its order.

mod commitments;
mod story;

crate::rules::rules! {
    goalposts_moved,
    status_jump,
}
