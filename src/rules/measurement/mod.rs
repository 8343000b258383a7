//! *Measurement*: what a good colleague would ask about how value is measured.

mod bets;
mod practice;
mod serving;

crate::rules::rules! {
    missing_baseline,
    missing_target_date,
    no_leading_metric,
    outcome_adrift,
    business_outcome_only,
    echoed_outcome,
    unsourced_metric,
    growth_without_retention,
    weak_north_star,
    unmeasured_option,
    unmeasured_segment,
    unmeasured_factor,
    missing_segment,
    kitchen_sink,
}
