//! *History*: what Git shows and nobody wrote down. What counts is what was accepted on the branch, in its order.

mod acknowledge;
mod around;
mod begun;
mod churn;
mod commitments;
mod lost;
mod missed;
mod rewording;
mod signs;
mod slide;
mod stories;
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
    deadline_slid,
    intent_churn,
    zombie,
    resurrected,
    status_jump,
    rubber_stamp_review,
    vanished_record,
    backdated,
}
