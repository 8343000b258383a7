//! *The build trap*: work measured by what ships instead of what changes for a customer.

mod counted;
mod dated;
mod mismatches;
mod wording;

crate::rules::rules! {
    missing_outcome_metric,
    output_metric_as_outcome,
    output_metric_in_disguise,
    output_worded_outcome,
    project_in_disguise,
    solution_as_problem,
    plan_as_strategy,
    vanity_metric,
    lone_metric,
    target_behind_baseline,
    unit_mismatch,
    missing_target,
    missing_success_criterion,
    verdict_against_readings,
    result_without_decision,
    result_without_learning,
    ignored_result,
    decision_not_carried_out,
    achieved_below_target,
    stopped_without_why,
    missing_vision,
    several_visions,
    too_many_intents,
    intent_without_initiative,
    horizon_inversion,
}
