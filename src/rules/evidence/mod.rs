//! *Evidence*: what a good colleague would ask about how we know.

mod in_delivery;
mod one_kind;

crate::rules::rules! {
    unresearched_initiative,
    usability_only_evidence,
    numbers_only_evidence,
    untested_option,
    untested_assumption,
    single_option,
    order_taking,
    untold_participants,
    too_broad_experiment,
    scaled_before_validated,
    never_refuted,
    never_conclusive,
    same_evidence_everywhere,
}
