//! *The clock*: what became true because time passed.

crate::rules::rules! {
    shipped_unmeasured,
    missed_target,
    stale_metric,
    endless_experiment,
    overdue_review,
    unanswered_question,
    stale_estimate,
    research_gone_cold,
}
