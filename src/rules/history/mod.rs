//! *History*: what Git shows and nobody wrote down. What counts is what was accepted on the branch, in its order.

mod acknowledge;
mod begun;
mod commitments;
mod rewording;
mod story;
mod switch;

crate::rules::rules! {
    goalposts_moved,
    goalposts_moved_with_result,
    criteria_late,
    result_before_hypothesis,
    hypothesis_rewritten,
    baseline_edited,
    outcome_switched,
    kill_criteria_weakened,
    cherry_reported,
    status_jump,
}
