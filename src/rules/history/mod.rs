//! *History*: what Git shows and nobody wrote down. What counts is what was accepted on the branch, in its order.

mod acknowledge;
mod around;
mod begun;
mod churn;
mod commitments;
mod lost;
mod missed;
mod redefined;
mod rewording;
mod signs;
mod slide;
mod stories;
mod switch;
mod tuning;

pub use backdated::is_of_the_past;

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
    estimate_tuned,
    suspect_child,
}

/// The rules for which the base and the head of a review suffice; the others need the way between.
pub const TWO_STATES: [&str; 14] = [
    "goalposts-moved",
    "goalposts-moved-with-result",
    "criteria-late",
    "result-before-hypothesis",
    "hypothesis-rewritten",
    "baseline-edited",
    "outcome-switched",
    "kill-criteria-weakened",
    "resurrected",
    "status-jump",
    "vanished-record",
    "cherry-reported",
    "estimate-tuned",
    "suspect-child",
];
